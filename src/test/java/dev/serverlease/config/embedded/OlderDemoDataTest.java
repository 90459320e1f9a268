package dev.serverlease.config.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.start.RefusedToStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The demo starts on a machine whose data this baseline has made, or an older one. */
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class OlderDemoDataTest {

    @TempDir
    private Path home;

    @Tag("nightly")
    @Test
    void whatThisBaselineMadeStaysAndWhatAnOlderOneMadeIsMovedAsideAndMadeAnew(CapturedOutput output) throws Exception {
        DemoServer.over(
                home.resolve("postgres"),
                server -> DemoServer.database(server)
                        .sql("create table mine (x int)")
                        .update());
        DemoServer.over(home.resolve("postgres"), server -> {
            assertThat(DemoServer.database(server)
                            .sql("select count(*) from mine")
                            .query(Integer.class)
                            .single())
                    .isZero();
            DemoServer.database(server)
                    .sql("update lease.flyway_schema_history set checksum = 1 where version = '1'")
                    .update();
        });
        assertThat(output).doesNotContain("older baseline");
        Files.createDirectory(home.resolve("postgres-until-2026-12-01"));
        DemoServer.over(
                home.resolve("postgres"),
                server -> assertThat(DemoServer.database(server)
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
            assertThatThrownBy(() ->
                            new EmbeddedPostgresConfiguration().embeddedPostgres(settings, directory, DemoServer.CLOCK))
                    .isInstanceOf(RefusedToStart.class)
                    .hasMessageContainingAll("内置数据库启动不了", settings.directory().toString(), "does not start");
        }
    }
}
