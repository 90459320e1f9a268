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
    SURVEYING_LAW("surveying-law", "中华人民共和国测绘法", "Surveying and Mapping Law"),
    BIOSECURITY_LAW("biosecurity-law", "中华人民共和国生物安全法", "Biosecurity Law"),
    ARCHIVES_LAW("archives-law", "中华人民共和国档案法", "Archives Law"),
    ACCOUNTING_LAW("accounting-law", "中华人民共和国会计法", "Accounting Law"),
    VAT_LAW("vat-law", "中华人民共和国增值税法", "Value-Added Tax Law"),
    ARBITRATION_LAW("arbitration-law", "中华人民共和国仲裁法", "Arbitration Law"),
    ENTERPRISE_INCOME_TAX_LAW("enterprise-income-tax-law", "中华人民共和国企业所得税法", "Enterprise Income Tax Law"),
    ANTI_FOREIGN_SANCTIONS_LAW("anti-foreign-sanctions-law", "中华人民共和国反外国制裁法", "Anti-Foreign Sanctions Law"),
    ECOMMERCE_LAW("e-commerce-law", "中华人民共和国电子商务法", "E-Commerce Law"),
    EXIT_ENTRY_LAW("exit-entry-law", "中华人民共和国出境入境管理法", "Exit and Entry Administration Law"),
    RESIDENT_ID_LAW("resident-id-law", "中华人民共和国居民身份证法", "Resident Identity Card Law"),
    MAP_REGULATIONS("map-regulations", "地图管理条例", "Regulations on Map Management"),
    CREDIT_REPORTING_REGULATIONS("credit-reporting-regulations", "征信业管理条例", "Regulations on Credit Reporting"),
    PAYMENT_REGULATIONS("payment-regulations", "非银行支付机构监督管理条例", "Regulations on Non-bank Payment Institutions"),
    GENETIC_RESOURCES_REGULATIONS(
            "genetic-resources-regulations", "中华人民共和国人类遗传资源管理条例", "Regulations on Human Genetic Resources"),
    FOREIGN_EXCHANGE_REGULATIONS("foreign-exchange-regulations", "中华人民共和国外汇管理条例", "Foreign Exchange Regulations"),
    VAT_REGULATIONS("vat-regulations", "中华人民共和国增值税法实施条例", "Implementing Regulations of the Value-Added Tax Law"),
    ENTERPRISE_INCOME_TAX_REGULATIONS(
            "enterprise-income-tax-regulations",
            "中华人民共和国企业所得税法实施条例",
            "Implementing Regulations of the Enterprise Income Tax Law"),
    MINORS_NETWORK_REGULATIONS(
            "minors-network-regulations", "未成年人网络保护条例", "Regulations on the Protection of Minors Online"),
    INCIDENT_REPORTING_MEASURES(
            "incident-reporting-measures",
            "国家网络安全事件报告管理办法",
            "National Measures for Reporting Network Security Incidents"),
    AUDIT_MEASURES(
            "pi-audit-measures", "个人信息保护合规审计管理办法", "Measures for Compliance Audits of Personal Information Protection"),
    NETWORK_IDENTITY_MEASURES(
            "network-identity-measures",
            "国家网络身份认证公共服务管理办法",
            "Measures for the National Network Identity Authentication Service"),
    SATELLITE_PROVISIONS("satellite-provisions", "终端设备直连卫星服务管理规定", "Provisions on Direct-to-Device Satellite Services"),
    ONLINE_PUBLISHING_PROVISIONS(
            "online-publishing-provisions", "网络出版服务管理规定", "Provisions on Online Publishing Services"),
    AUDIOVISUAL_PROVISIONS(
            "audiovisual-provisions", "互联网视听节目服务管理规定", "Provisions on Online Audiovisual Programme Services"),
    VEHICLE_DATA_PROVISIONS(
            "vehicle-data-provisions", "汽车数据安全管理若干规定（试行）", "Provisions on Vehicle Data Security (Trial)"),
    STANDARD_CONTRACT_MEASURES(
            "standard-contract-measures",
            "个人信息出境标准合同办法",
            "Measures for the Standard Contract of Personal Information Export"),
    BANK_NOTICE_17(
            "bank-notice-2011-17",
            "中国人民银行关于银行业金融机构做好个人金融信息保护工作的通知",
            "PBOC Notice 银发〔2011〕17号 on personal financial information"),
    ELECTRONIC_BANKING_MEASURES("electronic-banking-measures", "电子银行业务管理办法", "Measures for Electronic Banking"),
    POPULATION_HEALTH_MEASURES(
            "population-health-measures", "人口健康信息管理办法（试行）", "Measures for Population Health Information (Trial)"),
    RIDE_HAILING_MEASURES(
            "ride-hailing-measures", "网络预约出租汽车经营服务管理暂行办法", "Provisional Measures for Ride-hailing Services"),
    SCHOOL_TRAINING_NOTICE(
            "school-training-notice-2019-8",
            "教育部等六部门关于规范校外线上培训的实施意见（教基函〔2019〕8号）",
            "Opinions 教基函〔2019〕8号 on online after-school training"),
    ACCOUNTING_ARCHIVES_MEASURES("accounting-archives-measures", "会计档案管理办法", "Measures for Accounting Archives"),
    DOMAIN_NAME_MEASURES("domain-name-measures", "互联网域名管理办法", "Measures for Internet Domain Names"),
    GENERATIVE_AI_MEASURES(
            "generative-ai-measures", "生成式人工智能服务管理暂行办法", "Provisional Measures for Generative AI Services"),
    HMT_RESIDENCE_MEASURES(
            "hmt-residence-measures",
            "港澳台居民居住证申领发放办法",
            "Measures for Residence Permits of Hong Kong, Macao and Taiwan Residents"),
    FOREIGN_PR_CARD_RULES(
            "foreign-pr-card-rules",
            "新版外国人永久居留身份证机读信息规则",
            "Machine-readable Data of the Foreign Permanent Resident ID Card"),
    HMT_TRAVEL_PERMITS(
            "hmt-travel-permits", "港澳居民来往内地通行证、台湾居民来往大陆通行证", "Travel permits of Hong Kong, Macao and Taiwan residents"),
    TAX_NOTICE_40(
            "tax-notice-2013-40",
            "国家税务总局、国家外汇管理局关于服务贸易等项目对外支付税务备案有关问题的公告（2013年第40号）",
            "Notice 2013 No. 40 on tax filing of payments abroad"),
    TAX_NOTICE_19(
            "tax-notice-2021-19",
            "国家税务总局、国家外汇管理局关于服务贸易等项目对外支付税务备案有关问题的补充公告（2021年第19号）",
            "Notice 2021 No. 19, supplementing No. 40 of 2013"),
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
