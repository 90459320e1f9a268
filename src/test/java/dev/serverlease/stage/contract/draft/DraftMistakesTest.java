package dev.serverlease.stage.contract.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What no form takes any more can still be stored from before: the draft fails, and whoever wrote the sentence reads
 * which it is.
 */
@ServerLeaseTest
class DraftMistakesTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void time() {
        clock.set(SettableClock.START);
    }

    @Test
    void aSentenceOfTheApplicationIsNamedToSales() {
        var number = lease.inReview(lease.application());
        TestPostgres.alter(
                "application",
                "update lease.application set content = jsonb_set(content, '{server,name}',"
                        + " '\"出租人概不负责维修\"') where lease_number = ?",
                number);
        var sent = new HashMap<>(lease.approval(number));
        sent.put("specialTermsConfirmed", "true");
        assertThat(lease.complete("legal1", number, "Task_LegalReview", sent).status())
                .isEqualTo(204);
        lease.runJobs(number);

        assertThat(lease.hasTask(number, "Task_CompleteApplication")).isTrue();
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number, null).text())
                .contains("出租人概不负责维修", "民法典第五百零六条");
    }

    @Test
    void aSentenceOfTheOfficerIsNamedToTheOfficer() {
        var number = lease.inReview(lease.application());
        var sent = new HashMap<>(lease.approval(number));
        sent.put("decision", "APPROVE_WITH_CONDITIONS");
        sent.put("conditions", "提交责任书");
        assertThat(lease.complete("legal1", number, "Task_LegalReview", sent).status())
                .isEqualTo(204);
        TestPostgres.alter(
                "condition", "update lease.condition set content = '出租人概不负责' where lease_number = ?", number);
        lease.runJobs(number);

        assertThat(lease.hasTask(number, "Task_LegalReview")).isTrue();
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains("交付的前提条件", "出租人概不负责", "开通条件所写的");
    }
}
