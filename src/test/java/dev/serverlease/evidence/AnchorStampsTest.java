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
        var number = lease.drivenToForce(lease.application());
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(desk()).as("after %s attempts", attempt - 1).doesNotContain("存证锚定没有时间戳");
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
                .contains("时间戳服务没有给出时间戳", "租赁办理不受影响", "请检查时间戳服务");
        assertThat(desk())
                .as("it stands there until somebody sees to it")
                .contains("存证锚定没有时间戳", "时间戳服务没有给出时间戳", "请检查时间戳服务", "恢复后");
        assertThat(lease.call("sales1", "GET", "/desk", null).text()).doesNotContain("存证锚定没有时间戳");

        jdbc.sql("update lease.anchor_stamp_wanted set next_attempt_at = ? where anchor = ?")
                .param(java.sql.Timestamp.from(clock.instant().plus(Duration.ofMinutes(50))))
                .param(anchor.number())
                .update();
        assertThat(anchors.ofExport(lease.apply(lease.application()))).isPresent();
        new AnchorStamps(jdbc, service, clock, transactions).askForThoseDue();
        assertThat(desk()).as("the service is back").doesNotContain("存证锚定没有时间戳");
        assertThat(jdbc.sql("select count(*) from lease.anchor_stamp where anchor = ?")
                        .param(anchor.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        jdbc.sql("update lease.anchor_stamp_wanted set next_attempt_at = now()").update();
    }

    private String desk() {
        return lease.call("ops1", "GET", "/desk", null).text();
    }

    private int attempts(Anchor anchor) {
        return jdbc.sql("select attempts from lease.anchor_stamp_wanted where anchor = ?")
                .param(anchor.number())
                .query(Integer.class)
                .single();
    }
}
