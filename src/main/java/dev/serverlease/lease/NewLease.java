package dev.serverlease.lease;

import org.jspecify.annotations.Nullable;

/**
 * A new lease to be stored.
 *
 * @param application canonical JSON
 * @param submissionDigest digest of that JSON
 * @param term null while the application names no start date or no term
 */
public record NewLease(
        String reference,
        String applicant,
        String application,
        String submissionDigest,
        String lesseeName,
        @Nullable String lesseeUscc,
        @Nullable Term term,
        String processInstanceId) {}
