package dev.serverlease.bench;

import dev.serverlease.testing.server.Server;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of those that are compared: a server and a PostgreSQL of its own. */
public abstract class Side implements AutoCloseable {

    /** The first number that no lease has that was driven. */
    static final int FIRST_FILLED = 200_000;

    /** Where a lease can wait for somebody, or for a date. */
    public enum Stop {
        REVIEW,
        SIGNATURE,
        IN_FORCE
    }

    private final String name;
    private final Postgres postgres;
    private final JdbcClient database;

    protected Side(String name, Postgres postgres) {
        this.name = name;
        this.postgres = postgres;
        this.database = postgres.connection();
    }

    public final String name() {
        return name;
    }

    public final Postgres postgres() {
        return postgres;
    }

    /** A client that drives leases, one after the other. */
    public abstract Walk walk();

    /** Drives a lease until it waits there. @return its number */
    public abstract String leaseAt(Stop stop);

    /** SQL of the number of copy {@code n} of a lease. */
    protected abstract String keyOfCopy();

    /** What has to be there before the first measured lease. */
    public void prepare() {}

    protected abstract Server server();

    final Counts counts() {
        return Counts.now(database, CpuTime.millis(server().pid()), CpuTime.millis(postgres.pid()));
    }

    final JdbcClient database() {
        return database;
    }

    @Override
    public void close() {
        server().close();
        postgres.close();
    }

    /** The life of one lease, from the application until it is in force, and fails if it does not get there. */
    @FunctionalInterface
    public interface Walk {
        void lease();
    }
}
