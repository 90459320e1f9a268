package dev.serverlease.stage.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a ground needs before it ends a lease: a demand and its period, and a right that has not lapsed. */
@ServerLeaseTest
class TerminationGroundsTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForceForAMonth(lease.application());
    }

    /** Civil Code art. 722; the contract's clause on rent: a demand first, with at least fifteen days. */
    @Test
    void forRentALeaseEndsOnlyOnThePathOfRent() {
        stored.unchangedBy(() -> {
            for (var ground : List.of("DELAY_AFTER_DEMAND", "CONTRACT_CLAUSE", "FUNDAMENTAL_BREACH")) {
                for (var why : List.of("承租人自2026年11月起欠付租金18000元", "租金逾期未付", "rent overdue since November")) {
                    var answer = terminate(body(ground).put("explanation", why));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
                    assertThat(answer.text()).contains("租金逾期处理", "第七百二十二条");
                }
            }
        });
        overdue();
        demand("2026-12-01");
        lease.at(SettableClock.START.plusSeconds(40 * 86_400L), number);
        stored.unchangedBy(() -> {
            var answer = terminate(demanded("DELAY_AFTER_DEMAND", "2026-12-01", 15));
            assertThat(answer.status()).as("rent is open").isEqualTo(422);
            assertThat(answer.text()).contains("租金逾期处理");
        });
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /**
     * Civil Code art. 722, whatever the arrears are called; another breach is no rent, and a legal officer sees to it.
     */
    @Test
    void whileRentIsOpenABreachIsSaidToBeAnotherAndConfirmed() {
        overdue();
        stored.unchangedBy(() -> {
            for (var body : List.of(
                    body("FUNDAMENTAL_BREACH").put("explanation", "承租人长期拖欠费用，经多次沟通无果"),
                    body("FUNDAMENTAL_BREACH").put("explanation", "拖欠费用").put("otherThanPayment", false),
                    body("CONTRACT_CLAUSE").put("contractGround", "SPECIAL_TERMS"))) {
                var answer = terminate(body);
                assertThat(answer.status()).as(answer.text()).isEqualTo(422);
                assertThat(answer.text()).contains("租金逾期处理", "第七百二十二条", "otherThanPayment", "与付款无关");
            }
        });
        assertThat(terminate(body("FUNDAMENTAL_BREACH").put("otherThanPayment", true))
                        .status())
                .isEqualTo(202);
        assertThat(lease.shown(number, "Task_NoticeOfTermination")
                        .path("warnings")
                        .toString())
                .contains("与付款无关", "18000", "备注");
        proof("2026-12-01");
        lease.attach("legal1", number, "NOTICE_TEXT", "our-notice.pdf");
        lease.claim("legal1", lease.taskId(number, "Task_NoticeOfTermination"));
        var arrived = new HashMap<>(Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1234567890"));
        stored.unchangedBy(() -> {
            var bare = lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived);
            assertThat(bare.status()).as(bare.text()).isEqualTo(400);
            assertThat(bare.text()).contains("与付款无关", "note");
        });
        arrived.put("note", "已核：材料义务与租金无关");
        LeaseDriver.expectDone(lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived));
    }

    /** The facts of arts. 724 and 729 are the lessee's to claim. */
    @Test
    void theLessorsOwnEndShowsNoClaimOfTheLessee() {
        assertThat(terminate(body("FUNDAMENTAL_BREACH").put("useConditionsBreached", true))
                        .status())
                .isEqualTo(202);
        assertThat(lease.shown(number, "Task_NoticeOfTermination").path("findings"))
                .isEmpty();
    }

    /** Civil Code art. 563(1) no. 3. */
    @Test
    void aDelayEndsALeaseOnlyAfterADemandThatIsOnFileAndItsPeriod() {
        stored.unchangedBy(() -> {
            var bare = terminate(body("DELAY_AFTER_DEMAND"));
            assertThat(bare.status()).as(bare.text()).isEqualTo(422);
            assertThat(bare.body().findValuesAsText("field")).contains("demandDays");
            var unproved = terminate(demanded("DELAY_AFTER_DEMAND", "2026-12-01", 10));
            assertThat(unproved.status()).as(unproved.text()).isEqualTo(422);
            assertThat(unproved.text()).contains("催告", "附件", "demandArrivedOn");
        });
        demand("2026-12-01");
        stored.unchangedBy(() -> {
            var early = terminate(demanded("DELAY_AFTER_DEMAND", "2026-12-01", 10));
            assertThat(early.status()).as(early.text()).isEqualTo(422);
            assertThat(early.text()).contains("2026-12-11", "届满");
        });
        lease.at(Instant.parse("2026-12-11T16:00:00Z"), number);
        var answer = terminate(demanded("DELAY_AFTER_DEMAND", "2026-12-01", 10));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(onRecord()).isEqualTo("民法典第五百六十三条第一款第三项 2026-12-01 10");
    }

    /**
     * The contract's clause on termination: fifteen days from a written demand; the suspension's path counts the same.
     */
    @Test
    void aChangedPurposeEndsALeaseOnlyFifteenDaysAfterAWrittenDemand() {
        stored.unchangedBy(() -> {
            var which = terminate(body("CONTRACT_CLAUSE"));
            assertThat(which.status()).as(which.text()).isEqualTo(422);
            assertThat(which.body().findValuesAsText("field")).contains("contractGround");
            var bare = terminate(body("CONTRACT_CLAUSE").put("contractGround", "NOT_MENDED"));
            assertThat(bare.status()).as(bare.text()).isEqualTo(422);
            assertThat(bare.body().findValuesAsText("field")).contains("demandArrivedOn");
        });
        demand("2026-12-01");
        var body = demanded("CONTRACT_CLAUSE", "2026-12-01", null).put("contractGround", "NOT_MENDED");
        lease.at(Instant.parse("2026-12-16T15:59:59Z"), number);
        stored.unchangedBy(() -> {
            var early = terminate(body);
            assertThat(early.status()).as(early.text()).isEqualTo(422);
            assertThat(early.text()).contains("2026-12-16");
        });
        lease.at(Instant.parse("2026-12-16T16:00:00Z"), number);
        var answer = terminate(body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(onRecord()).as("the contract's days").isEqualTo("民法典第五百六十二条第二款 2026-12-01 15");
    }

    /** What the clause needs no demand for ends the lease without one. */
    @Test
    void falseStatementsNeedNoDemand() {
        var answer = terminate(body("CONTRACT_CLAUSE").put("contractGround", "FALSE_STATEMENTS"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    /** Civil Code art. 564: what is on record is known since then, whatever day is given. */
    @Test
    void aRightThatHasLapsedIsNotRevivedByALaterDay() {
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/subleases",
                                json.valueToTree(
                                        Map.of("reference", "S-1", "knownSince", "2026-12-01", "sublessee", "丁公司")))
                        .status())
                .isEqualTo(202);
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_ObjectToSublease",
                Map.of(
                        "done",
                        json.valueToTree(Map.of("answer", "OBJECT", "objectedOn", "2026-12-01", "proof", "EMS 1"))
                                .toString())));
        lease.at(SettableClock.START.plusSeconds(91 * 86_400L), number);
        stored.unchangedBy(() -> {
            var late = terminate(body("UNCONSENTED_SUBLEASE").put("knownSince", today()));
            assertThat(late.status()).as(late.text()).isEqualTo(422);
            assertThat(late.text()).contains("2026-12-01", "解除权消灭");
        });
    }

    @Test
    void whatAReviewFoundIsKnownSinceTheReview() {
        review("NO", "CURE");
        lease.at(SettableClock.START.plusSeconds(91 * 86_400L), number);
        stored.unchangedBy(() -> {
            var late = terminate(body("FUNDAMENTAL_BREACH").put("knownSince", today()));
            assertThat(late.status()).as(late.text()).isEqualTo(422);
            assertThat(late.text()).contains("2026-12-01", "解除权消灭");
        });
        // a later review that finds all as agreed: what is found after it is another breach
        review("YES", "CONTINUE");
        assertThat(terminate(body("FUNDAMENTAL_BREACH").put("knownSince", today()))
                        .status())
                .isEqualTo(202);
    }

    /**
     * By the clause the lessee has its time to mend; only a sublease without consent ends a lease at once (art. 716).
     */
    @Test
    void aReviewEndsNoLeaseForWhatTheLesseeMayMend() {
        askForReview();
        lease.claim("compliance1", lease.taskId(number, "Task_UseReview"));
        stored.unchangedBy(() -> {
            for (var matches : List.of("NO", "YES")) {
                var seen = new HashMap<>(LeaseDriver.asAgreed());
                seen.putAll(Map.of("actualUseMatches", matches, "outcome", "TERMINATE"));
                var answer = lease.submit("compliance1", lease.taskId(number, "Task_UseReview"), seen);
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.text()).contains("书面要求", "提出解除合同");
            }
        });
        var sublet = new HashMap<>(LeaseDriver.asAgreed());
        sublet.putAll(Map.of("sublet", "YES", "subletKnownSince", "2026-12-01", "outcome", "TERMINATE"));
        LeaseDriver.expectDone(lease.complete("compliance1", number, "Task_UseReview", sublet));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    /**
     * What ends a lease is on file itself, not only that it came; the page and the bundle say who ended it, and why.
     */
    @Test
    void aNoticeGivenElsewhereIsOnFileItself() {
        assertThat(terminate(body("FUNDAMENTAL_BREACH")).status()).isEqualTo(202);
        proof("2026-12-01");
        var arrived = Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1234567890");
        lease.claim("legal1", lease.taskId(number, "Task_NoticeOfTermination"));
        stored.unchangedBy(() -> {
            var bare = lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived);
            assertThat(bare.status()).as(bare.text()).isEqualTo(400);
            assertThat(bare.text()).contains("通知本身", "附件", "proof");
        });
        var notice = lease.attach("legal1", number, "NOTICE_TEXT", "our-notice.pdf");
        LeaseDriver.expectDone(lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived));
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .contains("出租人解除", "第五百六十三条第一款第四项", "our-notice.pdf");
        assertThat(index()).contains("出租人解除", "第五百六十三条第一款第四项", "attachments/" + notice);
    }

    @Test
    void theLesseesOwnNoticeIsOnFileToo() {
        var seized = body("LESSEE_SEIZURE_OR_DISPUTE").put("by", "LESSEE").put("serverSeized", true);
        assertThat(terminate(seized).status()).isEqualTo(202);
        proof("2026-12-01");
        lease.claim("legal1", lease.taskId(number, "Task_NoticeOfTermination"));
        var arrived = Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1234567890");
        assertThat(lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived)
                        .text())
                .contains("通知本身");
        lease.attach("legal1", number, "NOTICE_TEXT", "their-letter.pdf");
        LeaseDriver.expectDone(lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived));
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .contains("承租人解除", "their-letter.pdf");
    }

    private String index() {
        try (var zip = new java.util.zip.ZipInputStream(
                new java.io.ByteArrayInputStream(lease.bytes("legal1", "/api/leases/" + number + "/evidence")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("index")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no index");
    }

    private void review(String matches, String outcome) {
        if (!lease.hasTask(number, "Task_UseReview")) {
            askForReview();
        }
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(Map.of("actualUseMatches", matches, "outcome", outcome));
        if (outcome.equals("CURE")) {
            seen.put("cureBy", "2026-12-16");
        }
        LeaseDriver.expectDone(lease.complete("compliance1", number, "Task_UseReview", seen));
        lease.runJobs(number);
    }

    private void askForReview() {
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/reviews",
                                json.valueToTree(Map.of("ground", "流量异常")))
                        .status())
                .isEqualTo(202);
    }

    private void overdue() {
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/rent-defaults",
                                json.valueToTree(
                                        Map.of("amount", "18000", "currency", "CNY", "overdueSince", "2026-11-10")))
                        .status())
                .isEqualTo(202);
    }

    /** The demand itself, and that it arrived on that day. */
    private void demand(String day) {
        lease.attach("compliance1", number, "NOTICE_TEXT", "demand.pdf", LocalDate.parse(day));
        proof(day);
    }

    /** What the letter names: the article, when the demand arrived, and the days of its period. */
    private String onRecord() {
        return jdbc.sql("select article || ' ' || demand_arrived_on || ' ' || demand_days from lease.termination"
                        + " where lease_number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private void proof(String day) {
        lease.handInProofAlone(number, LocalDate.parse(day));
    }

    private ObjectNode demanded(String ground, String arrivedOn, Integer days) {
        return body(ground).put("demandArrivedOn", arrivedOn).put("demandDays", days);
    }

    private ObjectNode body(String ground) {
        return json.createObjectNode()
                .put("ground", ground)
                .put("by", "LESSOR")
                .put("knownSince", "2026-12-01")
                .put("explanation", "承租人至今未提供约定的材料");
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private Answer terminate(ObjectNode body) {
        return lease.call("compliance1", "POST", "/api/leases/" + number + "/terminations", body);
    }
}
