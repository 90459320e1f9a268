package dev.serverlease.access.problem;

import dev.serverlease.request.Refusal;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** The record takes no entry, and the transaction with it is undone: the database says why in words. */
final class RefusedEntry {

    /** By the states that functions of the record raise: the record was altered; a clock is wrong. */
    private static final Map<String, Integer> STATUS = Map.of("SL001", 500, "SL002", 503);

    private RefusedEntry() {}

    /** @return what the database said; empty if the failure is another one */
    static Optional<Refusal> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var said = cause instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
            var status = said == null ? null : STATUS.get(String.valueOf(said.getSQLState()));
            if (said != null && status != null) {
                return Optional.of(new Refusal(status, String.valueOf(said.getMessage())));
            }
        }
        return Optional.empty();
    }
}
