package dev.serverlease.stage.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.StoredState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 已有定论的事实: what was decided for the lessee is no ground again, under whatever name and day, and unpaid rent none (Civil
 * Code arts. 562 to 565, 722).
 */
@ServerLeaseTest
class AgainstTheEndTest {

    private static final AtomicInteger HOURS = new AtomicInteger();
    private static final String VPN = "承租人对外提供VPN";

    private static final List<String> OF_A_BREACH =
            List.of("CONTRACT_CLAUSE", "REFUSED_PERFORMANCE", "FUNDAMENTAL_BREACH", "LESSEE_BREACH_OF_USE");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    private String number;

    /** Each test has an hour of its own, for the lessee's door counts what comes in. */
    @BeforeEach
    void inForce() {
        clock.set(SettableClock.START);
        number = lease.inForceForAMonth(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofHours(HOURS.incrementAndGet())));
    }

    @Test
    void anAcceptedObjectionIsNotUndoneByALaterDay() {
        objectionAccepted();
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        stored.unchangedBy(() -> {
            for (var ground : OF_A_BREACH) {
                refused(terminate(ground, VPN), "knownSince", "异议成立", "2026-12-01", "文件名");
            }
        });
        lease.attach("compliance1", number, "OTHER", "vpn-anew.pdf");
        expectAccepted(terminate("CONTRACT_CLAUSE", VPN + "，见附件 vpn-anew.pdf"));
        endsOnlyWithANote("异议成立", "2026-12-01");
    }

    /** Neither an identity paper, nor one of an earlier day, nor the same file under another name. */
    @Test
    void onlyARecordSinceThenTellsNewFacts() {
        handIn("first.pdf");
        objectionAccepted();
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        lease.attach("compliance1", number, "IDENTITY", "passport.pdf");
        lease.attach("compliance1", number, "OTHER", "earlier.pdf", LocalDate.parse("2026-11-20"));
        handIn("again.pdf");
        stored.unchangedBy(() -> {
            for (var file : List.of("passport.pdf", "earlier.pdf", "again.pdf")) {
                refused(terminate("CONTRACT_CLAUSE", VPN + "，见附件 " + file), "knownSince", "异议成立");
            }
        });
    }

    private void handIn(String name) {
        var answer = lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=OTHER&fileName=" + name,
                SmallPdf.of("the same"),
                "application/pdf",
                "Idempotency-Key",
                name + number);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    @Test
    void anEndFoundWithoutEffectIsNotDeclaredAgain() {
        suspend(VPN);
        clock.set(SettableClock.START.plus(Duration.ofDays(30)));
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_VerifyCure",
                Map.of("answer", "NOT_CURED", "arrivedOn", "2026-12-02", "proof", "EMS 1", "note", "仍在转售")));
        lease.runJobs(number);
        LeaseDriver.expectDone(lease.complete("legal1", number, "Task_NoticeOfTermination", arrived("")));
        lease.runJobs(number);
        lease.objectToSuspension(number);
        answer();
        expectAccepted(keyed("end-findings", Map.of("finding", "END_WITHOUT_EFFECT", "reason", "解除没有事由")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        clock.set(SettableClock.START.plus(Duration.ofDays(31)));
        stored.unchangedBy(
                () -> refused(terminate("CONTRACT_CLAUSE", VPN), "knownSince", "不发生效力", "2026-12-31", "异议成立"));
    }

    @Test
    void forceMajeureIsNoOtherNameForABreach() {
        suspend(VPN);
        stored.unchangedBy(() -> refused(terminate("FORCE_MAJEURE", VPN), "explanation", "文件名", "不可抗力"));
        lease.objectToSuspension(number);
        answer();
        lease.runJobs(number);
        stored.unchangedBy(() -> refused(terminate("FORCE_MAJEURE", VPN), "explanation", "文件名", "不可抗力"));
        lease.attach("compliance1", number, "OTHER", "earthquake.pdf");
        expectAccepted(terminate("FORCE_MAJEURE", "机房所在地地震，见附件 earthquake.pdf"));
        endsOnlyWithANote("异议成立", "2026-12-01");
    }

    @Test
    void anEndThatDoesNotRestOnTheSuspensionIsSaidNotTo() {
        objectionAccepted();
        lease.attach("compliance1", number, "OTHER", "earthquake.pdf");
        expectAccepted(terminate("FORCE_MAJEURE", "机房所在地地震，见附件 earthquake.pdf"));
        var on = lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "OBJECTION_ACCEPTED", "note", "暂停没有依据"));
        assertThat(on.status()).as(on.text()).isEqualTo(400);
        assertThat(on.text()).contains("不以", "does not rest on").doesNotContain("没有认定", "No objection");
    }

    @Test
    void whatLapsedDoesNotComeBackUnderAnotherName() {
        expectAccepted(terminate("FUNDAMENTAL_BREACH", VPN));
        lease.at(SettableClock.START.plus(Duration.ofDays(91)), number);
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "RIGHT_LAPSED", "note", "已逾约定期限")));
        lease.runJobs(number);
        stored.unchangedBy(() -> {
            for (var ground : OF_A_BREACH) {
                refused(terminate(ground, VPN), "knownSince", "解除权已经消灭", "2026-12-01", "文件名");
            }
            refused(terminate("FORCE_MAJEURE", VPN), "explanation", "文件名", "不可抗力");
        });
        lease.attach("compliance1", number, "OTHER", "vpn-anew.pdf");
        expectAccepted(terminate("REFUSED_PERFORMANCE", VPN + "，见附件 vpn-anew.pdf"));
        endsOnlyWithANote("解除权已经消灭", "2026-12-01");
    }

    @Test
    void whileRentIsOpenEveryGroundIsSaidToBeAnother() {
        overdue();
        stored.unchangedBy(() -> {
            for (var ground :
                    List.of("REFUSED_PERFORMANCE", "LESSEE_BREACH_OF_USE", "FORCE_MAJEURE", "CONTRACT_CLAUSE")) {
                refused(terminate(ground, "x"), "otherThanPayment", "与付款无关", "第七百二十二条");
            }
            var refusal = body("REFUSED_PERFORMANCE", "承租人书面拒绝支付租金");
            refusal.put("otherThanPayment", true);
            refused(post("compliance1", "terminations", refusal), "explanation", "第七百二十二条");
        });
        var other = body("FORCE_MAJEURE", "机房所在地地震");
        other.put("otherThanPayment", true);
        expectAccepted(post("compliance1", "terminations", other));
        endsOnlyWithANote("18000", "第七百二十二条");
    }

    /** What was found to be no breach suspends no service again without a word of it. */
    @Test
    void aNewSuspensionSaysWhatIsNewSinceTheAcceptedObjection() {
        objectionAccepted();
        review();
        assertThat(lease.shown(number, "Task_UseReview").path("warnings").toString())
                .contains("异议成立", "2026-12-01");
        lease.claim("compliance1", lease.taskId(number, "Task_UseReview"));
        stored.unchangedBy(() -> {
            var again = lease.submit("compliance1", lease.taskId(number, "Task_UseReview"), suspension(VPN));
            refusedWith(400, again, "ground", "异议成立", "2026-12-01", "新的事实");
        });
        LeaseDriver.expectDone(lease.submit(
                "compliance1",
                lease.taskId(number, "Task_UseReview"),
                suspension("承租人的异议已于 2026-12-01 成立；此后新发现其向第三人出售账号")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    private void endsOnlyWithANote(String... shown) {
        assertThat(lease.shown(number, "Task_NoticeOfTermination")
                        .path("warnings")
                        .toString())
                .contains(shown);
        lease.handInProof(number, LocalDate.now(clock));
        lease.attach("legal1", number, "NOTICE_TEXT", "our-notice.pdf");
        lease.claim("legal1", lease.taskId(number, "Task_NoticeOfTermination"));
        stored.unchangedBy(() -> refusedWith(
                400,
                lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived("另有事由")),
                "note",
                shown[0]));
        stored.unchangedBy(() -> refusedByTheEngine(shown[0]));
        LeaseDriver.expectDone(
                lease.submit("legal1", lease.taskId(number, "Task_NoticeOfTermination"), arrived("已核：是另一事由，见附件")));
        assertThat(lease.lease(number).path("timeline").toString()).contains("已核：是另一事由，见附件");
    }

    private void refusedByTheEngine(String why) {
        identity.setAuthentication("legal1", List.of("legal-officers"));
        try {
            assertThatThrownBy(() -> tasks.complete(
                            lease.taskId(number, "Task_NoticeOfTermination"), new HashMap<>(arrived(""))))
                    .hasStackTraceContaining(why);
        } finally {
            identity.clearAuthentication();
        }
    }

    private Map<String, String> arrived(String note) {
        return Map.of("arrivedOn", LocalDate.now(clock).toString(), "proof", "EMS 1234567890", "note", note);
    }

    private void objectionAccepted() {
        suspend(VPN);
        lease.objectToSuspension(number);
        answer();
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    private void suspend(String ground) {
        review();
        LeaseDriver.expectDone(lease.complete("compliance1", number, "Task_UseReview", suspension(ground)));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    private void review() {
        expectAccepted(post("compliance1", "reviews", Map.of("ground", "流量异常")));
    }

    private static Map<String, String> suspension(String ground) {
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(Map.of(
                "actualUseMatches",
                "NO",
                "outcome",
                "SUSPEND",
                "clause",
                "第八条",
                "cureBy",
                "2026-12-16",
                "ground",
                ground));
        return seen;
    }

    private void answer() {
        LeaseDriver.expectDone(post(
                "compliance1",
                "objection-answers",
                Map.of("objection", 1, "decision", "ACCEPTED", "answer", "经核实，如上。")));
    }

    private void overdue() {
        expectAccepted(post(
                "compliance1",
                "rent-defaults",
                Map.of("amount", "18000", "currency", "CNY", "overdueSince", "2026-11-10")));
    }

    /** Known since today. */
    private Answer terminate(String ground, String why) {
        return post("compliance1", "terminations", body(ground, why));
    }

    private Map<String, Object> body(String ground, String why) {
        var body = new HashMap<String, Object>(Map.of(
                "ground",
                ground,
                "by",
                "LESSOR",
                "knownSince",
                LocalDate.now(clock).toString(),
                "explanation",
                why));
        if (ground.equals("CONTRACT_CLAUSE")) {
            body.put("contractGround", "GRAVE_UNLAWFUL_USE");
        }
        return body;
    }

    private static void expectAccepted(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private static void refused(Answer answer, String field, String... words) {
        refusedWith(422, answer, field, words);
    }

    private static void refusedWith(int status, Answer answer, String field, String... words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().findValuesAsText("field")).contains(field);
        assertThat(answer.text()).contains(words);
    }

    private Answer post(String user, String door, Map<String, ?> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    private Answer keyed(String door, Map<String, ?> body) {
        return lease.post(
                "legal1",
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
