package dev.serverlease.lease;

/** The stage of a lease; the same words name the frames of the diagram, the forms and the packages. */
public enum LeaseStage {
    APPLICATION("申请", "Application"),
    CHECKS("自动审查", "Checks"),
    LEGAL_REVIEW("法务审查", "Legal review"),
    CONTRACT("合同签署", "Contract"),
    ACTIVATION("开通", "Activation"),
    IN_FORCE("履行中", "In force"),
    SUSPENDED("暂停服务", "Suspended"),
    CLOSING("退租清结", "Closing"),
    ENDED("已结束", "Ended");

    private final String zh;
    private final String en;

    LeaseStage(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The stage's name for people, in Chinese. */
    public String zh() {
        return zh;
    }

    /** The stage's name for people, in English. */
    public String en() {
        return en;
    }

    /** The stage's name for people, Chinese first. */
    public String label() {
        return new Bilingual(zh, en).both();
    }
}
