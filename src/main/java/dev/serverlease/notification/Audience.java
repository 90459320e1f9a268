package dev.serverlease.notification;

import org.jspecify.annotations.Nullable;

/** Who is told: one user, each member of a group, or somebody outside by mail. Two of the three are null. */
public record Audience(
        @Nullable String person,
        @Nullable String group,
        @Nullable String address) {

    public static Audience person(String user) {
        return new Audience(user, null, null);
    }

    /** Somebody who is no user here, a lessee: told by mail alone. */
    public static Audience outside(String address) {
        return new Audience(null, null, address);
    }

    public static Audience group(String group) {
        return new Audience(null, group, null);
    }
}
