package dev.serverlease.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Why the database did not serve somebody: no fault of what was asked, and over by itself. */
public enum Outage {
    /** There was no connection to be had: what was asked was not begun. */
    AWAY,
    /** It takes no writes, as a standby, whose primary is elsewhere by now: it was not done. */
    READ_ONLY,
    /** Somebody holds what is needed, longer than anybody waits: it was not done. */
    HELD,
    /**
     * Its table has another column since the connection prepared it, as under an upgrade: it was not done, and can be
     * now.
     */
    OUTDATED,
    /** It took longer than anything may, and the database has ended it: it was not done. */
    SLOW,
    /** The connection broke or the commit was not answered: nobody knows whether it was done. */
    BROKEN;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";

    /** Causes may go round in a circle. */
    private static final int DEEPEST = 50;

    /** Not supported; what it is of a prepared statement, only the server's routine says. */
    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    private static final String PREPARED_ANEW = "RevalidateCachedQuery";

    private static final String READ_ONLY_TRANSACTION = "25006";

    /** The server ended the session: its connection, itself, or a transaction that did nothing for too long. */
    private static final Pattern ENDED = Pattern.compile("08...|57P0.|25P0[34]");

    private static final Set<Class<? extends Throwable>> NONE_TO_BE_HAD = Set.of(
            CannotCreateTransactionException.class,
            CannotGetJdbcConnectionException.class,
            SQLTransientConnectionException.class);

    /** @return which one a failure is, however it is wrapped; empty if it is something else */
    public static Optional<Outage> in(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .map(Outage::of)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether a failure is this one, however it is wrapped. */
    public boolean is(@Nullable Throwable failure) {
        return in(failure).filter(this::equals).isPresent();
    }

    private static @Nullable Outage of(Throwable cause) {
        if (NONE_TO_BE_HAD.contains(cause.getClass())) {
            return AWAY;
        }
        if (cause instanceof CannotAcquireLockException && cause.getCause() == null) {
            return HELD; // our own; that of the framework says which of several it was
        }
        if (cause instanceof TransactionSystemException) {
            return BROKEN;
        }
        var state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        if (state == null) {
            return null;
        }
        return switch (state) {
            case LOCK_NOT_AVAILABLE -> HELD;
            case QUERY_CANCELED -> SLOW;
            case READ_ONLY_TRANSACTION -> READ_ONLY;
            case FEATURE_NOT_SUPPORTED -> isOutdated(cause) ? OUTDATED : null;
            default -> ENDED.matcher(state).matches() ? BROKEN : null;
        };
    }

    private static boolean isOutdated(Throwable cause) {
        return cause instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && PREPARED_ANEW.equals(refused.getServerErrorMessage().getRoutine());
    }
}
