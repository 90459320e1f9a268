package dev.serverlease.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The PostgreSQL of one side alone. It loses nothing at a power cut, as in production; only page images are left out,
 * which depend on when the last checkpoint was: without them the log of one lease can be compared with that of another.
 */
public final class Postgres implements AutoCloseable {

    /** The superuser of a server that lives as long as the bench. */
    public static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final String database;
    private final Path directory;

    Postgres(Path home, String database) {
        this.database = database;
        this.directory = home.resolve("postgres").toAbsolutePath();
        try {
            Files.createDirectories(home);
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.toFile())
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("pg_stat_statements.max", "10000")
                    // what functions do too, for the rows
                    .setServerConfig("pg_stat_statements.track", "all")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "off")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        once("postgres", "create database " + database);
        once(database, "create extension pg_stat_statements");
    }

    EmbeddedPostgres server() {
        return server;
    }

    /** JDBC address of this side's database for somebody. */
    public String url(String user) {
        return server.getJdbcUrl(user, database);
    }

    /** The server's first process, father of all others. */
    public long pid() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .get(0)
                    .trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of the superuser's own that stays open. */
    public JdbcClient connection() {
        var connection = JdbcClient.create(new SingleConnectionDataSource(url(SUPERUSER), true));
        // the engine's instants have no zone: they are those of the servers' JVMs
        connection.sql("set time zone 'Asia/Shanghai'").update();
        return connection;
    }

    private void once(String where, String sql) {
        JdbcClient.create(server.getDatabase(SUPERUSER, where)).sql(sql).update();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
