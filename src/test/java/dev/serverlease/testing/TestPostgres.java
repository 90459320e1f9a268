package dev.serverlease.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL for the whole test run; each Spring context that needs its own gets a database in it. */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    /** JDBC address of the database, made if it is not there yet. */
    public static synchronized String url(String database) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'");
            if (!found.next()) {
                statement.execute("create database " + database);
            }
            return SERVER.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After every Spring context has closed. */
    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("max_connections", "200")
                    // page images depend on when the last checkpoint was; without them the log can be measured
                    .setServerConfig("full_page_writes", "off")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
            SpringApplication.getShutdownHandlers().add(() -> close(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
