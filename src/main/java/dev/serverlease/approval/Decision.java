package dev.serverlease.approval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * What an officer decided, why, and on which digest of the case.
 *
 * @param task {@code legal-review}, {@code second-review}, or {@code human-look} at what rules rejected
 * @param decision APPROVE, APPROVE_WITH_CONDITIONS, REJECT, REQUEST_CHANGES, RETURN; UPHOLD or REVOKE of a human look
 * @param clauseLibrary version of the lessor and the clauses that the digest covers ({@link CaseClauses})
 */
public record Decision(
        int round,
        String task,
        String decision,
        String ground,
        String officer,
        Instant decidedAt,
        String digest,
        String clauseLibrary) {

    /** With or without conditions. */
    @JsonIgnore
    public boolean isApproval() {
        return decision.equals("APPROVE") || decision.equals("APPROVE_WITH_CONDITIONS");
    }
}
