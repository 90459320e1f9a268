package dev.serverlease.access.problem;

import dev.serverlease.request.Refusal;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** The record of a lease was altered in the database, and nothing is added to it: the database says so in words. */
final class AlteredRecord {

    /** Raised by the function that puts an entry at the end of its chain. */
    private static final String STATE = "SL001";

    private AlteredRecord() {}

    /** @return what the database said, as 500; empty if the failure is another one */
    static Optional<Refusal> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql && STATE.equals(sql.getSQLState())) {
                var said = sql.getServerErrorMessage();
                return Optional.of(new Refusal(500, String.valueOf(said == null ? null : said.getMessage())));
            }
        }
        return Optional.empty();
    }
}
