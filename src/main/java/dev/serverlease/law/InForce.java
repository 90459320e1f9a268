package dev.serverlease.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a provision binds: {@code from} included, {@code until} excluded; no {@code until} means still in
 * force.
 */
public record InForce(LocalDate from, @Nullable LocalDate until) {

    public InForce {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("Never in force: from " + from + " until " + until);
        }
    }

    public static InForce since(String from) {
        return new InForce(LocalDate.parse(from), null);
    }

    public static InForce between(String from, String until) {
        return new InForce(LocalDate.parse(from), LocalDate.parse(until));
    }

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
