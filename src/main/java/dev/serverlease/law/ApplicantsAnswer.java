package dev.serverlease.law;

import org.jspecify.annotations.Nullable;

/**
 * The applicant's answer to a rule that requires a licence, a filing or an export mechanism (STATUTES 13.1). It turns
 * the requirement into a question for the legal officer and never settles it.
 */
public record ApplicantsAnswer(
        @Nullable Kind kind, @Nullable String ground) {

    public enum Kind {
        /** Nothing is required, for the ground given. */
        CLAIM,
        /** It will be obtained before activation. */
        UNDERTAKING
    }

    public Verdict to(Verdict required) {
        if (kind == null) {
            return required;
        }
        return switch (kind) {
            case CLAIM ->
                LeaseFacts.given(ground)
                        ? answered(
                                Outcome.REVIEW,
                                required,
                                "申请人主张无须办理，由法务人员认定。",
                                "The applicant claims that nothing is required; the officer decides.")
                        : answered(
                                Outcome.REQUIRE,
                                required,
                                "申请人主张无须办理，但未说明理由（answers）。",
                                "The applicant claims that nothing is required but gives no ground (answers).");
            case UNDERTAKING ->
                answered(
                        Outcome.REVIEW,
                        required,
                        "申请人承诺开通前取得，由法务人员决定是否附条件通过。",
                        "The applicant undertakes to obtain it before activation; the officer decides on a "
                                + "conditional approval.");
        };
    }

    /** As it is kept with the finding. */
    public String text() {
        return LeaseFacts.given(ground) ? kind + "：" + ground : String.valueOf(kind);
    }

    private static Verdict answered(Outcome outcome, Verdict required, String zh, String en) {
        Message message = required.message();
        return new Verdict(outcome, new Message(message.zh() + zh, message.en() + " " + en));
    }
}
