package dev.serverlease.stage.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 解除权消灭: what lapsed is no ground again, and the days of a sublease count from the objection (arts. 564, 718). */
@ServerLeaseTest
class LapsedRightsTest {

    private static final String LAPSED_ON = "2027-03-02";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForceForAMonth(lease.application());
    }

    @Test
    void whatLapsedIsNoGroundAgainUnlessARecordTellsNewFacts() {
        lapsed("FUNDAMENTAL_BREACH");
        lease.attach("compliance1", number, "OTHER", "usage-march.pdf");
        stored.unchangedBy(() -> {
            var later = terminate(body("FUNDAMENTAL_BREACH").put("knownSince", LAPSED_ON));
            assertThat(later.status()).as(later.text()).isEqualTo(422);
            assertThat(later.text()).contains("解除权已经消灭", "2026-12-01", LAPSED_ON, "文件名", "knownSince");
            var old = terminate(body("FUNDAMENTAL_BREACH").put("explanation", "又发现转作他用，见附件 usage-march.pdf"));
            assertThat(old.status()).as(old.text()).isEqualTo(422);
        });
        var anew = terminate(body("FUNDAMENTAL_BREACH")
                .put("knownSince", LAPSED_ON)
                .put("explanation", "又发现转作他用，见附件 usage-march.pdf"));
        assertThat(anew.status()).as(anew.text()).isEqualTo(202);
    }

    /** Whatever the new ground is called, the officer sees what lapsed. */
    @Test
    void theOfficerIsShownWhatLapsed() {
        lapsed("FUNDAMENTAL_BREACH");
        var other = body("CONTRACT_CLAUSE")
                .put("contractGround", "FALSE_STATEMENTS")
                .put("knownSince", LAPSED_ON)
                .put("explanation", "又发现虚假信息，见附件 false.pdf");
        lease.attach("compliance1", number, "OTHER", "false.pdf");
        assertThat(terminate(other).status()).isEqualTo(202);
        assertThat(lease.shown(number, "Task_NoticeOfTermination")
                        .path("warnings")
                        .toString())
                .contains("解除权已经消灭", "根本违约", "2026-12-01", LAPSED_ON, "承租人至今未提供约定的材料");
    }

    /** As where it is asked for: the clause on termination says so. */
    @Test
    void aSubleaseThatAReviewFoundCountsFromTheObjectionToo() {
        sublet();
        lease.at(SettableClock.START.plusSeconds(91 * 86_400L), number);
        object(LAPSED_ON);
        review();
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(lease.shown(number, "Task_NoticeOfTermination").toString()).contains("2027-05-31");
        lease.handInProof(number, LocalDate.parse(LAPSED_ON));
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("arrivedOn", LAPSED_ON, "proof", "EMS 1234567890")));
    }

    private void lapsed(String ground) {
        assertThat(terminate(body(ground)).status()).isEqualTo(202);
        lease.at(SettableClock.START.plusSeconds(91 * 86_400L), number);
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "RIGHT_LAPSED", "note", "已逾约定期限")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    private void sublet() {
        var known = Map.of("reference", "S-1", "knownSince", "2026-12-01", "sublessee", "丁公司");
        assertThat(post("subleases", json.valueToTree(known)).status()).isEqualTo(202);
    }

    private void object(String day) {
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_ObjectToSublease",
                Map.of(
                        "done",
                        json.valueToTree(Map.of("answer", "OBJECT", "objectedOn", day, "proof", "EMS 1"))
                                .toString())));
    }

    private void review() {
        if (!lease.hasTask(number, "Task_UseReview")) {
            assertThat(post("reviews", json.valueToTree(Map.of("ground", "流量异常")))
                            .status())
                    .isEqualTo(202);
        }
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(Map.of("sublet", "YES", "subletKnownSince", "2026-12-01", "outcome", "TERMINATE"));
        LeaseDriver.expectDone(lease.complete("compliance1", number, "Task_UseReview", seen));
        lease.runJobs(number);
    }

    private ObjectNode body(String ground) {
        return json.createObjectNode()
                .put("ground", ground)
                .put("by", "LESSOR")
                .put("knownSince", "2026-12-01")
                .put("explanation", "承租人至今未提供约定的材料");
    }

    private Answer terminate(ObjectNode body) {
        return post("terminations", body);
    }

    private Answer post(String door, ObjectNode body) {
        return lease.call("compliance1", "POST", "/api/leases/" + number + "/" + door, body);
    }
}
