package dev.serverlease.law.facts;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One act of verifying somebody's identity (SECOND-EDITION part 7). A lease has a list of them, the newest of each
 * subject and method.
 *
 * @param number its place in the order of the lease's verifications; 0 for one of an earlier lease that is used again
 * @param at the day on which it was done
 * @param by the account of whoever did it
 * @param bySalesOnly whether that account had only the role of sales then
 * @param documentDigest SHA-256 of the document's scan, or of the platform's answer
 * @param reference number of the platform's answer
 * @param documentValidTo the document's last day; null if it names none
 * @param note why a check was left out, or what did not match
 */
public record Verification(
        @Nullable Long number,
        @Nullable Subject subject,
        @Nullable Method method,
        @Nullable LocalDate at,
        @Nullable String by,
        @Nullable Boolean bySalesOnly,
        @Nullable String documentDigest,
        @Nullable String reference,
        @Nullable LocalDate documentValidTo,
        @Nullable Result result,
        Set<Check> checks,
        @Nullable String note) {

    public Verification {
        checks = LeaseFacts.sorted(checks);
    }

    /** Whose identity. */
    public enum Subject {
        LESSEE,
        SIGNER,
        /** 经营者 of a sole trader. */
        OPERATOR,
        /** Statutory agent who acts for a child. */
        GUARDIAN
    }

    public enum Method {
        ORIGINAL_SEEN,
        VIDEO_LIVE,
        /** 网号、网证. */
        NETWORK_ID,
        REGISTER_QUERY,
        BANK_TRANSFER,
        /** Notarised or apostilled extract of a foreign register. */
        NOTARISED
    }

    public enum Result {
        MATCH,
        MISMATCH,
        REFUSED,
        FORGED
    }

    public enum Check {
        PHOTO,
        NAME,
        NUMBER,
        BIRTH_DATE,
        SEX_DIGIT,
        REGISTER_STATUS,
        SIGNER_POWER,
        PHONE_OWNED
    }
}
