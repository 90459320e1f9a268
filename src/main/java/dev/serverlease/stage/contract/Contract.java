package dev.serverlease.stage.contract;

import dev.serverlease.clause.ContractText;
import java.time.Instant;

/**
 * A drafted contract.
 *
 * @param version counted from 1; a changed application leads to a new version
 * @param text what the parties sign
 * @param digest SHA-256 of that text
 * @param clauseLibrary version of the lessor and the clauses that it was written from, as approvals bind it
 */
public record Contract(int version, ContractText text, String digest, String clauseLibrary, Instant draftedAt) {

    /** Whether the stored text is the one that the digest was taken of. */
    boolean isUnaltered() {
        return digest.equals(text.digest());
    }
}
