package dev.serverlease.lease;

import java.util.Set;

/** Where a lease stands; the same words name the parts of the diagram, the forms and the packages. */
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

    /**
     * The stages from which a lease comes into this one. The tables refuse any other step, so that an instance that was
     * moved about in the diagram cannot carry its lease past a stage. Out of CLOSING a lease comes back only by the
     * answer that it is not terminated ({@link Leases#goOn}).
     */
    Set<LeaseStage> follows() {
        return switch (this) {
            case APPLICATION -> Set.of(CHECKS, LEGAL_REVIEW, CONTRACT);
            case CHECKS -> Set.of(APPLICATION, CHECKS);
            case LEGAL_REVIEW -> Set.of(CHECKS, LEGAL_REVIEW, CONTRACT);
            case CONTRACT -> Set.of(LEGAL_REVIEW);
            case ACTIVATION -> Set.of(CONTRACT, ACTIVATION);
            case IN_FORCE -> Set.of(ACTIVATION, IN_FORCE, SUSPENDED);
            case SUSPENDED -> Set.of(IN_FORCE, SUSPENDED);
            case CLOSING -> Set.of(ACTIVATION, IN_FORCE, SUSPENDED);
            case ENDED -> Set.of(APPLICATION, CHECKS, LEGAL_REVIEW, CONTRACT, CLOSING);
        };
    }

    /** The stage's name for people, Chinese first. */
    public String label() {
        return zh + " " + en;
    }
}
