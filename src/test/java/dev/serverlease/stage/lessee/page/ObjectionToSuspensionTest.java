package dev.serverlease.stage.lessee.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 对暂停的异议: one that waits stops the end, one that is accepted restores the service (clause {@code suspension}). */
@ServerLeaseTest
class ObjectionToSuspensionTest {

    private static final AtomicInteger HOURS = new AtomicInteger(8);
    private static final Map<String, String> ARRIVED = Map.of("arrivedOn", "2026-12-31", "proof", "EMS 1234567890");
    private static final List<String> OF_A_BREACH = List.of(
            "CONTRACT_CLAUSE",
            "REFUSED_PERFORMANCE",
            "DELAY_AFTER_DEMAND",
            "FUNDAMENTAL_BREACH",
            "LESSEE_BREACH_OF_USE");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private StoredState stored;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;
    private Instant hour;

    /** Each test has an hour of its own, for the lessee's door counts what comes in. */
    @BeforeEach
    void inForce() {
        hour = SettableClock.START.plus(Duration.ofHours(HOURS.incrementAndGet()));
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
        clock.set(hour);
    }

    /** For a breach that can be cured until the sixteenth. */
    private void suspended() {
        clock.set(SettableClock.START);
        number = lease.standing("objections: suspended", () -> {
            var leased = lease.inForce(lease.application());
            lease.suspendForABreach(leased, "2026-12-16");
            return leased;
        });
        clock.set(hour);
    }

    @Test
    void anAcceptedOneRestoresTheServiceAtOnce() {
        suspended();
        lease.objectToSuspension(number);
        answer("ACCEPTED");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(provisioner.callsFor(number)).last().asString().contains("SWITCH_ON");
        assertThat(told("SERVICE_RESUMED"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("异议成立", "不计租金").doesNotContain("已确认整改"));
        assertThat(lease.lease(number).path("timeline").toString()).contains("SUSPENSION_LIFTED");
    }

    @Test
    void whileOneWaitsForItsAnswerTheCureIsNotMissed() {
        suspended();
        lease.objectToSuspension(number);
        clock.set(SettableClock.START.plus(Duration.ofDays(30)));
        var waits = notCured();
        assertThat(waits.status()).as(waits.text()).isEqualTo(409);
        assertThat(waits.text()).contains("没有依据", "尚未答复");
        answer("REJECTED");
        LeaseDriver.expectDone(notCured());
    }

    @Test
    void whatIsObjectedToEndsNoLeaseAndOnceAcceptedItGoesOn() {
        inClosingForAMissedCure();
        assertThat(keyed("legal1", "legal-notices", Map.of("kind", "TERMINATION"))
                        .status())
                .isIn(201, 202);
        lease.objectToSuspension(number);
        var waits = lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED);
        assertThat(waits.status()).as(waits.text()).isEqualTo(409);
        assertThat(waits.text()).contains("没有依据", "尚未答复");
        assertThat(goOn().status()).as("not accepted yet").isEqualTo(400);

        answer("ACCEPTED");
        var sealed = keyed("legal1", "legal-notice-seals", Map.of("notice", number + "-T01", "password", "legal1"));
        assertThat(sealed.status()).as(sealed.text()).isEqualTo(409);
        var arrived = lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED);
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(409);
        assertThat(arrived.text()).contains("异议成立");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(switches()).as("at once").containsExactly("SWITCH_OFF/1", "SWITCH_ON/1");
        var on = lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED);
        assertThat(on.status()).as(on.text()).isEqualTo(409);
        assertThat(on.text()).contains("异议成立");
        LeaseDriver.expectDone(goOn());
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.hasTask(number, "Task_VerifyCure")).isFalse();
        assertThat(switches()).containsExactly("SWITCH_OFF/1", "SWITCH_ON/1");
        assertThat(told("SERVICE_SUSPENDED")).as("nothing stays suspended").hasSizeLessThanOrEqualTo(3);
    }

    /** The provisioner is slower than the officer. */
    @Test
    void aLeaseThatGoesOnBeforeItsServerIsOnHasItSwitchedOn() {
        inClosingForAMissedCure();
        lease.objectToSuspension(number);
        answer("ACCEPTED");
        LeaseDriver.expectDone(goOn());
        assertThat(lease.stage(number)).as("as long as the server is off").isEqualTo("SUSPENDED");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(switches()).containsExactly("SWITCH_OFF/1", "SWITCH_ON/1");
    }

    /** Until the notice arrives the contract stands, whatever else it is to be ended for. */
    @Test
    void besideAnotherTerminationTheServiceIsRestoredUntilTheNoticeArrives() {
        suspended();
        forceMajeure();
        lease.runJobs(number);
        lease.objectToSuspension(number);
        answer("ACCEPTED");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(switches()).containsExactly("SWITCH_OFF/1", "SWITCH_ON/1");
        assertThat(told("SERVICE_RESUMED")).isNotEmpty();
        LeaseDriver.expectDone(arrived("机房所在地地震，与暂停无关"));
        lease.runJobs(number);
        assertThat(switches()).containsExactly("SWITCH_OFF/1", "SWITCH_ON/1", "SWITCH_OFF/2");
    }

    @Test
    void nothingIsSwitchedOnOnceTheNoticeHasArrived() {
        suspended();
        forceMajeure();
        lease.runJobs(number);
        lease.objectToSuspension(number);
        answer("ACCEPTED");
        LeaseDriver.expectDone(arrived("机房所在地地震，与暂停无关"));
        lease.runJobs(number);
        assertThat(switches()).containsExactly("SWITCH_OFF/1", "SWITCH_OFF/2");
    }

    /** What ended the lease had no ground, and nothing of that can be undone later. */
    @Test
    void acceptedAfterTheNoticeArrivedItHoldsServerAndDataUntilItIsFoundWhetherTheEndStands() {
        endedForAMissedCureAndAcceptedSince();
        assertThat(told("SERVICE_RESUMED")).as("not yet").isEmpty();
        assertThat(told("END_IN_DOUBT")).anyMatch(text -> text.contains("异议成立"));
        var takenBack = lease.complete(
                "ops1",
                number,
                "Task_TakeBackServer",
                Map.of("accessRevokedOn", LocalDate.now(clock).toString(), "note", "已收回"));
        assertThat(takenBack.status()).as(takenBack.text()).isEqualTo(409);
        assertThat(takenBack.text()).contains("认定解除效力");
        found("END_WITHOUT_EFFECT");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(told("SERVICE_RESUMED")).isNotEmpty();
        assertThat(switches()).endsWith("SWITCH_ON/2");
    }

    @Test
    void anOrderKeepsTheServerOffOfALeaseWhoseEndHasNoEffect() {
        endedForAMissedCureAndAcceptedSince();
        order();
        found("END_WITHOUT_EFFECT");
        assertThat(told("END_FOUND"))
                .anyMatch(text -> text.contains("服务仍暂停"))
                .noneMatch(text -> text.contains("服务器随即恢复"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(lease.hasTask(number, "Task_VerifyCure")).isTrue();
        assertThat(switches()).noneMatch(call -> call.startsWith("SWITCH_ON"));
    }

    /** An order ends by the paper that lifts it, not by our word. */
    @Test
    void noneIsAcceptedWhileAnOrderStands() {
        order();
        lease.objectToSuspension(number);
        stored.unchangedBy(() -> {
            var answer = post("legal1", "objection-answers", said("ACCEPTED"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.text()).contains("命令");
        });
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    /** The breach is none any more; the service stays off, and only the order's paper restores it. */
    @Test
    void besideAnOrderOneIsAcceptedForTheBreachAndTheServiceStaysOff() {
        suspended();
        order();
        lease.objectToSuspension(number);
        LeaseDriver.expectDone(post("legal1", "objection-answers", said("ACCEPTED")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).last().asString().contains("SWITCH_OFF");
        assertThat(told("SERVICE_SUSPENDED"))
                .last()
                .asString()
                .contains("异议成立", "命令", "服务仍暂停")
                .doesNotContain("整改");
        assertThat(told("SERVICE_RESUMED")).isEmpty();
        var shown = lease.shown(number, "Task_VerifyCure");
        assertThat(shown.path("ground").asText()).contains("关停令 1号").doesNotContain("与约定不符");
        assertThat(shown.path("open").asText()).contains("命令尚未解除");
        clock.set(SettableClock.START.plus(Duration.ofDays(30)));
        var missed = lease.complete(
                "legal1",
                number,
                "Task_VerifyCure",
                Map.of("answer", "NOT_CURED", "arrivedOn", "2026-12-02", "proof", "EMS 1", "note", "仍在转售"));
        assertThat(missed.status()).as(missed.text()).isEqualTo(409);
        assertThat(missed.text()).contains("命令");
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted.pdf", LocalDate.parse("2026-12-02"));
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_VerifyCure", Map.of("answer", "CURED", "proof", "沪公解字〔2026〕3号，2026-12-02")));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** The same where the time to cure was over and the lease was on its way to an end. */
    @Test
    void besideAnOrderAnAcceptedOneStopsTheEndAndTheServiceStaysOff() {
        suspended();
        clock.set(SettableClock.START.plus(Duration.ofDays(30)));
        LeaseDriver.expectDone(notCured());
        lease.runJobs(number);
        order();
        lease.objectToSuspension(number);
        LeaseDriver.expectDone(post("legal1", "objection-answers", said("ACCEPTED")));
        var arrived = lease.complete("legal1", number, "Task_NoticeOfTermination", ARRIVED);
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(409);
        LeaseDriver.expectDone(goOn());
        lease.runJobs(number);
        var shown = lease.shown(number, "Task_VerifyCure");
        assertThat(shown.path("ground").asText()).contains("关停令 1号").doesNotContain("与约定不符");
        assertThat(shown.path("open").asText()).contains("命令尚未解除");
        assertThat(provisioner.callsFor(number)).last().asString().contains("SWITCH_OFF");
    }

    /**
     * Clause {@code termination}: what the service is suspended for may be cured first, whatever the ground is called.
     */
    @Test
    void whileItCanBeCuredNoGroundOfABreachEndsTheLease() {
        suspended();
        stored.unchangedBy(() -> {
            for (var ground : OF_A_BREACH) {
                var answer = terminate(ground, "2026-12-01");
                assertThat(answer.status()).as(ground + answer.text()).isEqualTo(422);
                assertThat(answer.text()).as(ground).contains("整改核验");
            }
        });
        lease.objectToSuspension(number);
        stored.unchangedBy(() -> {
            for (var ground : OF_A_BREACH) {
                var answer = terminate(ground, "2026-12-01");
                assertThat(answer.status()).as(ground + answer.text()).isEqualTo(409);
                assertThat(answer.text()).as(ground).contains("没有依据", "尚未答复");
            }
        });
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    /** The lessor's own answer is on record: only what became known after it is a ground. */
    @Test
    void whatWasFoundToBeNoBreachIsNoGroundAnyMore() {
        suspended();
        lease.objectToSuspension(number);
        answer("ACCEPTED");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        stored.unchangedBy(() -> {
            for (var ground : OF_A_BREACH) {
                var answer = terminate(ground, "2026-12-01");
                assertThat(answer.status()).as(ground + answer.text()).isEqualTo(422);
                if (!ground.equals("DELAY_AFTER_DEMAND")) { // which asks for its demand before
                    assertThat(answer.text()).as(ground).contains("异议成立", "2026-12-01", "knownSince");
                }
            }
        });
        lease.attach("compliance1", number, "OTHER", "use.pdf");
        var anew = terminate("FUNDAMENTAL_BREACH", "2026-12-02");
        assertThat(anew.status()).as(anew.text()).isEqualTo(202);
    }

    private void inClosingForAMissedCure() {
        clock.set(SettableClock.START);
        number = lease.standing("objections: closing for a missed cure", () -> {
            suspended();
            clock.set(SettableClock.START.plus(Duration.ofDays(30)));
            LeaseDriver.expectDone(notCured());
            lease.runJobs(number);
            assertThat(lease.stage(number)).isEqualTo("CLOSING");
            return number;
        });
        clock.set(hour.plus(Duration.ofDays(30)));
    }

    private void endedForAMissedCureAndAcceptedSince() {
        inClosingForAMissedCure();
        LeaseDriver.expectDone(arrived(""));
        lease.runJobs(number);
        lease.objectToSuspension(number);
        answer("ACCEPTED");
    }

    private void found(String finding) {
        var answer = keyed("legal1", "end-findings", Map.of("finding", finding, "reason", "暂停没有依据，解除没有事由"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    /** Its event is proved by the file that the reasons name. */
    private void forceMajeure() {
        lease.attach("compliance1", number, "OTHER", "use.pdf");
        expectAccepted(terminate("FORCE_MAJEURE", LocalDate.now(clock).toString()));
    }

    private Http.Answer arrived(String note) {
        var today = LocalDate.now(clock).toString();
        return lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("arrivedOn", today, "proof", "EMS 1234567890", "note", note));
    }

    private static void expectAccepted(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private List<String> switches() {
        return provisioner.callsFor(number).stream()
                .filter(call -> call.contains("SWITCH"))
                .map(call -> call.substring(number.length() + 1))
                .distinct()
                .toList();
    }

    private Http.Answer terminate(String ground, String knownSince) {
        var body = new HashMap<String, Object>(
                Map.of("ground", ground, "by", "LESSOR", "knownSince", knownSince, "explanation", "用作他途，见附件 use.pdf"));
        if (ground.equals("CONTRACT_CLAUSE")) {
            body.put("contractGround", "FALSE_STATEMENTS");
        }
        return post("compliance1", "terminations", body);
    }

    private Http.Answer goOn() {
        return lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "OBJECTION_ACCEPTED", "note", "暂停没有依据"));
    }

    private void answer(String decision) {
        LeaseDriver.expectDone(post("compliance1", "objection-answers", said(decision)));
    }

    private static Map<String, Object> said(String decision) {
        return Map.of("objection", 1, "decision", decision, "answer", "经核实，如上。");
    }

    private Http.Answer notCured() {
        return lease.complete(
                "compliance1",
                number,
                "Task_VerifyCure",
                Map.of("answer", "NOT_CURED", "arrivedOn", "2026-12-02", "proof", "EMS 1", "note", "仍在转售"));
    }

    private void order() {
        var ordered = Map.of(
                "reference", "O-1",
                "authority", "某市公安局",
                "orderRef", "关停令 1号",
                "receivedAt", "2026-12-01T08:30:00+08:00",
                "content", "立即停止服务");
        assertThat(post("compliance1", "regulator-orders", ordered).status()).isLessThan(300);
        lease.runJobs(number);
    }

    private List<String> told(String kind) {
        return jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = ? order by id")
                .params(number, kind)
                .query(String.class)
                .list();
    }

    private Http.Answer post(String user, String door, Map<String, ?> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    private Http.Answer keyed(String user, String door, Map<String, ?> body) {
        return lease.post(
                user,
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
