package dev.serverlease.database;

/** Whether a database answers and takes no writes: it is a standby, or was set so. */
public final class ReadOnly {

    /** A condition in SQL. Unlike {@code transaction_read_only} it holds also where a transaction itself only reads. */
    public static final String CONDITION =
            "(pg_is_in_recovery() or cast(current_setting('default_transaction_read_only') as boolean))";

    /** For operators. */
    public static final String WHY = "It is a standby or set to read only, and takes no writes";

    private ReadOnly() {}
}
