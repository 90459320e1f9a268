package dev.serverlease.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * What a failed statement says of its connection and of the others.
 *
 * <p>One that was {@link Outage#OUTDATED} keeps its connection: the driver prepares all of its statements anew, so
 * whoever tries again over it succeeds; over another connection the same could happen again. The pool would close it in
 * mid-transaction.
 *
 * <p>After one that was {@link Outage#READ_ONLY} every connection is replaced as soon as nobody uses it: a session
 * keeps the setting under which it was opened, also once writes are allowed again.
 */
final class FailedStatements implements SQLExceptionOverride {

    private final HikariDataSource pool;

    FailedStatements(HikariDataSource pool) {
        this.pool = pool;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (Outage.READ_ONLY.is(failure)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        return Outage.OUTDATED.is(failure) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
    }
}
