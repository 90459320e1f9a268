package dev.serverlease.law;

/** The side of a lease that a rule looks at; the process asks one subject after another. */
public enum Subject {
    PARTIES("主体", "Parties"),
    LESSOR("出租人资质", "Lessor"),
    CHANNEL("联网信道", "Channel"),
    INFORMATION_SERVICE("信息服务许可与备案", "Information service"),
    USE("使用用途", "Use"),
    DATA_EXPORT("数据出境", "Data export"),
    CONTRACT_TERMS("合同条款", "Contract terms"),
    ACTIVATION("开通", "Activation"),
    USE_REVIEW("使用情况复核", "Use review"),
    TERMINATION("合同解除与租期届满", "Termination");

    private final String zh;
    private final String en;

    Subject(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
