package dev.serverlease.law;

import java.time.LocalDate;

/**
 * The question put to a rule.
 *
 * @param asOf the day on which the facts are judged: what has expired, what is still in the future
 * @param lawOf the day whose law is applied; it differs from {@code asOf} only when a change of law is tried out
 */
public record Asked(Occasion occasion, LocalDate asOf, LocalDate lawOf) {

    /** The facts and the law of one day. */
    public Asked(Occasion occasion, LocalDate day) {
        this(occasion, day, day);
    }
}
