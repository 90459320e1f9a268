package dev.serverlease.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.signature.FailingTimeStamps;
import dev.serverlease.signature.TimeStamps;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A time-stamp service that is away: nothing waits for it, it is asked again, and people are told. */
@ServerLeaseTest
class AnchorStampsTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Anchors anchors;

    @Autowired
    private ChainCheck chains;

    @Autowired
    private dev.serverlease.notification.Notices notices;

    @Autowired
    private TimeStamps service;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void tokensThatDoNotComeAreAskedForAgainAndToldOf() {
        new AnchorStamps(jdbc, service, clock, transactions).askForThoseDue();
        jdbc.sql("update lease.anchor_stamp_wanted set next_attempt_at = '2999-01-01'")
                .update();
        var dead = new FailingTimeStamps();
        var stamps = new AnchorStamps(jdbc, dead.service(), clock, transactions);
        var watch = new EvidenceWatch(anchors, stamps, chains, notices, new AnchorSettings(java.util.List.of()), clock);
        var number = lease.inForce(lease.application());
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        for (int attempt = 1; attempt <= 5; attempt++) {
            watch.follow();
            assertThat(dead.asked()).isEqualTo(attempt);
            stamps.askForThoseDue();
            assertThat(dead.asked()).as("not before its time").isEqualTo(attempt);
            clock.set(clock.instant().plus(Duration.ofHours(1)));
        }
        var anchor = anchors.latest().orElseThrow();
        assertThat(attempts(anchor)).isEqualTo(5);
        assertThat(jdbc.sql("select text_zh from lease.notice where kind = 'ANCHOR_UNSTAMPED' and group_id = 'managers'"
                                + " order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("时间戳服务没有给出时间戳", "租赁办理不受影响");

        new AnchorStamps(jdbc, service, clock, transactions).askForThoseDue();
        assertThat(jdbc.sql("select count(*) from lease.anchor_stamp where anchor = ?")
                        .param(anchor.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        jdbc.sql("update lease.anchor_stamp_wanted set next_attempt_at = now()").update();
    }

    private int attempts(Anchor anchor) {
        return jdbc.sql("select attempts from lease.anchor_stamp_wanted where anchor = ?")
                .param(anchor.number())
                .query(Integer.class)
                .single();
    }
}
