package dev.serverlease.lease;

import java.time.Instant;

/**
 * What an officer decided, why, and on which digest of the case.
 *
 * @param task {@code legal-review} or {@code second-review}
 * @param decision APPROVE, REJECT, REQUEST_CHANGES, RETURN
 * @param clauseLibrary version of the clause library that the digest covers
 */
public record Decision(
        int round,
        String task,
        String decision,
        String ground,
        String officer,
        Instant decidedAt,
        String digest,
        String clauseLibrary) {}
