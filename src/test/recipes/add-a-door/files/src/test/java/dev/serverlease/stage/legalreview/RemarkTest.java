package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer's remark stands in the timeline; nobody else's does, and no empty one. */
@ServerLeaseTest
class RemarkTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    private String number;

    @BeforeEach
    void inReview() {
        clock.set(SettableClock.START);
        number = lease.apply(lease.application());
    }

    @Test
    void officerRemarksAndTheTimelineShowsIt() {
        assertThat(remark("legal1", "{\"text\":\"已电话核实\"}")).isEqualTo(204);
        assertThat(lease.lease(number).path("timeline"))
                .anySatisfy(step -> assertThat(step.path("action").asText()).isEqualTo("REMARKED"));
    }

    @Test
    void emptyRemarkIsRefused() {
        assertThat(remark("legal1", "{\"text\":\" \"}")).isEqualTo(400);
    }

    @Test
    void salesAreRefused() {
        assertThat(remark("sales1", "{\"text\":\"已电话核实\"}")).isEqualTo(403);
    }

    private int remark(String user, String body) {
        return lease.callRaw(user, "POST", "/api/leases/" + number + "/remarks", body)
                .status();
    }
}
