package dev.serverlease.law;

/**
 * A law, regulation, rule, notice or standard that a rule rests on. Its quoted articles stand in {@code law/<key>.md}.
 */
public enum Act {
    CIVIL_CODE("civil-code", "中华人民共和国民法典", "Civil Code"),
    CRIMINAL_LAW("criminal-law", "中华人民共和国刑法", "Criminal Law"),
    CYBERSECURITY_LAW("cybersecurity-law", "中华人民共和国网络安全法", "Cybersecurity Law"),
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
    ORDER_33(
            "order-33", "非经营性互联网信息服务备案管理办法", "Measures for the Filing of Non-commercial Internet Information Services"),
    ORDER_16("order-16", "促进和规范数据跨境流动规定", "Provisions on Promoting and Regulating Cross-border Data Flows"),
    TELECOM_CATALOGUE("telecom-catalogue", "电信业务分类目录", "Catalogue of Telecommunications Services"),
    NOTICE_32(
            "notice-2017-32",
            "工业和信息化部关于清理规范互联网网络接入服务市场的通知",
            "MIIT Notice on Cleaning Up and Regulating the Internet Access Service Market"),
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

    /** The title as it stands in running Chinese text: only a document takes title marks. */
    public String zhQuoted() {
        return this == MIIT_MEETING_2018 ? zh : "《" + zh + "》";
    }

    public String en() {
        return en;
    }
}
