package dev.serverlease.config.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's PostgreSQL, started as the demo starts it and stopped after a look. */
final class DemoServer {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private DemoServer() {}

    interface Look {
        void at(EmbeddedPostgres server) throws Exception;
    }

    static void over(Path data, Look look) throws Exception {
        over(data, 0, look);
    }

    /** @param port 0 for a free one */
    static void over(Path data, int port, Look look) throws Exception {
        var settings = new EmbeddedPostgresSettings(true, data, port);
        try (var directory = new DataDirectory(data);
                var server = new EmbeddedPostgresConfiguration().embeddedPostgres(settings, directory, CLOCK)) {
            look.at(server);
        }
    }

    /** Its database as the superuser. */
    static JdbcClient database(EmbeddedPostgres server) {
        return JdbcClient.create(server.getDatabase("postgres", "serverlease"));
    }
}
