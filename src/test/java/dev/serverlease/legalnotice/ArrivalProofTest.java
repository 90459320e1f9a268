package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SmallPdf;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A letter arrives on the day that a file proves, however it was sent, and not before it left the lessor's hands. */
@ServerLeaseTest
class ArrivalProofTest extends WithLetters {

    private static final Person COMPLIANCE = new Person("compliance1", List.of(Groups.COMPLIANCE));

    @Test
    void theDayOfArrivalIsTheOneThatTheProofStates() throws IOException {
        sealedAndClaimed();
        posted("compliance1", "D01", "2026-12-01");
        at("2026-12-09T10:00:00+08:00");
        stored.unchangedBy(
                () -> refused(proof("undated.pdf", "subject=" + number + "-D01"), 400, "effectiveOn", "到达日"));
        assertThat(proof("receipt.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-08")
                        .status())
                .isEqualTo(201);
        stored.unchangedBy(() -> {
            for (var other : List.of("2026-12-02", "2026-12-09")) {
                refused(demand(other), 400, "demand.arrivedOn", "2026-12-08");
            }
        });
        assertThat(page()).contains("receipt.pdf", "<option value=\"" + number + "-D01\">");
        LeaseDriver.expectDone(demand("2026-12-08"));
        assertThat(index("legal1").lines().filter(line -> line.contains("通知送达证明")))
                .singleElement()
                .asString()
                .contains("证明通知 " + number + "-D01 ", "2026-12-08");
    }

    /** A file that was handed in with a wrong day is corrected by a newer one; nobody picks between the two. */
    @Test
    void ofSeveralProofsOfALetterTheNewestStatesTheDayOfArrival() throws IOException {
        sealedAndClaimed();
        posted("compliance1", "D01", "2026-12-01");
        at("2026-12-09T10:00:00+08:00");
        assertThat(proof("receipt.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-08")
                        .status())
                .isEqualTo(201);
        at("2026-12-09T11:00:00+08:00");
        assertThat(proof("corrected.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-03")
                        .status())
                .isEqualTo(201);
        stored.unchangedBy(() -> {
            var older = demand("2026-12-08");
            refused(older, 400, "demand.arrivedOn", "corrected.pdf（2026-12-03）");
            assertThat(older.text()).contains("receipt.pdf（2026-12-08）", "以最后上传的一份为准", "重新上传");
        });
        LeaseDriver.expectDone(demand("2026-12-03"));
        assertThat(index("legal1").lines().filter(line -> line.contains("通知送达证明")))
                .filteredOn(line -> line.contains("为准"))
                .singleElement()
                .asString()
                .contains("所载到达日 2026-12-08，以其后提交的 attachments/", "counts instead");
    }

    /** The letter's own record says when it went out; nothing was demanded before that (Civil Code art. 722). */
    @Test
    void aDemandWasSentOnTheDayOfItsLetter() throws IOException {
        demandedSoon();
        at("2026-12-03T10:00:00+08:00");
        sealed("compliance1", "D01");
        posted("compliance1", "D01", "2026-12-03");
        at("2026-12-05T10:00:00+08:00");
        assertThat(proof("receipt.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-04")
                        .status())
                .isEqualTo(201);
        stored.unchangedBy(() -> {
            for (var other : List.of("2026-12-01", "2026-12-04")) {
                refused(demand(other, "2026-12-04"), 400, "demand.sentOn", "2026-12-03");
            }
        });
        LeaseDriver.expectDone(demand("2026-12-03", "2026-12-04"));
    }

    @Test
    void theDayOfNoticeGivenElsewhereIsThatOfItsProofToo() {
        terminating("2026-12-03");
        assertThat(proof("elsewhere.pdf", "effectiveOn=2026-12-04").status()).isEqualTo(201);
        stored.unchangedBy(() -> {
            for (var other : List.of("2026-12-03", "2026-12-05")) {
                refused(terminated(other), 400, "arrivedOn", "2026-12-04");
            }
        });
        stored.unchangedBy(() -> refused(terminated("2026-12-04"), 400, "proof", "没有通知本身"));
        lease.handInNotice(number, LocalDate.parse("2026-12-04"));
        LeaseDriver.expectDone(terminated("2026-12-04"));
    }

    /**
     * Civil Code art. 565(1): the contract ends with the period that the notice names, on no other day for its proof.
     */
    @Test
    void aNoticeThatEndsTheLeaseWithThePeriodIsProvedByItsEarlierArrival() {
        demandedSoon();
        assertThat(proof("both.pdf", "effectiveOn=2026-12-01").status()).isEqualTo(201);
        LeaseDriver.expectDone(demand("2026-12-01"));
        at("2026-12-19T10:00:00+08:00");
        claimed("legal1", "Task_NoticeForRent");
        var said = Map.of("answer", "NOTICE", "proof", "催告载明逾期自动解除");
        stored.unchangedBy(() -> refused(
                submitted("legal1", "Task_NoticeForRent", with(said, "arrivedOn", "2026-12-18")),
                400,
                "arrivedOn",
                "2026-12-01"));
        lease.handInNotice(number, LocalDate.parse("2026-12-01"));
        LeaseDriver.expectDone(submitted("legal1", "Task_NoticeForRent", with(said, "arrivedOn", "2026-12-17")));
    }

    private static Map<String, String> with(Map<String, String> said, String field, String value) {
        var more = new HashMap<>(said);
        more.put(field, value);
        return more;
    }

    /** Civil Code art. 730: before the lease is indefinite there is nothing that such a notice could end. */
    @Test
    void theLesseesNoticeArrivesOnTheDayOfItsProofAndOfAnIndefiniteLease() {
        number = lease.inForce(lease.application());
        at("2028-11-01T00:00:00+08:00");
        assertThat(proof("early.pdf", "effectiveOn=2028-10-25").status()).isEqualTo(201);
        at("2028-11-09T10:00:00+08:00");
        assertThat(proof("theirs.pdf", "effectiveOn=2028-11-08").status()).isEqualTo(201);
        stored.unchangedBy(() -> {
            refused(lesseeEnds("2028-11-01", "2028-12-10"), 400, "noticeArrivedOn", "2028-11-08");
            refused(lesseeEnds("2028-10-25", "2028-11-30"), 400, "noticeArrivedOn", "2028-11-01");
        });
        stored.unchangedBy(() -> refused(lesseeEnds("2028-11-08", "2028-12-10"), 400, "proof", "没有通知本身"));
        lease.handInNotice(number, LocalDate.parse("2028-11-06"));
        assertThat(lesseeEnds("2028-11-08", "2028-12-10").status()).isEqualTo(202);
    }

    /** Contract, clause notice: it arrives on entering the lessee's mailbox; that a server took it is not that yet. */
    @Test
    void aMailedLetterNeedsAProofOfArrivalToo() {
        sealedAndClaimed();
        try (var trap = trap()) {
            trap.start();
            officer(trap).send(number, number + "-D01", "send-mail-1", COMPLIANCE);
            trap.deliver();
            round.round();
        }
        assertThat(letter("D01").path("state").asText()).isEqualTo("HANDED_OVER");
        stored.unchangedBy(() -> {
            refused(demand("2026-12-01"), 400, "demand.proof", "没有通知 " + number + "-D01 的送达证明");
        });
        assertThat(proof("delivery-report.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-01")
                        .status())
                .isEqualTo(201);
        LeaseDriver.expectDone(demand("2026-12-01"));
        assertThat(letter("D01").path("arrivedOn").asText()).isEqualTo("2026-12-01");
        stored.unchangedBy(() -> refused(
                keyed(
                        "compliance1",
                        "legal-notice-returns",
                        Map.of("notice", number + "-D01", "reason", "12月1日退信：邮箱不存在")),
                409,
                "notice",
                "2026-12-01"));
    }

    @Test
    void noMailArrivesBeforeAServerTookIt() {
        sealedAndClaimed();
        try (var trap = trap()) {
            officer(trap).send(number, number + "-D01", "send-mail-2", COMPLIANCE);
            trap.deliver();
            stored.unchangedBy(() -> {
                refused(
                        proof("report.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-01"),
                        409,
                        "subject",
                        "没有到达的证明");
                refused(demand("2026-12-01"), 409, "demand.arrivedOn", "不能登记到达");
            });
            trap.start();
            at("2026-12-03T10:00:00+08:00");
            trap.deliver();
            round.round();
        }
        stored.unchangedBy(() -> {
            refused(
                    proof("report.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-02"),
                    400,
                    "effectiveOn",
                    "2026-12-03");
            refused(demand("2026-12-01"), 400, "demand.arrivedOn", "2026-12-03");
        });
        assertThat(proof("report.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-03")
                        .status())
                .isEqualTo(201);
        LeaseDriver.expectDone(demand("2026-12-03", "2026-12-03"));
    }

    @Test
    void noLetterIsPostedBeforeTheDayOfItsSeal() {
        demandedSoon();
        at("2026-12-03T10:00:00+08:00");
        sealed("compliance1", "D01");
        stored.unchangedBy(() -> refused(post("compliance1", "D01", "2026-12-02"), 400, "postedOn", "2026-12-03"));
        posted("compliance1", "D01", "2026-12-03");
    }

    /** What came back arrived nowhere: the next sending is the one that can arrive. */
    @Test
    void aLetterThatCameBackArrivesNotBeforeItWasSentAgain() {
        sealedAndClaimed();
        posted("compliance1", "D01", "2026-12-01");
        at("2026-12-05T10:00:00+08:00");
        var back = keyed("compliance1", "legal-notice-returns", Map.of("notice", number + "-D01", "reason", "查无此人"));
        assertThat(back.status()).as(back.text()).isEqualTo(202);
        posted("compliance1", "D01", "2026-12-05");
        at("2026-12-07T10:00:00+08:00");
        stored.unchangedBy(() -> refused(
                proof("ems.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-03"),
                400,
                "effectiveOn",
                "2026-12-05"));
        assertThat(proof("ems.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-06")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whileOneIsSentNoOtherOfTheMatterIsSealed() {
        demandedSoon();
        assertThat(keyed("compliance1", "legal-notices", Map.of("kind", "RENT_DEMAND", "statement", "更正后的说明"))
                        .status())
                .isEqualTo(201);
        sealed("compliance1", "D02");
        posted("compliance1", "D02", null);
        stored.unchangedBy(() -> refused(seal("compliance1", "D01"), 409, "notice", number + "-D02"));
    }

    @Test
    void theSameLetterIsNotMadeTwice() {
        terminating("2026-12-03");
        round.round();
        stored.unchangedBy(() ->
                refused(keyed("legal1", "legal-notices", Map.of("kind", "TERMINATION")), 409, "kind", number + "-T01"));
    }

    /** Clause expiry has the lessee reminded in writing; the objection that waits to be sent is another declaration. */
    @Test
    void aReminderSaysHowAndLeavesTheObjectionAsItIs() {
        number = lease.inForce(lease.application());
        at("2028-10-02T08:00:00+08:00");
        round.round();
        sealed("compliance1", "O01");
        claimed("compliance1", "Task_ExpiryNotice");
        stored.unchangedBy(() -> refused(
                submitted("compliance1", "Task_ExpiryNotice", Map.of("answer", "NOTIFIED")), 400, "note", "书面"));
        LeaseDriver.expectDone(submitted(
                "compliance1", "Task_ExpiryNotice", Map.of("answer", "NOTIFIED", "note", "2028-10-02 以邮件提示，邮件编号 M-1")));
        at("2028-10-16T08:00:00+08:00");
        lease.runJobs(number);
        round.round();
        assertThat(letters().findValuesAsText("number")).containsExactly(number + "-O01");
        assertThat(letter("O01").path("next").asText()).contains("以邮件发送");
        posted("compliance1", "O01", null);
        claimed("compliance1", "Task_ExpiryNotice");
        assertThat(proof("receipt.pdf", "subject=" + number + "-O01&effectiveOn=2028-10-16")
                        .status())
                .isEqualTo(201);
        LeaseDriver.expectDone(submitted(
                "compliance1",
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", "2028-10-16", "proof", "receipt.pdf")));
    }

    private void demandedSoon() {
        demandMade();
        claimed("compliance1", "Task_DemandRent");
    }

    private void sealedAndClaimed() {
        demandSealed();
        claimed("compliance1", "Task_DemandRent");
    }

    private void terminating(String knownSince) {
        number = lease.inForce(lease.application());
        lease.at(Instant.parse("2026-12-06T02:00:00Z"), number);
        assertThat(terminate(number, knownSince).status()).isEqualTo(202);
        claimed("legal1", "Task_NoticeOfTermination");
    }

    private Http.Answer terminated(String arrivedOn) {
        return submitted("legal1", "Task_NoticeOfTermination", Map.of("arrivedOn", arrivedOn, "proof", "x"));
    }

    private Http.Answer lesseeEnds(String arrivedOn, String endsOn) {
        return lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/terminations",
                json.valueToTree(Map.of(
                        "ground", "INDEFINITE",
                        "by", "LESSEE",
                        "explanation", "不再续用",
                        "noticeArrivedOn", arrivedOn,
                        "proof", "签收记录",
                        "endsOn", endsOn)));
    }

    private Http.Answer demand(String arrivedOn) {
        return demand("2026-12-01", arrivedOn);
    }

    private Http.Answer demand(String sentOn, String arrivedOn) {
        var said = Map.of(
                "amount", "18000.00",
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", sentOn,
                "arrivedOn", arrivedOn,
                "proof", "EMS",
                "periodDays", "15");
        return submitted(
                "compliance1",
                "Task_DemandRent",
                Map.of("demand", json.valueToTree(said).toString()));
    }

    private void claimed(String user, String task) {
        assertThat(lease.claim(user, lease.taskId(number, task)).status()).isEqualTo(204);
    }

    /** Without the proof that the driver would hand in. */
    private Http.Answer submitted(String user, String task, Map<String, String> values) {
        return lease.submit(user, lease.taskId(number, task), values);
    }

    private Http.Answer proof(String fileName, String said) {
        return lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=" + fileName + "&" + said,
                SmallPdf.of(fileName),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private void posted(String user, String serial, String on) {
        var answer = post(user, serial, on);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private JsonNode letter(String serial) {
        for (var letter : letters()) {
            if (letter.path("number").asText().equals(number + "-" + serial)) {
                return letter;
            }
        }
        throw new AssertionError("no letter " + serial);
    }

    private String page() {
        return lease.call("compliance1", "GET", "/desk/leases/" + number, null).text();
    }
}
