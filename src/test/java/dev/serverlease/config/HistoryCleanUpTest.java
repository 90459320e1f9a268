package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine forgets at night what ended long ago; the record forgets nothing. */
@ServerLeaseTest
class HistoryCleanUpTest {

    private static final Duration A_YEAR = Duration.ofDays(366);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void theCleanUpIsPlannedForTheNight() {
        history.cleanUpHistoryAsync(false);
        assertThat(history.findHistoryCleanupJobs())
                .singleElement()
                .extracting(Job::getDuedate)
                .satisfies(due -> assertThat(due.toInstant()
                                .atZone(ZoneId.of("Asia/Shanghai"))
                                .getHour())
                        .isBetween(2, 4));
    }

    @Test
    void whatEndedAYearAgoGoesAndEvidenceStays() {
        var ended = lease.inReview(lease.application());
        assertThat(lease.callRaw("sales1", "POST", "/api/leases/" + ended + "/withdrawal", "{\"ground\":\"不再需要\"}")
                        .status())
                .isEqualTo(202);
        var running = lease.inForce(lease.application());
        var ofEnded = instances(ended);
        var ofRunning = instances(running);
        long before = inHistory(ofEnded);
        var record = record(ended);
        assertThat(record).isNotEmpty();
        cleanUp();
        assertThat(inHistory(ofEnded)).isEqualTo(before).isPositive();
        clock.set(clock.instant().plus(A_YEAR));
        for (int batch = 0; batch < 20 && inHistory(ofEnded) > 0; batch++) {
            cleanUp();
        }
        assertThat(inHistory(ofEnded)).isZero();
        assertThat(inHistory(ofRunning)).isPositive();
        assertThat(record(ended)).isEqualTo(record);
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));
    }

    private List<String> instances(String number) {
        return jdbc.sql("select id_ from act_hi_procinst where business_key_ = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private long inHistory(List<String> instances) {
        return jdbc.sql("select (select count(*) from act_hi_procinst where id_ in (:instances))"
                        + " + (select count(*) from act_hi_taskinst where proc_inst_id_ in (:instances))")
                .param("instances", instances)
                .query(Long.class)
                .single();
    }

    private List<String> record(String number) {
        return jdbc.sql("select action from lease.audit where lease_number = :number order by seq")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
