package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.start.RefusedToStart;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

/** A database that a later release has set up. */
@Tag("slow")
class NewerSchemaTest {

    private static final String DATABASE = "newer_schema";

    /** What an older release does not notice. */
    private static final Pattern ADDS = Pattern.compile(
            "(?is)\\s*(create (table|index|sequence|(or replace )?function) .*|alter table \\S+ add column (?!.*not null(?! default)).*|grant .*|)\\s*");

    private JdbcClient database;

    @BeforeEach
    void setUp() {
        TestPostgres.url(DATABASE);
        database = TestPostgres.superuser(DATABASE);
    }

    @AfterEach
    void forget() {
        database.sql("delete from lease.flyway_schema_history where description = 'next release'")
                .update();
        database.sql("drop table if exists lease.next_release").update();
    }

    @Test
    void whatALaterReleaseOnlyAddedIsTolerated() {
        migrated(ours() + ".9");
        assertThatCode(NewerSchemaTest::start).doesNotThrowAnyException();
    }

    @Test
    void anyOtherChangeOfALaterReleaseIsRefusedInOneSentence() {
        var ours = ours();
        migrated("9999");
        assertThatThrownBy(NewerSchemaTest::start)
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContainingAll("数据库已由更新的版本升级（结构 9999，本版本只到 " + ours, "start that release")
                .hasMessageNotContaining("\n");
    }

    @Test
    void ourCommandLeavesWhatALaterReleaseGrantedAlone() {
        database.sql("create table lease.next_release (x int)").update();
        database.sql("grant insert on lease.next_release to sl_runtime").update();
        migrated(ours() + ".9");
        DatabaseSetup.run(admin(), null);
        assertThat(database.sql("select has_table_privilege('sl_runtime', 'lease.next_release', 'insert')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        migrated("9999");
        assertThatThrownBy(() -> DatabaseSetup.run(admin(), null)).isInstanceOf(RefusedToStart.class);
    }

    /** Else an older release would start over a change that it cannot bear. */
    @Test
    void migrationsThatAreNumberedBehindThePointOnlyAdd() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            var adding = files.filter(file -> file.getFileName().toString().matches("V\\d+_\\d+__.*"))
                    .toList();
            assertThat(adding).isNotEmpty();
            for (var file : adding) {
                assertThat(statements(Files.readString(file)))
                        .as("%s", file)
                        .allSatisfy(statement -> assertThat(statement).matches(ADDS));
            }
        }
        assertThat("alter table lease.lease add column x int not null").doesNotMatch(ADDS);
        assertThat("alter table lease.lease drop column x").doesNotMatch(ADDS);
        assertThat("alter table lease.lease add column x int").matches(ADDS);
    }

    private static List<String> statements(String sql) {
        return Arrays.asList(sql.replaceAll("--[^\n]*", "")
                .replaceAll("(?s)\\$\\$.*?\\$\\$", "")
                .split(";"));
    }

    private void migrated(String version) {
        database.sql(
                        "insert into lease.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                                + " select max(installed_rank) + 1, :version, 'next release', 'SQL', 'V.sql', 1, 'sl_owner', 1, true from lease.flyway_schema_history")
                .param("version", version)
                .update();
    }

    private static String ours() {
        return flyway().info().current().getVersion().getMajorAsString();
    }

    private static void start() {
        new DatabaseCheck(new MockEnvironment(), new DatabaseSettings(Duration.ZERO)).migrate(flyway());
    }

    private static Flyway flyway() {
        return Flyway.configure()
                .dataSource(TestPostgres.url(DATABASE, "sl_runtime"), "sl_runtime", "runtime")
                .schemas("lease")
                .createSchemas(false)
                .load();
    }

    private static DriverManagerDataSource admin() {
        return new DriverManagerDataSource(TestPostgres.url(DATABASE, "postgres"), "postgres", "postgres");
    }
}
