package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.TestPostgres;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command that makes a database ready, as an operator runs it. */
@Tag("slow")
class InitDatabaseTest {

    private static final String DATABASE = "made_by_command";

    @BeforeEach
    void nothingThere() {
        TestPostgres.superuser("postgres")
                .sql("drop database if exists " + DATABASE)
                .update();
    }

    @Test
    void makesDatabaseRolesAndSchemaAndCanBeRunAgain() {
        assertThat(InitDatabase.run(settings())).isZero();
        assertThat(InitDatabase.run(settings())).isZero();
        var jdbc = TestPostgres.superuser(DATABASE);
        assertThat(jdbc.sql("select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'lease'")
                        .query(String.class)
                        .single())
                .isEqualTo("sl_owner");
        assertThat(jdbc.sql("select distinct tableowner from pg_tables where schemaname = 'lease'")
                        .query(String.class)
                        .list())
                .containsExactly("sl_owner");
        assertThat(jdbc.sql("select rolcanlogin from pg_roles where rolname = 'sl_owner'")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(jdbc.sql(
                                "select count(*) from pg_proc p where p.pronamespace = 'lease'::regnamespace and p.prosecdef"
                                        + " and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')")
                        .query(Integer.class)
                        .single())
                .as("functions that act as the owner fix their search path")
                .isZero();
        assertThat(jdbc.sql("select has_database_privilege('sl_runtime', current_database(), 'TEMPORARY')")
                        .query(Boolean.class)
                        .single())
                .as("nobody but an administrator makes temporary objects")
                .isFalse();
    }

    /** In releases of before the product's role made them. */
    @Test
    void tablesThatTheProductsRoleOwnedBecomeTheEngines() {
        assertThat(InitDatabase.run(settings())).isZero();
        var jdbc = TestPostgres.superuser(DATABASE);
        int ofEngine = ofEngine(jdbc);
        jdbc.sql("reassign owned by sl_engine to sl_runtime").update();
        jdbc.sql("grant create on schema public to sl_runtime").update();

        assertThat(InitDatabase.run(settings())).isZero();

        assertThat(ofEngine(jdbc)).isEqualTo(ofEngine).isGreaterThan(40);
        assertThat(jdbc.sql("select bool_and(has_table_privilege('sl_runtime', oid, 'select, insert, update, delete')),"
                                + " has_schema_privilege('sl_runtime', 'public', 'create') from pg_class"
                                + " where relowner = 'sl_engine'::regrole and relkind = 'r'")
                        .query((row, nth) -> row.getBoolean(1) + " " + row.getBoolean(2))
                        .single())
                .isEqualTo("true false");
    }

    private static int ofEngine(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_class where relowner = 'sl_engine'::regrole and relkind = 'r'")
                .query(Integer.class)
                .single();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatTheProductsRoleMadeOfItsOwnIsNamedAndLeft(CapturedOutput output) {
        assertThat(InitDatabase.run(settings())).isZero();
        var jdbc = TestPostgres.superuser(DATABASE);
        jdbc.sql("create function public.mine() returns trigger language plpgsql as 'begin return new; end'")
                .update();
        jdbc.sql("create trigger mine before insert on public.act_ru_job for each row execute function public.mine()")
                .update();
        jdbc.sql("alter function public.mine owner to sl_runtime").update();

        assertThat(InitDatabase.run(settings())).isEqualTo(1);
        assertThat(output.getErr()).contains("function public.mine()", "trigger mine on table public.act_ru_job");
        assertThat(jdbc.sql("select count(*) from pg_trigger where tgname = 'mine'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aMissingSettingIsAskedFor() {
        for (var missing : settings().keySet()) {
            if (!missing.equals("SERVERLEASE_DATABASE_ADMIN_PASSWORD")) {
                var settings = settings();
                settings.remove(missing);
                assertThat(InitDatabase.run(settings)).as(missing).isEqualTo(2);
            }
        }
    }

    @Test
    void userWithoutRightToCreateRolesIsToldSoAndNothingIsLeft() {
        var settings = settings();
        settings.put("SERVERLEASE_DATABASE_ADMIN_USERNAME", "sl_runtime");
        assertThat(InitDatabase.run(settings)).isEqualTo(1);
        assertThat(TestPostgres.superuser("postgres")
                        .sql("select count(*) from pg_database where datname = '" + DATABASE + "'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void somebodyElsesSchemaIsLeftAlone() {
        TestPostgres.superuser("postgres").sql("create database " + DATABASE).update();
        TestPostgres.superuser(DATABASE).sql("create schema lease").update();
        assertThat(InitDatabase.run(settings())).isEqualTo(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aDatabaseOfAnOlderBaselineIsRefusedInOneSentence(CapturedOutput output) {
        assertThat(InitDatabase.run(settings())).isZero();
        var jdbc = TestPostgres.superuser(DATABASE);
        jdbc.sql("update lease.flyway_schema_history set checksum = 1 where version = '1'")
                .update();
        assertThat(InitDatabase.run(settings())).isEqualTo(1);
        assertThat(output.getErr())
                .contains("name a new database in SPRING_DATASOURCE_URL")
                .doesNotContain("checksum", "\tat ");
    }

    private static Map<String, String> settings() {
        // another test has made the roles of the server, or this one does
        var url = TestPostgres.url(DATABASE, "postgres").replaceFirst("\\?.*", "");
        return new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_PASSWORD", "runtime",
                "SERVERLEASE_DATABASE_ADMIN_USERNAME", "postgres",
                "SERVERLEASE_DATABASE_ADMIN_PASSWORD", "postgres"));
    }
}
