package dev.serverlease.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.start.WrongSetting;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The connections to the database. One that a request takes is given up soon where the server says nothing, for
 * somebody waits for the answer, and its statements are ended by the server before that; jobs and rounds wait longer
 * than any statement may take.
 */
public class ConnectionPool extends HikariDataSource {

    private static final String MAY_TAKE_LONG = ConnectionPool.class.getName();

    /** A tenth of a request's patience is for the way of the answer. */
    private static final int PART_FOR_THE_ANSWER = 10;

    private final StatementLimits limits = new StatementLimits();

    private int requestTimeout;

    public ConnectionPool() {
        setExceptionOverride(new FailedStatements(this));
    }

    /** @param milliseconds how long a request waits for the next word of a silent server */
    public void setRequestTimeout(int milliseconds) {
        if (milliseconds <= 0) {
            throw new WrongSetting("须大于零（毫秒） must be above zero, in milliseconds");
        }
        requestTimeout = milliseconds;
    }

    /** A statement of this thread's request may honestly take longer: what it takes from now on waits as jobs do. */
    public static void mayTakeLong() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(MAY_TAKE_LONG, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            if (isWaitedFor()) {
                // until it is given back: the pool then sets its own again
                connection.setNetworkTimeout(Runnable::run, requestTimeout);
                limits.shorten(connection, requestTimeout - requestTimeout / PART_FOR_THE_ANSWER);
            } else {
                limits.restore(connection);
            }
            return connection;
        } catch (SQLException gone) {
            connection.close();
            throw gone;
        }
    }

    private static boolean isWaitedFor() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(MAY_TAKE_LONG, RequestAttributes.SCOPE_REQUEST) == null;
    }
}
