package dev.serverlease.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * How long the server works on one statement of a connection: on those of a request a little less than the request
 * waits, so that the server does not go on with what nobody waits for. A session is asked once for its own limit, and
 * told only when whoever takes it next needs the other one.
 */
final class StatementLimits {

    /** As the server writes a time; without a unit it is zero, which is no limit. */
    private static final Pattern TIME = Pattern.compile("([0-9]+)(ms|s|min|h|d)?");

    private final Map<PGConnection, Limit> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param own the session's, as the server writes it @param now what holds for it at present */
    private record Limit(String own, String now) {}

    /** @param milliseconds at most so long; the session's own limit if that is shorter */
    void shorten(Connection connection, int milliseconds) throws SQLException {
        var session = connection.unwrap(PGConnection.class);
        var limit = sessions.get(session);
        if (limit == null) {
            var own = own(connection);
            limit = new Limit(own, own);
        }
        set(connection, session, limit, isLonger(limit.own(), milliseconds) ? milliseconds + "ms" : limit.own());
    }

    /** The session's own limit holds again. */
    void restore(Connection connection) throws SQLException {
        var session = connection.unwrap(PGConnection.class);
        var limit = sessions.get(session);
        if (limit != null) {
            set(connection, session, limit, limit.own());
        }
    }

    private void set(Connection connection, PGConnection session, Limit limit, String to) throws SQLException {
        if (!limit.now().equals(to)) {
            try (var statement = connection.createStatement()) {
                statement.execute("set statement_timeout = '" + to + "'");
            }
        }
        sessions.put(session, new Limit(limit.own(), to));
    }

    private static String own(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show statement_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    static boolean isLonger(String shown, int milliseconds) {
        var time = TIME.matcher(shown);
        var unit = time.matches() ? time.group(2) : null;
        if (unit == null) {
            return true;
        }
        var one = switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
        return one.multipliedBy(Long.parseLong(time.group(1))).toMillis() > milliseconds;
    }
}
