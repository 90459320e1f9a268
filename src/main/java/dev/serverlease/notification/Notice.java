package dev.serverlease.notification;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is told. It leaves the house by mail: no personal data, and nothing that was not written here.
 *
 * @param leaseNumber null where it concerns no lease
 * @param once where not null, the notice is told under this name once and never again
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
