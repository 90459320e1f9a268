package dev.serverlease.testing;

import dev.serverlease.database.DatabaseSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One real PostgreSQL for the whole test run; each Spring context that needs its own gets a database in it. */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private static final String SET_UP = "set_up";

    private static volatile boolean outlivesContexts;

    private TestPostgres() {}

    /** JDBC address of the database for the product's own role, set up for this release if it is not yet. */
    public static synchronized String url(String database) {
        if (!isThere(database)) {
            if (!isThere(SET_UP)) {
                setUp();
            }
            create(database + " template " + SET_UP);
        }
        return SERVER.getJdbcUrl(DatabaseSetup.RUNTIME, database) + "&reWriteBatchedInserts=true";
    }

    private static boolean isThere(String database) {
        return superuser("postgres")
                .sql("select exists (select from pg_database where datname = :name)")
                .param("name", database)
                .query(Boolean.class)
                .single();
    }

    private static void create(String database) {
        superuser("postgres").sql("create database " + database).update();
        // a copy has the objects of its template, and not what is granted on the database itself
        var name = database.replaceFirst(" .*", "");
        superuser("postgres")
                .sql("revoke temporary on database " + name + " from public")
                .update();
    }

    /** Once, for all that are copied from it. */
    private static void setUp() {
        create(SET_UP);
        DatabaseSetup.run(SERVER.getDatabase("postgres", SET_UP), "runtime");
        superuser(SET_UP).sql("create extension pg_stat_statements").update();
        superuser(SET_UP).sql("grant pg_read_all_stats to sl_runtime").update();
        superuser(SET_UP)
                .sql("grant execute on function pg_stat_statements_reset to sl_runtime")
                .update();
    }

    /** JDBC address for somebody else than the product's role, of a database that need not be there. */
    public static String url(String database, String user) {
        return SERVER.getJdbcUrl(user, database);
    }

    /** The database as its administrator, who may do what the product may not: alter evidence behind its back. */
    public static JdbcClient superuser(String database) {
        return JdbcClient.create(SERVER.getDatabase("postgres", database));
    }

    /** Alters evidence as somebody would who has the database and knows of the triggers. @return how many rows */
    public static int alter(String table, String sql, Object... params) {
        var jdbc = superuser("shared");
        jdbc.sql("alter table lease." + table + " disable trigger user").update();
        try {
            return jdbc.sql(sql).params(params).update();
        } finally {
            jdbc.sql("alter table lease." + table + " enable trigger user").update();
        }
    }

    /** For a Spring context, which needs the server until it has closed itself. */
    public static synchronized void outliveContexts() {
        if (!outlivesContexts) {
            outlivesContexts = true;
            SpringApplication.getShutdownHandlers().add(() -> close(SERVER));
        }
    }

    /** Where no Spring application ran, its handlers are not called. */
    private static void closeWithoutContexts(EmbeddedPostgres server) {
        if (!outlivesContexts) {
            close(server);
        }
    }

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
                    // no data outlives the tests, and their queries are small
                    .setServerConfig("fsync", "off")
                    .setServerConfig("jit", "off")
                    // page images depend on when the last checkpoint was; without them the log can be measured
                    .setServerConfig("full_page_writes", "off")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
            var end = new GenericApplicationContext();
            end.registerBean(DisposableBean.class, () -> () -> closeWithoutContexts(server));
            end.refresh();
            end.registerShutdownHook();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
