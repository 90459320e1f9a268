package dev.serverlease.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Keeps a connection on which a statement was {@link Outage#OUTDATED}: the driver prepares all of its statements anew,
 * so whoever tries again over it succeeds; over another connection the same could happen again. The pool would close it
 * in mid-transaction.
 */
public final class OutdatedStatements implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return Outage.OUTDATED.is(failure) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
    }
}
