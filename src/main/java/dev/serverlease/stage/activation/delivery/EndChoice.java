package dev.serverlease.stage.activation.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lessee's choice after a late hand-over: the last day stays as agreed, and no rent is owed for the days lost
 * (clause {@code term}).
 *
 * @param agreedLastDay which holds from now on
 * @param movedLastDay to which the hand-over had moved it
 * @param toldOn when the choice reached the lessor
 * @param statement the lessee's statement on paper, among the lease's files; null where it chose on its page
 * @param saidBy the lessee's signer who chose on its page; null where it chose on paper
 * @param recordedBy the officer who recorded it, or the lessee's page
 * @param key of the request or the page that sent it
 */
public record EndChoice(
        LocalDate agreedLastDay,
        LocalDate movedLastDay,
        LocalDate toldOn,
        @Nullable UUID statement,
        @Nullable String saidBy,
        String recordedBy,
        Instant at,
        String key) {

    /** @param agreedLastDay at which the term may stay @param until the last day to say so, included */
    public record Open(LocalDate deliveredOn, LocalDate agreedLastDay, LocalDate movedLastDay, LocalDate until) {

        /** Whether the agreed last day is past, and the term can end on it no more. */
        boolean isTooLate(LocalDate today) {
            return today.isAfter(agreedLastDay);
        }
    }

    /** What was said. The members are those of the choice. */
    public record Said(
            LocalDate toldOn,
            @Nullable UUID statement,
            @Nullable String saidBy,
            String recordedBy,
            String key) {}
}
