package dev.serverlease.attachment;

/** What a file is handed in for. */
public enum AttachmentKind {
    CONDITION_PROOF("条件成就的证明", "Proof of a condition"),
    IDENTITY("身份证明", "Identity evidence"),
    LETTER_OF_AUTHORITY("授权委托书", "Letter of authority"),
    SIGNED_CONTRACT("已签合同扫描件", "Scan of the signed contract"),
    NOTICE_PROOF("通知送达证明", "Proof that a notice arrived"),
    OTHER("其他", "Other");

    private final String zh;
    private final String en;

    AttachmentKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The kind's name for people, Chinese first. */
    public String label() {
        return zh + " " + en;
    }
}
