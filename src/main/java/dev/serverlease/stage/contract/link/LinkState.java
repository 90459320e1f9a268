package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;

/** How far a link is; the first five can be used, in this order. */
public enum LinkState {
    SENT("已发出，尚未核对身份", "sent, nobody has identified themselves yet"),
    OPENED("已打开，等待验证码", "opened, waits for the code"),
    IDENTIFIED("已核对身份", "signer identified"),
    READ("已阅读合同", "contract read"),
    CONSENTED("已同意以电子方式签署", "consented to sign electronically"),
    SIGNED("已签署", "signed"),
    DECLINED("已拒绝签署", "declined"),
    FORWARDED("已转交代理人，待核对授权", "forwarded to a representative, whose authority is to be checked"),
    EXPIRED("已过有效期", "expired"),
    REVOKED("已撤销", "revoked"),
    SUPERSEDED("合同文本已更新，此链接作废", "superseded by a newer draft");

    private final Bilingual words;

    LinkState(String zh, String en) {
        words = new Bilingual(zh, en);
    }

    public Bilingual words() {
        return words;
    }

    public boolean isOpen() {
        return compareTo(CONSENTED) <= 0;
    }

    /** Whether this much has been done already. */
    public boolean hasReached(LinkState other) {
        return isOpen() && compareTo(other) >= 0;
    }
}
