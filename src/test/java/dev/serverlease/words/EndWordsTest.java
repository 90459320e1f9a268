package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which notice ended a contract: page, notices and bundle read the same. */
@ServerLeaseTest
class EndWordsTest {

    @Autowired
    private EndWords words;

    @Autowired
    private Terminations terminations;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    /** A notice that sets an end, and before that end a missed cure that nobody asks a termination for. */
    @Test
    void aNoticeOfTheLesseesThatSetAnEndDidNotEndWhatTheLessorEndedBefore() {
        clock.set(SettableClock.START);
        var number = lease.inForce(lease.application());
        var end = LocalDate.parse("2027-01-31");
        terminations.add(
                number,
                new Termination("INDEFINITE", "民法典第七百三十条", Party.LESSEE, null, "不再需要", end, null, null, null, false),
                "compliance1");
        audit.record(
                number,
                "compliance1",
                "INDEFINITE_LEASE_NOTICED",
                Map.of("noticeArrivedOn", "2026-12-01", "lastDay", "2027-01-31"),
                null);
        assertThat(words.of(number).orElseThrow().words().both()).contains("承租人解除", "民法典第七百三十条", "art. 730");
        audit.record(number, "legal1", "NOTICE_OF_TERMINATION_ARRIVED", Map.of("arrivedOn", "2026-12-20"), null);
        assertThat(words.of(number).orElseThrow().words().both())
                .contains("出租人解除", "民法典第五百六十二条第二款", "art. 562(2)")
                .doesNotContain("第七百三十条");
    }
}
