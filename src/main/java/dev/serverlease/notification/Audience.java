package dev.serverlease.notification;

import org.jspecify.annotations.Nullable;

/** Who is told: one user, each member of a group, or an outside person by mail. Exactly one of the three is set. */
public record Audience(
        @Nullable String person,
        @Nullable String group,
        @Nullable String address) {

    public static Audience person(String user) {
        return new Audience(user, null, null);
    }

    /** An outside person, such as a lessee: told only by mail. */
    public static Audience outside(String address) {
        return new Audience(null, null, address);
    }

    public static Audience group(String group) {
        return new Audience(null, group, null);
    }
}
