package dev.serverlease.notification;

import org.jspecify.annotations.Nullable;

/**
 * A notice to people. It may leave the house by mail, so it contains no personal data and no text from outside.
 *
 * @param leaseNumber null if it concerns no lease
 * @param once if not null, a notice of this name is told only once
 */
public record Notice(
        NoticeKind kind,
        @Nullable String leaseNumber,
        String zh,
        String en,
        @Nullable String once) {

    /** A notice about a lease. */
    public static Notice about(String leaseNumber, NoticeKind kind, String zh, String en) {
        return new Notice(kind, leaseNumber, zh, en, null);
    }

    /** A notice about the installation itself, told once under this name. */
    public static Notice once(String name, NoticeKind kind, String zh, String en) {
        return new Notice(kind, null, zh, en, name);
    }
}
