package dev.serverlease.law;

/**
 * A law, regulation, rule, notice or standard that a rule rests on. Its quoted articles stand in {@code law/<key>.md}.
 */
public enum Act {
    CIVIL_CODE("civil-code", "中华人民共和国民法典", "Civil Code"),
    CRIMINAL_LAW("criminal-law", "中华人民共和国刑法", "Criminal Law"),
    ADMINISTRATIVE_LICENSING_LAW("administrative-licensing-law", "中华人民共和国行政许可法", "Administrative Licensing Law"),
    E_SIGNATURE_LAW("e-signature-law", "中华人民共和国电子签名法", "Electronic Signature Law"),
    CHOICE_OF_LAW(
            "choice-of-law", "中华人民共和国涉外民事关系法律适用法", "Law on the Law Applicable to Foreign-related Civil Relations"),
    CYBERSECURITY_LAW("cybersecurity-law", "中华人民共和国网络安全法", "Cybersecurity Law"),
    DATA_SECURITY_LAW("data-security-law", "中华人民共和国数据安全法", "Data Security Law"),
    PERSONAL_INFORMATION_PROTECTION_LAW(
            "personal-information-protection-law", "中华人民共和国个人信息保护法", "Personal Information Protection Law"),
    STATE_SECRETS_LAW("state-secrets-law", "中华人民共和国保守国家秘密法", "Law on Guarding State Secrets"),
    ANTI_TELECOM_FRAUD_LAW("anti-telecom-fraud-law", "中华人民共和国反电信网络诈骗法", "Anti-Telecom and Online Fraud Law"),
    COUNTER_TERRORISM_LAW("counter-terrorism-law", "中华人民共和国反恐怖主义法", "Counter-Terrorism Law"),
    TELECOM_REGULATIONS("decree-291", "中华人民共和国电信条例", "Telecommunications Regulations"),
    DECREE_195(
            "decree-195",
            "中华人民共和国计算机信息网络国际联网管理暂行规定",
            "Provisional Provisions on International Networking of Computer Information Networks"),
    DECREE_195_MEASURES(
            "decree-195-measures",
            "中华人民共和国计算机信息网络国际联网管理暂行规定实施办法",
            "Implementing Measures for the Provisional Provisions on International Networking"),
    DECREE_292("decree-292", "互联网信息服务管理办法", "Measures for Internet Information Services"),
    DECREE_333("decree-333", "外商投资电信企业管理规定", "Provisions on Foreign-invested Telecommunications Enterprises"),
    DECREE_790("decree-790", "网络数据安全管理条例", "Regulations on Network Data Security"),
    NETWORK_SECURITY_MEASURES(
            "network-security-measures",
            "计算机信息网络国际联网安全保护管理办法",
            "Measures for the Security Protection of International Networking"),
    CONTRACT_INTERPRETATION(
            "contract-interpretation",
            "最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释",
            "SPC Interpretation on the General Part of the Contract Book of the Civil Code"),
    CYBERCRIME_INTERPRETATION(
            "cybercrime-interpretation",
            "最高人民法院、最高人民检察院关于办理非法利用信息网络、帮助信息网络犯罪活动等刑事案件适用法律若干问题的解释",
            "SPC and SPP Interpretation on Aiding Crime through Information Networks"),
    ORDER_33(
            "order-33", "非经营性互联网信息服务备案管理办法", "Measures for the Filing of Non-commercial Internet Information Services"),
    ORDER_42("order-42", "电信业务经营许可管理办法", "Measures for Telecommunications Business Permits"),
    ORDER_16("order-16", "促进和规范数据跨境流动规定", "Provisions on Promoting and Regulating Cross-border Data Flows"),
    CERTIFICATION_MEASURES(
            "certification-measures", "个人信息出境认证办法", "Measures for Certification of Personal Information Export"),
    TELECOM_CATALOGUE("telecom-catalogue", "电信业务分类目录", "Catalogue of Telecommunications Services"),
    NOTICE_32(
            "notice-2017-32",
            "工业和信息化部关于清理规范互联网网络接入服务市场的通知",
            "MIIT Notice on Cleaning Up and Regulating the Internet Access Service Market"),
    NOTICE_107(
            "notice-2024-107",
            "工业和信息化部关于开展增值电信业务扩大对外开放试点工作的通告",
            "MIIT Notice 通信函〔2024〕107号 on the pilot opening of value-added telecom services"),
    MIIT_EXPLANATION_2017(
            "miit-explanation-2017",
            "工业和信息化部2017年1月24日答记者问（关于工信部信管函〔2017〕32号）",
            "MIIT's explanation of 24 January 2017 of Notice 工信部信管函〔2017〕32号"),
    MIIT_MEETING_2018(
            "miit-meeting-2018",
            "工业和信息化部2018年1月10日政策宣贯会（工信管函〔2017〕2496号）",
            "MIIT policy meeting of 10 January 2018 on 工信管函〔2017〕2496号"),
    GB_32100("gb-32100", "法人和其他组织统一社会信用代码编码规则", "GB 32100: Unified Social Credit Code"),
    GB_11643("gb-11643", "公民身份号码", "GB 11643: Citizen Identification Number");

    private final String key;
    private final String zh;
    private final String en;

    Act(String key, String zh, String en) {
        this.key = key;
        this.zh = zh;
        this.en = en;
    }

    public String key() {
        return key;
    }

    public String zh() {
        return zh;
    }

    /** The title as written in running Chinese text: only a document takes title marks. */
    public String zhQuoted() {
        return this == MIIT_EXPLANATION_2017 || this == MIIT_MEETING_2018 ? zh : "《" + zh + "》";
    }

    public String en() {
        return en;
    }
}
