package dev.serverlease.lease;

import org.jspecify.annotations.Nullable;

/**
 * An application that takes the place of the one before it.
 *
 * @param application canonical JSON
 * @param digest of that JSON
 * @param term null while the application names no start date or no term
 */
public record NextRound(
        String application,
        String digest,
        String lesseeName,
        @Nullable String lesseeUscc,
        @Nullable Term term) {}
