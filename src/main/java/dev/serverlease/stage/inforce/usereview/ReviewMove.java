package dev.serverlease.stage.inforce.usereview;

/** What came of a review that was to come earlier. */
public enum ReviewMove {
    /** It comes earlier. */
    EARLIER("复核提前 Review comes earlier"),
    /** It falls due by then anyway, and stays. */
    DUE_BEFORE("原定复核不晚于此，不变 Due by then anyway"),
    /** The contract lets no regular review come so soon after the last one. */
    TOO_EARLY("按合同尚不到定期复核之期，跳过 Too early for a regular review under the contract, skipped"),
    /** It is under way. */
    OPEN("复核正在办理，跳过 Under review, skipped"),
    /** The service is suspended; nothing is reviewed until it resumes. */
    SUSPENDED("已暂停服务，跳过 Suspended, skipped"),
    /** The lease is over or closing. */
    ENDED("已结束或者正在退租，跳过 Ended or closing, skipped"),
    /** It could not be moved; the log says why. */
    FAILED("未能处理，须人工安排 Could not be moved, arrange it by hand");

    private final String label;

    ReviewMove(String label) {
        this.label = label;
    }

    /** For people, Chinese first. */
    public String label() {
        return label;
    }
}
