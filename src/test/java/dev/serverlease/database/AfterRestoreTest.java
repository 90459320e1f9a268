package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.TestPostgres;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command for a restored database: numbers that may have been told after the backup are not given out again. */
@Tag("slow")
class AfterRestoreTest {

    private static final String DATABASE = "after_restore";

    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void skipsNumbersAndHoldsMailsThatMayHaveBeenToldAndSaysSoInTheJournal() {
        TestPostgres.url(DATABASE);
        var url = TestPostgres.url(DATABASE, "postgres").replaceFirst("\\?.*", "");
        var jdbc = TestPostgres.superuser(DATABASE);
        long told = jdbc.sql("select nextval('lease.lease_number')")
                .query(Long.class)
                .single();
        jdbc.sql(
                        "with told as (insert into lease.notice (kind, group_id, text_zh, text_en, created_at)"
                                + " values ('INCIDENT', 'operations', '待发', 'waits', now()) returning id)"
                                + " insert into lease.mail (notice, recipient, next_attempt_at) select id, 'a@example.cn', now() from told")
                .update();
        var settings = Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SERVERLEASE_DATABASE_ADMIN_USERNAME", "postgres",
                "SERVERLEASE_DATABASE_ADMIN_PASSWORD", "postgres");
        assertThat(AfterRestore.run(settings, CLOCK)).isZero();
        assertThat(jdbc.sql("select nextval('lease.lease_number')")
                        .query(Long.class)
                        .single())
                .isEqualTo(told + AfterRestore.SKIPPED + 1);
        assertThat(jdbc.sql("select door from lease.journal where kind = 'RESTORED' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains(
                        (told + 1) + "–" + (told + AfterRestore.SKIPPED),
                        "skipped in each lease: 100",
                        "Mails held: 1");
        assertThat(jdbc.sql("select count(*) from lease.mail where next_attempt_at is not null")
                        .query(Long.class)
                        .single())
                .as("mails that would go out")
                .isZero();
        assertThat(AfterRestore.run(settings, CLOCK)).as("may be run again").isZero();
    }

    @Test
    void aMissingSettingIsAskedFor() {
        assertThat(AfterRestore.run(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/x"), CLOCK))
                .isEqualTo(2);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAFailure() {
        assertThat(AfterRestore.run(
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                "jdbc:postgresql://127.0.0.1:1/x",
                                "SERVERLEASE_DATABASE_ADMIN_USERNAME",
                                "postgres"),
                        CLOCK))
                .isEqualTo(1);
    }
}
