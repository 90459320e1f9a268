package dev.serverlease.stage.contract;

import dev.serverlease.clause.ContractText;
import java.time.Instant;

/**
 * A drafted contract.
 *
 * @param version counted from 1; a changed application leads to a new version
 * @param text what the parties sign
 * @param textDigest SHA-256 of that text
 * @param digest SHA-256 of the PDF that says it, which is what they sign
 * @param salt of the digest of the findings that the PDF holds; it stays with us
 * @param clauseLibrary version of the lessor and the clauses that it was written from, as approvals bind it
 */
public record Contract(
        int version,
        ContractText text,
        String textDigest,
        String digest,
        String salt,
        String clauseLibrary,
        Instant draftedAt) {

    /** Whether it says that it may be signed electronically (E-Signature Law art. 3). */
    public boolean isSignedElectronically() {
        return text.clause("esign").isPresent();
    }

    /** Whether the stored text is the one that the digest was taken of. */
    boolean isUnaltered() {
        return textDigest.equals(text.digest());
    }
}
