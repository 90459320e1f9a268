package dev.serverlease.lease;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail, without its time.
 *
 * @param actor who did it: the user who acted, not the one it was assigned to
 * @param detail JSON object
 * @param digest of the case or document that it was done on
 */
public record AuditEntry(
        String actor,
        String action,
        String detail,
        @Nullable String digest) {

    static AuditEntry of(String actor, String action) {
        return new AuditEntry(actor, action, "{}", null);
    }
}
