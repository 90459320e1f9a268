package dev.serverlease.rulebook;

import dev.serverlease.law.Outcome;
import org.jspecify.annotations.Nullable;

/** What a change of law does to a lease; the most severe comes first. */
enum Effect {
    /** The law forbids what it did not forbid. */
    BLOCKED("新被禁止 Newly forbidden"),
    /** Something is to be judged or supplied that was not. */
    TO_REVIEW("新须审查或者补正 Newly to be reviewed or supplied"),
    /** What stood against the lease no longer does. */
    FREED("不再有问题 Freed"),
    /** Only the citation or what is merely said changes. */
    UNCHANGED("结论不变 Conclusion unchanged"),
    /** It could not be asked. */
    UNCHECKED("未能审查 Could not be checked");

    private final String label;

    Effect(String label) {
        this.label = label;
    }

    /** For people, Chinese first. */
    public String label() {
        return label;
    }

    /** How the pages colour it. */
    public String tag() {
        return switch (this) {
            case BLOCKED, UNCHECKED -> "BLOCK";
            case TO_REVIEW -> "REVIEW";
            default -> "";
        };
    }

    /**
     * What the law does where one outcome replaces another. Also a prohibition that becomes something milder is to be
     * judged anew.
     *
     * @param was null if the rule was not asked
     * @param wouldBe null if the rule would not be asked
     */
    static Effect of(@Nullable String was, @Nullable String wouldBe) {
        var before = outcome(was);
        var after = outcome(wouldBe);
        if (before == after) {
            return UNCHANGED;
        }
        if (after == Outcome.BLOCK) {
            return BLOCKED;
        }
        if (after.isViolated()) {
            return TO_REVIEW;
        }
        return before.isViolated() ? FREED : UNCHANGED;
    }

    /** A rule that is not asked finds nothing. */
    private static Outcome outcome(@Nullable String name) {
        return name == null ? Outcome.NOT_APPLICABLE : Outcome.valueOf(name);
    }
}
