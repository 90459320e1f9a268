package dev.serverlease.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** One of those that are compared: a server and a PostgreSQL of its own. */
public abstract class Side implements AutoCloseable {

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
