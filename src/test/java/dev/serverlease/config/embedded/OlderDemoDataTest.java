package dev.serverlease.config.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.start.RefusedToStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo starts on a machine whose data this baseline has made, or an older one. */
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class OlderDemoDataTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path home;

    @Test
    void whatThisBaselineMadeStaysAndWhatAnOlderOneMadeIsMovedAsideAndMadeAnew(CapturedOutput output)
            throws IOException {
        demo(server -> database(server).sql("create table mine (x int)").update());
        demo(server -> {
            assertThat(database(server)
                            .sql("select count(*) from mine")
                            .query(Integer.class)
                            .single())
                    .isZero();
            database(server)
                    .sql("update lease.flyway_schema_history set checksum = 1 where version = '1'")
                    .update();
        });
        assertThat(output).doesNotContain("older baseline");
        Files.createDirectory(home.resolve("postgres-until-2026-12-01"));
        demo(server -> assertThat(database(server)
                        .sql("select checksum from lease.flyway_schema_history where version = '1'")
                        .query(Integer.class)
                        .single())
                .isNotEqualTo(1));
        assertThat(home.resolve("postgres-until-2026-12-01-2/PG_VERSION")).exists();
        assertThat(output).containsOnlyOnce("The demo's data are of an older baseline");
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamed() throws IOException {
        var file = Files.writeString(home.resolve("no-directory"), "");
        var settings = new EmbeddedPostgresSettings(true, file.resolve("postgres"), 0);
        try (var directory = new DataDirectory(settings.directory())) {
            assertThatThrownBy(() -> new EmbeddedPostgresConfiguration().embeddedPostgres(settings, directory, CLOCK))
                    .isInstanceOf(RefusedToStart.class)
                    .hasMessageContainingAll("内置数据库启动不了", settings.directory().toString(), "does not start");
        }
    }

    private interface Look {
        void at(EmbeddedPostgres server);
    }

    private void demo(Look look) throws IOException {
        var settings = new EmbeddedPostgresSettings(true, home.resolve("postgres"), 0);
        try (var directory = new DataDirectory(settings.directory());
                var server = new EmbeddedPostgresConfiguration().embeddedPostgres(settings, directory, CLOCK)) {
            look.at(server);
        }
    }

    private static JdbcClient database(EmbeddedPostgres server) {
        return JdbcClient.create(server.getDatabase("postgres", "serverlease"));
    }
}
