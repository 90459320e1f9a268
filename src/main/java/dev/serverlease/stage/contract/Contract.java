package dev.serverlease.stage.contract;

import dev.serverlease.clause.ContractText;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drafted contract, or an agreement on one.
 *
 * @param version counted from 1; a changed application leads to a new version
 * @param agreement position of the agreement that it is a draft of; null for the contract itself
 * @param text what the parties sign
 * @param textDigest SHA-256 of that text
 * @param digest SHA-256 of the PDF that says it, which is what they sign
 * @param salt of the digest of the findings that the PDF holds; it stays with us
 * @param clauseLibrary version of the lessor and the clauses that it was written from, as approvals bind it
 */
public record Contract(
        int version,
        @Nullable Integer agreement,
        ContractText text,
        String textDigest,
        String digest,
        String salt,
        String clauseLibrary,
        Instant draftedAt) {

    /** The number that its pages bear. */
    public String number(String leaseNumber) {
        return agreement == null ? leaseNumber : WrittenAgreement.number(leaseNumber, agreement);
    }

    /** Whether it is a draft of this agreement. */
    public boolean isOf(WrittenAgreement of) {
        return agreement != null && agreement == of.position();
    }

    /** Whether it says that it may be signed electronically (E-Signature Law art. 3). */
    public boolean isSignedElectronically() {
        return text.clause("esign").isPresent();
    }

    /** Whether the stored text is the one that the digest was taken of. */
    boolean isUnaltered() {
        return textDigest.equals(text.digest());
    }
}
