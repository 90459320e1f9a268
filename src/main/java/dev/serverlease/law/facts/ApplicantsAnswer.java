package dev.serverlease.law.facts;

import org.jspecify.annotations.Nullable;

/**
 * The applicant's answer to a rule that requires a licence, a filing or an export mechanism (STATUTES 13.1). It turns
 * the requirement into a question for the legal officer and never settles it.
 */
public record ApplicantsAnswer(
        @Nullable Kind kind, @Nullable String ground) {

    public enum Kind {
        /** Claims that nothing is required, for the given ground. */
        CLAIM,
        /** Undertakes to obtain it before activation. */
        UNDERTAKING
    }

    /** As it is kept with the finding. */
    public String text() {
        return LeaseFacts.given(ground) ? kind + "：" + ground : String.valueOf(kind);
    }
}
