package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.evidence.ChainCheck;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.paper.VeraPdf;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.TestPostgres;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Legal notices as letters: made beside the task, read back from the PDF, sent by mail, kept as evidence. */
@ServerLeaseTest
class LegalNoticeTest extends WithLetters {

    /** The demand of the tests arrives on the clock's first day and gives fifteen days. */
    private static final Instant PERIOD_OVER = Instant.parse("2026-12-16T16:00:00Z");

    /** Of a demand that gives twenty days. */
    private static final Instant LAST_PERIOD_OVER = Instant.parse("2026-12-21T16:00:00Z");

    @Autowired
    private TaskService tasks;

    @Autowired
    private ChainCheck chain;

    @Test
    void theDemandIsALetterThatSaysWhatIsOwedAndByWhen() {
        var number = overdue();
        assertThat(letters(number)).isEmpty();
        assertThat(form(number, "Task_DemandRent").path("letters")).isEmpty();
        round.round();
        round.round();

        var letter = letters(number).path(0);
        assertThat(letters(number)).hasSize(1);
        assertThat(letter.path("number").asText()).isEqualTo(number + "-D01");
        assertThat(letter.path("state").asText()).isEqualTo("PREPARED");
        assertThat(letter.path("madeBy").asText()).isEqualTo("system");
        assertThat(letter.path("email").asText()).isEqualTo("legal@lessee.example");
        assertThat(form(number, "Task_DemandRent")
                        .path("letters")
                        .path(0)
                        .path("reference")
                        .asText())
                .isEqualTo(number + "-D01");

        var text = text(number, number + "-D01");
        assertThat(text)
                .contains("租金催告函", number + "-D01", "示例精密机械（上海）有限公司", "legal@lessee.example")
                .contains("2026年11月10日起逾期未付", "人民币18,000.00元（大写：人民币壹万捌仟元整）")
                .contains("第七百二十一条、第七百二十二条", "租金的起算、支付和减免", "次日起15日内", "盖章处", "2026年12月1日")
                .contains("CNY 18,000.00");
        assertThat(VeraPdf.violations(pdf(number, number + "-D01"))).isEmpty();
        assertThat(chain.of(number)).isEmpty();
    }

    /** As with a contract: number and digest at the foot of each page, and one answer to whoever has not both. */
    @Test
    void aLetterIsCheckedByTheCodeAtItsFoot() {
        var number = overdue();
        round.round();
        var letter = number + "-D01";
        var text = text(number, letter);
        var mark = text.replaceFirst("(?s).*摘要Digest ([0-9a-f]{16}).*", "$1");
        assertThat(mark).hasSize(16);

        assertThat(check(letter, mark))
                .contains("编号与摘要相符", "出租人的通知（函件），2026年12月1日")
                .doesNotContain("示例精密机械", "租金");
        var wrong = check(letter, "0123456789abcdef");
        assertThat(wrong).contains("编号与摘要不相符");
        assertThat(check(number + "-D99", "0123456789abcdef").replace(number + "-D99", letter))
                .isEqualTo(wrong);
        assertThat(check(number, mark)).as("under the lease's number").contains("编号与摘要不相符");
    }

    private String check(String number, String mark) {
        return lease.callRaw(null, "POST", "/v/" + number, "digest=" + mark, "application/x-www-form-urlencoded")
                .text();
    }

    @Test
    void anOfficersOwnDemandIsASecondLetterAndTheFirstStays() {
        var number = demandMade();
        var asked = Map.of(
                "kind", "RENT_DEMAND", "amount", "12000.50", "periodDays", 20, "statement", "贵方于11月3日的邮件中确认了该项欠款。");
        var made = keyed("compliance1", number, "legal-notices", asked, "own-demand");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.body().path("number").asText()).isEqualTo(number + "-D02");
        stored.unchangedBy(() -> {
            assertThat(keyed("compliance1", number, "legal-notices", asked, "own-demand")
                            .body()
                            .path("number")
                            .asText())
                    .isEqualTo(number + "-D02");
            var unprintable = keyed(
                    "compliance1",
                    number,
                    "legal-notices",
                    Map.of("kind", "RENT_DEMAND", "statement", "收到😀"),
                    "no-emoji-1");
            assertThat(unprintable.status()).isEqualTo(422);
            assertThat(unprintable.text()).contains("U+1F600");
            refused(
                    keyed(
                            "compliance1",
                            number,
                            "legal-notices",
                            Map.of("kind", "RENT_DEMAND", "statement", "一切后果由承租人自行承担。"),
                            "void-words-1"),
                    422,
                    "statement",
                    "不合理地加重对方责任");
            assertThat(keyed("compliance1", number, "legal-notices", Map.of("kind", "RENT_DEMAND"), "own-demand")
                            .status())
                    .as("another request under the same key")
                    .isEqualTo(409);
        });
        assertThat(text(number, number + "-D02"))
                .contains("人民币12,000.50元（大写：人民币壹万贰仟元零伍角）", "次日起20日内", "贵方于11月3日的邮件中确认了该项欠款。");
        assertThat(text(number, number + "-D01")).contains("18,000.00").doesNotContain("12,000.50");
    }

    /** For one default there is one demand that counts (Civil Code art. 722), whoever made its letter. */
    @Test
    void theDemandThatAnOfficerMadeFirstIsTakenUpAndNoSecondIsMade() {
        var number = overdue();
        var own = Map.of("kind", "RENT_DEMAND", "amount", "12000.50", "periodDays", 20);
        assertThat(keyed("compliance1", number, "legal-notices", own, "own-first-1")
                        .status())
                .isEqualTo(201);
        round.round();
        assertThat(letters(number)).hasSize(1);
        assertThat(count("lease.legal_notice_wanted where lease_number = '" + number + "'"))
                .isZero();
        var letter = number + "-D01";
        assertThat(form(number, "Task_DemandRent").path("letter").asText()).isEqualTo(letter);
        assertThat(form(number, "Task_DemandRent", "demand").path("amount").asText())
                .as("the form begins with what the letter demands")
                .isEqualTo("12000.50");
        assertThat(posted(number, letter, "2026-12-01", "posted-own-1").status())
                .isEqualTo(202);
        assertThat(lease.complete(
                                "compliance1",
                                number,
                                "Task_DemandRent",
                                demand(Map.of("amount", "12000.50", "periodDays", "20")))
                        .status())
                .isEqualTo(204);
        assertThat(jdbc.sql("select payload::jsonb -> 'detail' ->> 'reference' from lease.audit where lease_number = ?"
                                + " and action = 'RENT_DEMANDED'")
                        .param(number)
                        .query(String.class)
                        .single())
                .as("which letter arrived is on record")
                .isEqualTo(letter);
    }

    @Test
    void aSecondLetterThatWasNeverSentDoesNotHoldUpTheArrivalOfTheFirst() {
        var number = overdue();
        keyed("compliance1", number, "legal-notices", Map.of("kind", "RENT_DEMAND"), "own-first-2");
        bySystem(number, LegalNoticeKind.RENT_DEMAND);
        assertThat(posted(number, number + "-D01", "2026-12-01", "posted-own-2").status())
                .isEqualTo(202);
        assertThat(form(number, "Task_DemandRent").path("letter").asText()).isEqualTo(number + "-D01");
        assertThat(letters(number).path(0).path("next").asText())
                .as("of the one that is not to be sent")
                .contains(number + "-D01", "以已发出的为准");
        assertThat(lease.complete("compliance1", number, "Task_DemandRent", demand())
                        .status())
                .isEqualTo(204);
        assertThat(letters(number).path(1).path("arrivedOn").asText()).isEqualTo("2026-12-01");
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .as("once that is on record")
                .contains("已到达（2026-12-01）");
        assertThat(letters(number).path(0).has("arrivedOn"))
                .as("what was never sent")
                .isFalse();
        assertThat(letters(number).path(0).path("next").asText()).contains("以已发出的为准");
    }

    /** Two demands with two periods would leave it open when the lessee may still pay (Civil Code arts. 563, 722). */
    @Test
    void whileASentDemandStandsNoOtherIsMadeOrSent() {
        var number = demandMade();
        var longer = Map.of("kind", "RENT_DEMAND", "periodDays", 20);
        assertThat(keyed("compliance1", number, "legal-notices", longer, "longer-0001")
                        .status())
                .isEqualTo(201);
        sealedBy("compliance1", number, number + "-D01");
        assertThat(postedOn(number, number + "-D01", "2026-12-01").status()).isEqualTo(202);
        sealedBy("compliance1", number, number + "-D02");
        stored.unchangedBy(() -> {
            refused(posted(number, number + "-D02", "2026-12-01", "posted-0022"), 409, "notice", number + "-D01");
            refused(keyed("compliance1", number, "legal-notices", longer, "longer-0002"), 409, "kind", "先登记退回");
        });
        assertThat(keyed(
                                "compliance1",
                                number,
                                "legal-notice-returns",
                                Map.of("notice", number + "-D01", "reason", "拒收"),
                                "returned-0021")
                        .status())
                .isEqualTo(202);
        assertThat(posted(number, number + "-D02", "2026-12-01", "posted-0023").status())
                .as("once the first has come back")
                .isEqualTo(202);
    }

    /** A letter that demands more than is still owed can be followed by the one that does not. */
    @Test
    void whatWasPaidInPartAfterTheDemandWentOutIsDemandedByAnotherLetter() {
        var number = demandPosted();
        var part = Map.of("amount", "8000.00", "paidOn", "2026-12-01", "reference", "B-1");
        assertThat(keyed("compliance1", number, "rent-payments", part, "paid-part-1")
                        .status())
                .isEqualTo(202);
        assertThat(keyed("compliance1", number, "legal-notices", Map.of("kind", "RENT_DEMAND"), "the-rest-1")
                        .status())
                .isEqualTo(201);
        assertThat(posted(number, number + "-D02", "2026-12-01", "posted-0025").status())
                .isEqualTo(202);
        assertThat(lease.complete("compliance1", number, "Task_DemandRent", demand("amount", "10000.00"))
                        .status())
                .isEqualTo(204);
    }

    /** What arrives is the letter; what is still open after a payment is counted apart. */
    @Test
    void theArrivalIsRecordedForTheLettersSumWhateverWasPaidSince() {
        var number = demandPosted();
        paid(number, "5000.00");
        assertThat(tasks.getVariableLocal(lease.taskId(number, "Task_DemandRent"), "demand")
                        .toString())
                .contains("18000.00");
        refused(
                lease.complete("compliance1", number, "Task_DemandRent", demand("amount", "13000.00")),
                400,
                "demand.amount",
                number + "-D01");
        var done = lease.complete("compliance1", number, "Task_DemandRent", demand());
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        var rent = lease.call("manager1", "GET", "/api/leases/" + number + "/rent-defaults", null)
                .body()
                .path(0);
        assertThat(rent.path("amount").asText()).isEqualTo("18000.00");
        assertThat(rent.path("open").asText()).isEqualTo("13000.00");
    }

    @Test
    void aLetterThatAPaymentOvertookIsNotSealedButMadeAnew() throws IOException {
        var number = demandMade();
        paid(number, "5000.00");
        assertThat(letters(number).path(0).path("next").asText()).contains("登记了付款", "另行制作");
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .doesNotContain("seal-" + number + "-D01");
        var asked = Map.of("notice", number + "-D01", "password", "compliance1");
        stored.unchangedBy(() -> refused(
                keyed("compliance1", number, "legal-notice-seals", asked, "overtaken-1"), 409, "notice", "另行制作一份"));
        assertThat(keyed("compliance1", number, "legal-notices", Map.of("kind", "RENT_DEMAND"), "overtaken-2")
                        .status())
                .isEqualTo(201);
        assertThat(text(number, number + "-D02")).contains("13,000.00").doesNotContain("18,000.00");
        assertThat(posted(number, number + "-D02", "2026-12-01", "posted-0027").status())
                .isEqualTo(202);
    }

    private void paid(String number, String amount) {
        var part = Map.of("amount", amount, "paidOn", "2026-12-01", "reference", "B-1");
        assertThat(keyed("compliance1", number, "rent-payments", part, "paid-" + amount)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void nothingEndsBeforeTheLastDemandThatWasSentHasRunOut() {
        var before = overdue();
        twoDemands(before);
        sentBehindTheDoor(before, before + "-D02");
        assertThat(lease.complete("compliance1", before, "Task_DemandRent", demand())
                        .status())
                .isEqualTo(204);
        lease.at(LAST_PERIOD_OVER.minusSeconds(1), before);
        assertThat(lease.hasTask(before, "Task_NoticeForRent")).isFalse();
        lease.at(LAST_PERIOD_OVER, before);
        assertThat(lease.hasTask(before, "Task_NoticeForRent")).isTrue();
        assertThat(form(before, "Task_NoticeForRent").path("periodLastDay").asText())
                .isEqualTo("2026-12-21");

        clock.set(SettableClock.START);
        var after = overdue();
        twoDemands(after);
        assertThat(lease.complete("compliance1", after, "Task_DemandRent", demand())
                        .status())
                .isEqualTo(204);
        lease.at(PERIOD_OVER, after);
        sentBehindTheDoor(after, after + "-D02");
        refused(
                keyed("legal1", after, "legal-notices", Map.of("kind", "RENT_TERMINATION"), "too-early-1"),
                409,
                "kind",
                "2026-12-22");
        lease.at(PERIOD_OVER.plus(Duration.ofDays(2)), after);
        refused(
                lease.complete(
                        "legal1",
                        after,
                        "Task_NoticeForRent",
                        Map.of("answer", "NOTICE", "arrivedOn", "2026-12-18", "proof", "签收记录")),
                400,
                "arrivedOn",
                "2026-12-22");
        assertThat(lease.stage(after)).isEqualTo("IN_FORCE");
    }

    /** The second is made before the first is sent. */
    private void twoDemands(String number) {
        round.round();
        keyed(
                "compliance1",
                number,
                "legal-notices",
                Map.of("kind", "RENT_DEMAND", "periodDays", 20),
                "longer-" + number);
        assertThat(posted(number, number + "-D01", "2026-12-01", "posted-" + number)
                        .status())
                .isEqualTo(202);
    }

    private void sentBehindTheDoor(String number, String letter) {
        commands.lockedDo(
                number,
                held -> outcomes.append(
                        number,
                        "compliance1",
                        "POSTED",
                        letter,
                        Row.of("notice", 2)
                                .and("reason", "EMS 1234567891")
                                .and("posted_on", LocalDate.parse("2026-12-01"))
                                .and("idempotency_key", "behind-" + number)));
    }

    @Test
    void theTerminationThatAnOfficerMadeFirstIsTakenUpAsWell() {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        keyed("legal1", number, "legal-notices", Map.of("kind", "RENT_TERMINATION"), "own-first-3");
        round.round();
        assertThat(letters(number)).hasSize(1);
        var other = lease.inForce(lease.application());
        assertThat(terminate(other, "2026-12-17").status()).isEqualTo(202);
        keyed("legal1", other, "legal-notices", Map.of("kind", "TERMINATION"), "own-first-4");
        round.round();
        assertThat(letters(other)).hasSize(1);
        bySystem(other, LegalNoticeKind.TERMINATION);
        assertThat(letters(other)).hasSize(2);
        sealedBy("legal1", other, other + "-T01");
        assertThat(keyed(
                                "legal1",
                                other,
                                "legal-notice-postings",
                                Map.of("notice", other + "-T01", "how", "EMS 1234567890"),
                                "posted-own-4")
                        .status())
                .isEqualTo(202);
        assertThat(proof(other, "subject=" + other + "-T01&effectiveOn=2026-12-17")
                        .status())
                .isEqualTo(201);
        var arrived = Map.of("arrivedOn", "2026-12-17", "proof", "当面签收");
        assertThat(submitted("legal1", other, "Task_NoticeOfTermination", arrived)
                        .status())
                .isEqualTo(204);
    }

    /** A default that was recorded by mistake takes its demand with it, even where the next begins on the same day. */
    @Test
    void theLetterOfARetractedDefaultIsNotTakenUpForTheNext() {
        var number = demandMade();
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/rent-defaults/1/retraction",
                                json.valueToTree(Map.of("ground", "登记有误")))
                        .status())
                .isEqualTo(202);
        overdue(number, "17000.00");
        round.round();
        assertThat(letters(number)).hasSize(2);
        assertThat(form(number, "Task_DemandRent").path("letter").asText()).isEqualTo(number + "-D02");
        assertThat(text(number, number + "-D02")).contains("17,000.00");
    }

    /** As older versions made them, beside an officer's. */
    private void bySystem(String number, LegalNoticeKind kind) {
        commands.lockedDo(
                number,
                lease -> making.make(
                        lease,
                        kind,
                        LegalNoticeRequest.usual(kind),
                        UUID.randomUUID().toString(),
                        AuditTrail.SYSTEM));
    }

    @Test
    void theNoticeThatEndsTheLeaseForRentGoesByMailAndItsWayIsOnRecord() throws Exception {
        var number = demanded();
        lease.at(PERIOD_OVER, number);
        round.round();
        var notice = number + "-T01";
        assertThat(text(number, notice))
                .contains("解除合同通知书", "2026年12月1日到达贵方", "15日支付期限已于2026年12月16日届满")
                .contains("第五百六十五条第一款、第七百二十二条", "合同自本通知书到达贵方时解除", "确认解除行为的效力")
                .contains("演示，不具有法律效力");
        nothingBeforeItIsSent(number, notice);
        sealedBundled(number, notice);

        try (var trap = trap()) {
            var officer = officer(trap);
            var legal = new Person("legal1", List.of(Groups.LEGAL));
            officer.send(number, notice, "send-once-1", legal);
            officer.send(number, notice, "send-once-1", legal);
            assertThat(count("lease.mail"))
                    .as("one mail, however often it is asked for")
                    .isEqualTo(1);
            assertThat(state(number)).isEqualTo("QUEUED");

            trap.deliver();
            assertThat(state(number)).as("the server is down").isEqualTo("REFUSED");
            assertThat(letters(number).path(0).path("reason").asText()).contains("127.0.0.1");
            trap.start();
            clock.set(PERIOD_OVER.plusSeconds(60));
            trap.deliver();
            round.round();
            round.round();
            assertThat(state(number)).isEqualTo("HANDED_OVER");
            assertThat(letters(number).path(0).path("reason").asText())
                    .as("as the mail server said it")
                    .startsWith("250");
            assertThat(form(number, "Task_NoticeForRent")
                            .path("letters")
                            .path(0)
                            .path("state")
                            .asText())
                    .contains("已交邮件服务器");
            var parts = (Multipart) trap.received().get(0).getContent();
            var attached = file(parts);
            assertThat(attached.getFileName()).isEqualTo(notice + ".pdf");
            assertThat(attached.getInputStream().readAllBytes()).isEqualTo(pdf(number, notice));
            assertThat(trap.received()).hasSize(1);
        }
        assertThat(events(number)).containsExactly("SEALED", "DISPATCHED", "HANDED_OVER");

        var back = keyed(
                "legal1",
                number,
                "legal-notice-returns",
                Map.of("notice", notice, "reason", "12月17日收到退信：收件人邮箱已满"),
                "bounce-0001");
        assertThat(back.status()).as(back.text()).isEqualTo(202);
        assertThat(back.body().path("state").asText()).isEqualTo("MAIL_RETURNED");
        assertThat(back.body().path("next").asText()).contains("以退回之日为到达");
        assertThat(proof(number, "subject=" + notice + "&effectiveOn=2026-12-17")
                        .status())
                .isEqualTo(201);

        assertThat(lease.complete(
                                "legal1",
                                number,
                                "Task_NoticeForRent",
                                Map.of("answer", "NOTICE", "arrivedOn", "2026-12-17", "proof", "退信记录"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(chain.of(number)).isEmpty();
        assertThat(keyed("legal1", number, "legal-notices", Map.of("kind", "RENT_TERMINATION"), "too-late-1")
                        .status())
                .as("the task is done")
                .isEqualTo(409);
    }

    private void nothingBeforeItIsSent(String number, String notice) {
        stored.unchangedBy(() -> {
            refused(
                    keyed("legal1", number, "legal-notice-dispatches", Map.of("notice", notice), "unsealed-1"),
                    409,
                    "",
                    "尚未用印");
            refused(
                    keyed(
                            "legal1",
                            number,
                            "legal-notice-returns",
                            Map.of("notice", notice, "reason", "退信"),
                            "never-sent-1"),
                    409,
                    "notice",
                    "尚未发出，不能登记退回");
            refused(
                    lease.post(
                            "legal1",
                            "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&subject="
                                    + notice,
                            minimal(),
                            "application/pdf",
                            "Idempotency-Key",
                            "never-sent-2"),
                    409,
                    "subject",
                    "没有到达的证明");
        });
        refused(
                keyed(
                        "legal1",
                        number,
                        "legal-notice-seals",
                        Map.of("notice", notice, "password", "another"),
                        "wrong-one-1"),
                403,
                "password",
                "密码不正确");
        assertThat(jdbc.sql("select actor from lease.audit where lease_number = ? and action = 'SEAL_PROOF_REFUSED'"
                                + " and digest is not null")
                        .param(number)
                        .query(String.class)
                        .list())
                .as("who tried")
                .contains("legal1");
        var arrived = submitted(
                "legal1",
                number,
                "Task_NoticeForRent",
                Map.of("answer", "NOTICE", "arrivedOn", "2026-12-17", "proof", "退信记录"));
        refused(arrived, 409, "arrivedOn", "不能登记到达");
    }

    /** By the officer whose task it is, with the password again; a repeat seals nothing twice. */
    private void sealedBundled(String number, String notice) throws IOException {
        var made = pdf(number, notice);
        var asked = Map.of("notice", notice, "password", "legal1");
        var answer = keyed("legal1", number, "legal-notice-seals", asked, "sealed-0001");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.body().path("state").asText()).isEqualTo("SEALED");
        assertThat(lease.bundled(number))
                .as("a court finds each letter under its number")
                .contains("notices/letters/" + notice + ".pdf", "notices/letters/" + notice + "-sealed.pdf");
        var file = pdf(number, notice);
        assertThat(file).startsWith(made);
        assertThat(VeraPdf.violations(file)).isEmpty();
        try (var document = Loader.loadPDF(file)) {
            assertThat(document.getSignatureDictionaries())
                    .as("the seal and an archive time stamp")
                    .hasSize(2)
                    .anyMatch(one -> one.getReason() != null && one.getReason().contains(notice));
        }
        Files.write(Path.of("target", "letter-sealed.pdf"), file);
        stored.unchangedBy(() -> {
            assertThat(keyed("legal1", number, "legal-notice-seals", asked, "sealed-0001")
                            .status())
                    .isEqualTo(202);
            assertThat(keyed("legal1", number, "legal-notice-seals", asked, "sealed-0002")
                            .status())
                    .isEqualTo(409);
        });
    }

    @Test
    void theLessorsTerminationIsALetterAndTheLesseesIsNot() {
        var number = lease.inForce(lease.application());
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/terminations",
                                json.valueToTree(Map.of(
                                        "ground", "FUNDAMENTAL_BREACH",
                                        "by", "LESSOR",
                                        "explanation", "承租人擅自将服务器用于对公众提供代理服务，经两次书面要求仍不停止。",
                                        "knownSince", "2026-12-01")))
                        .status())
                .isEqualTo(202);
        round.round();
        assertThat(text(number, number + "-T01"))
                .contains("解除合同：根本违约", "承租人擅自将服务器用于对公众提供代理服务", "于2026年12月1日知道下列解除事由")
                .contains("第五百六十三条第一款第四项、第五百六十五条第一款", "art. 563(1) no. 4");

        var theirs = lease.inForce(lease.application());
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + theirs + "/terminations",
                                json.valueToTree(Map.of(
                                        "ground", "FUNDAMENTAL_BREACH",
                                        "by", "LESSEE",
                                        "explanation", "服务器连续两个月不能使用。",
                                        "knownSince", "2026-12-01")))
                        .status())
                .isEqualTo(202);
        round.round();
        assertThat(letters(theirs)).isEmpty();
        assertThat(keyed("legal1", theirs, "legal-notices", Map.of("kind", "TERMINATION"), "not-ours-1")
                        .status())
                .isEqualTo(409);
        assertThat(count("lease.legal_notice_wanted where lease_number = '" + theirs + "'"))
                .isZero();
    }

    @Test
    void theObjectionToUseAfterTheTermIsALetter() {
        var number = lease.inForce(lease.application());
        lease.at(Instant.parse("2028-10-02T00:00:00Z"), number);
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isTrue();
        round.round();
        assertThat(text(number, number + "-O01"))
                .contains("期满异议通知书", "租赁期限的最后一日为2028年10月31日", "第七百三十四条第一款所称的出租人异议")
                .contains("2028年10月31日24时之前停止使用服务器", "租赁不转为不定期");
    }

    @Test
    void theSuspensionIsALetterWithItsGroundAndCureDate() {
        var number = lease.inForce(lease.application());
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/use-reports",
                                json.valueToTree(Map.of(
                                        "reference",
                                        "R-" + number,
                                        "actualUse",
                                        "发现赌博页面",
                                        "illegalContentFound",
                                        true)))
                        .status())
                .isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_VerifyCure")).isTrue();
        round.round();
        assertThat(text(number, number + "-S01")).contains("暂停服务通知书", "之前完成整改", "不予删除", "有异议");
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains(number + "-S01");
    }

    @Test
    void whatCannotBePrintedHoldsNoTaskUpAndIsSaid() {
        var number = overdue();
        // nobody can have asked for it by our doors: the name has a character that our fonts lack
        jdbc.sql("update lease.lease set lessee_name = '示例😀公司' where number = :number")
                .param("number", number)
                .update();
        round.round();
        assertThat(letters(number)).isEmpty();
        var answer = lease.call("compliance1", "GET", "/api/leases/" + number + "/legal-notices", null);
        assertThat(answer.body().path("failures").path(0).asText()).contains("😀（U+1F600）");
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("通知书未能制作", "U+1F600");
        assertThat(lease.complete("compliance1", number, "Task_DemandRent", demand())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void lettersAreForTheirLeaseItsReadersAndThoseWhoseTaskItIs() {
        var number = demandMade();
        var other = lease.inForce(lease.application());
        var place = "/legal-notices/" + number + "-D01.pdf";
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number + place, null)
                        .status())
                .isEqualTo(200);
        assertThat(lease.call("sales2", "GET", "/api/leases/" + number + place, null)
                        .status())
                .as("another's lease")
                .isEqualTo(404);
        assertThat(lease.call("manager1", "GET", "/api/leases/" + other + place, null)
                        .status())
                .as("a letter of another lease")
                .isEqualTo(404);
        assertThat(lease.call("manager1", "GET", "/api/leases/" + number + "/legal-notices/x%27--.pdf", null)
                        .status())
                .isEqualTo(404);
        stored.unchangedBy(() -> {
            var foreign = Map.of("notice", number + "-D01");
            assertThat(keyed("compliance1", other, "legal-notice-dispatches", foreign, "foreign-1")
                            .status())
                    .isEqualTo(404);
            assertThat(keyed("legal1", number, "legal-notice-dispatches", foreign, "foreign-2")
                            .status())
                    .as("not the group's task")
                    .isEqualTo(403);
            var off = keyed("compliance1", number, "legal-notice-dispatches", foreign, "no-server-1");
            assertThat(off.status()).isEqualTo(409);
            assertThat(off.text()).contains("尚未用印");
            assertThat(keyed("sales1", number, "legal-notices", Map.of("kind", "RENT_DEMAND"), "sales-key-1")
                            .status())
                    .isEqualTo(403);
            assertThat(keyed("legal1", number, "legal-notices", Map.of("kind", "TERMINATION"), "no-task-01")
                            .status())
                    .isEqualTo(409);
            assertThat(lease.call(
                                    "compliance1",
                                    "POST",
                                    "/api/leases/" + number + "/legal-notices",
                                    json.valueToTree(Map.of("kind", "RENT_DEMAND")))
                            .status())
                    .as("without a key")
                    .isEqualTo(400);
        });
        assertThat(keyed(
                                "compliance1",
                                number,
                                "legal-notice-seals",
                                Map.of("notice", number + "-D01", "password", "compliance1"),
                                "sealed-0003")
                        .status())
                .isEqualTo(202);
        assertThat(keyed(
                                "compliance1",
                                number,
                                "legal-notice-dispatches",
                                Map.of("notice", number + "-D01"),
                                "no-server-2")
                        .text())
                .contains("未设置邮件服务器");
        assertThat(keyed(
                                "compliance1",
                                number,
                                "legal-notice-postings",
                                Map.of("notice", number + "-D01", "how", "EMS 1234567890"),
                                "posted-0001")
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("POSTED");
        var proof = lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&subject=" + number
                        + "-D01&effectiveOn=2026-12-01",
                minimal(),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(proof.status()).as(proof.text()).isEqualTo(201);
        assertThat(letters(number)
                        .path(0)
                        .path("proofs")
                        .path(0)
                        .path("fileName")
                        .asText())
                .isEqualTo("receipt.pdf");
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains(number + "-D01.pdf", "receipt.pdf", "制作通知书");
    }

    @Test
    void noLetterArrivesBeforeTheDayOnWhichItWasSent() {
        var number = overdue();
        lease.at(Instant.parse("2026-12-07T02:00:00Z"), number);
        round.round();
        var letter = number + "-D01";
        sealedBy("compliance1", number, letter);
        stored.unchangedBy(() -> {
            refused(posted(number, letter, "2026-12-06", "before-it-was"), 400, "postedOn", "2026-12-07");
            refused(posted(number, letter, "2026-12-08", "in-the-future"), 400, "postedOn", "尚未到来");
        });
        lease.at(Instant.parse("2026-12-09T02:00:00Z"), number);
        assertThat(posted(number, letter, "2026-12-08", "posted-0002").status()).isEqualTo(202);
        refused(
                lease.complete("compliance1", number, "Task_DemandRent", demand("2026-12-07")),
                400,
                "demand.arrivedOn",
                "2026-12-08");
        var sent = demand(Map.of("sentOn", "2026-12-08", "arrivedOn", "2026-12-08"));
        assertThat(lease.complete("compliance1", number, "Task_DemandRent", sent)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void theDoorSaysWhichKeyItNeedsAndWhichKindsItTakes() {
        var number = overdue();
        refused(
                keyed("compliance1", number, "legal-notices", Map.of("kind", "DEMAND"), "wrong-kind-1"),
                400,
                "kind",
                "RENT_DEMAND、RENT_TERMINATION");
        var described = lease.call("sales1", "GET", "/v3/api-docs", null).body();
        for (var parameter : described
                .path("paths")
                .path("/api/leases/{number}/legal-notices")
                .path("post")
                .path("parameters")) {
            assertThat(parameter.path("required").asBoolean())
                    .as(parameter.path("name").asText())
                    .isTrue();
        }
    }

    @Test
    void theArrivalOfALetterIsProvedByAFile() {
        var number = demandSealed();
        var letter = number + "-D01";
        assertThat(keyed(
                                "compliance1",
                                number,
                                "legal-notice-postings",
                                Map.of("notice", letter, "how", "EMS 1234567890"),
                                "posted-0010")
                        .status())
                .isEqualTo(202);
        var without = submitted("compliance1", number, "Task_DemandRent", demand());
        refused(without, 400, "demand.proof", "没有通知 " + letter + " 的送达证明");
        assertThat(proof(number, "subject=" + letter + "&effectiveOn=2026-12-01")
                        .status())
                .isEqualTo(201);
        assertThat(submitted("compliance1", number, "Task_DemandRent", demand()).status())
                .isEqualTo(204);
    }

    @Test
    void noProofOfArrivalIsOlderThanTheLetterWasSent() {
        var number = overdue();
        lease.at(Instant.parse("2026-12-07T02:00:00Z"), number);
        round.round();
        var letter = number + "-D01";
        sealedBy("compliance1", number, letter);
        lease.at(Instant.parse("2026-12-09T02:00:00Z"), number);
        assertThat(postedOn(number, letter, "2026-12-08").status()).isEqualTo(202);
        stored.unchangedBy(() -> {
            for (var day : List.of("2026-11-26", "2026-12-07")) {
                refused(
                        proof(number, "subject=" + letter + "&effectiveOn=" + day),
                        400,
                        "effectiveOn",
                        "不得早于 2026-12-08");
            }
        });
        assertThat(proof(number, "subject=" + letter + "&effectiveOn=2026-12-08")
                        .status())
                .isEqualTo(201);
        TestPostgres.alter(
                "attachment", "update lease.attachment set effective_on = '2026-12-07' where lease_number = ?", number);
        var old = submitted("compliance1", number, "Task_DemandRent", demand("2026-12-09"));
        refused(old, 400, "demand.proof", "没有通知 " + letter + " 的送达证明");
    }

    @Test
    void whatIsProvedToHaveArrivedDidNotComeBack() {
        var number = demandPosted();
        var letter = number + "-D01";
        stored.unchangedBy(() -> refused(
                keyed(
                        "compliance1",
                        number,
                        "legal-notice-returns",
                        Map.of("notice", letter, "reason", "拒收"),
                        "returned-0021"),
                409,
                "notice",
                "已有送达证明（receipt.pdf"));
    }

    /** What goes out is the sealed letter, once, and by a way that somebody can look into. */
    @Test
    void aPostingSaysHowAndIsOfASealedLetterThatIsNotUnderWay() {
        var number = demandMade();
        var letter = number + "-D01";
        stored.unchangedBy(() -> {
            refused(
                    keyed(
                            "compliance1",
                            number,
                            "legal-notice-postings",
                            Map.of("notice", letter, "how", "EMS 1234567890"),
                            "unsealed-0001"),
                    409,
                    "notice",
                    "尚未用印");
        });
        sealedBy("compliance1", number, letter);
        stored.unchangedBy(() -> {
            for (var how : List.of("FOO", "EMS", "1234567890", "已寄")) {
                refused(
                        keyed(
                                "compliance1",
                                number,
                                "legal-notice-postings",
                                Map.of("notice", letter, "how", how),
                                "no-such-way-1"),
                        400,
                        "how",
                        "EMS 1234567890123");
            }
        });
        var inPerson = Map.of("notice", letter, "how", "当面送达，李示例签收");
        assertThat(keyed("compliance1", number, "legal-notice-postings", inPerson, "in-person-01")
                        .status())
                .isEqualTo(202);
        stored.unchangedBy(() -> {
            assertThat(keyed("compliance1", number, "legal-notice-postings", inPerson, "in-person-01")
                            .status())
                    .as("the same request again")
                    .isEqualTo(202);
            refused(
                    keyed("compliance1", number, "legal-notice-postings", inPerson, "in-person-02"),
                    409,
                    "notice",
                    "先登记退回");
        });
    }

    @Test
    void anArrivalIsProvedByAFileOfItsOwnLetterAndNamesTheLetter() {
        var number = demandMade();
        assertThat(proofNamed(number, "demand-receipt.pdf", "subject=" + number + "-D01")
                        .status())
                .as("nothing was sent yet")
                .isEqualTo(409);
        assertThat(posted(number, number + "-D01", "2026-12-01", "posted-0031").status())
                .isEqualTo(202);
        var demandsProof =
                proofNamed(number, "demand-receipt.pdf", "subject=" + number + "-D01&effectiveOn=2026-12-01");
        assertThat(demandsProof.status()).as(demandsProof.text()).isEqualTo(201);
        assertThat(submitted("compliance1", number, "Task_DemandRent", demand()).status())
                .isEqualTo(204);
        lease.at(PERIOD_OVER.plus(Duration.ofHours(10)), number);
        round.round();
        var letter = number + "-T01";
        sealedBy("legal1", number, letter);
        assertThat(keyed(
                                "legal1",
                                number,
                                "legal-notice-postings",
                                Map.of("notice", letter, "how", "EMS 1234567890"),
                                "posted-0032")
                        .status())
                .isEqualTo(202);
        assertThat(proofNamed(number, "termination-receipt.pdf", "subject=" + letter + "&effectiveOn=2026-12-17")
                        .status())
                .isEqualTo(201);
        for (var others : List.of(
                "demand-receipt.pdf", "见 " + demandsProof.body().path("id").asText(), "通知 " + number + "-D01 的回执")) {
            refused(
                    submitted(
                            "legal1",
                            number,
                            "Task_NoticeForRent",
                            Map.of("answer", "NOTICE", "arrivedOn", "2026-12-17", "proof", others)),
                    400,
                    "proof",
                    number + "-D01");
        }
        assertThat(submitted(
                                "legal1",
                                number,
                                "Task_NoticeForRent",
                                Map.of(
                                        "answer", "NOTICE",
                                        "arrivedOn", "2026-12-17",
                                        "proof", "termination-receipt.pdf"))
                        .status())
                .isEqualTo(204);
        assertThat(named(number, "RENT_NOTICE")).isEqualTo(letter);
    }

    @Test
    void theArrivalOfAnyOtherTerminationNamesItsLetterToo() {
        var number = lease.inForce(lease.application());
        assertThat(terminate(number, "2026-12-01").status()).isEqualTo(202);
        round.round();
        var letter = number + "-T01";
        sealedBy("legal1", number, letter);
        assertThat(keyed(
                                "legal1",
                                number,
                                "legal-notice-postings",
                                Map.of("notice", letter, "how", "EMS 1234567890"),
                                "posted-0033")
                        .status())
                .isEqualTo(202);
        assertThat(proof(number, "subject=" + letter + "&effectiveOn=2026-12-01")
                        .status())
                .isEqualTo(201);
        assertThat(submitted(
                                "legal1",
                                number,
                                "Task_NoticeOfTermination",
                                Map.of("arrivedOn", "2026-12-01", "proof", "receipt.pdf"))
                        .status())
                .isEqualTo(204);
        assertThat(named(number, "NOTICE_OF_TERMINATION_ARRIVED")).isEqualTo(letter);
    }

    private String named(String number, String action) {
        return jdbc.sql("select coalesce(payload::jsonb -> 'detail' ->> 'reference', '') from lease.audit"
                        + " where lease_number = ? and action = ?")
                .param(number)
                .param(action)
                .query(String.class)
                .single();
    }

    private Http.Answer proofNamed(String number, String fileName, String said) {
        return lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=" + fileName + "&" + said,
                SmallPdf.of(fileName),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    @Test
    void aProofForNoLetterOfTheLeaseIsRefusedAndTheLettersAreNamed() {
        var number = overdue();
        stored.unchangedBy(() -> refused(proof(number, "subject=EMS-1234567890"), 400, "subject", "所涉事项留空"));
        round.round();
        var other = demandMade();
        stored.unchangedBy(() -> {
            for (var wrong : List.of("EMS-1234567890", number + "-D1", other + "-D01", number)) {
                refused(proof(number, "subject=" + wrong), 400, "subject", "本租赁的通知有：" + number + "-D01");
            }
        });
    }

    @Test
    void noticeGivenElsewhereIsProvedByAFileWithItsDate() {
        var number = lease.inForce(lease.application());
        lease.at(Instant.parse("2026-12-05T02:00:00Z"), number);
        assertThat(terminate(number, "2026-12-03").status()).isEqualTo(202);
        var arrived = Map.of("arrivedOn", "2026-12-04", "proof", "x");
        refused(submitted("legal1", number, "Task_NoticeOfTermination", arrived), 400, "proof", "没有已经发出的通知书");
        refused(proof(number, "subject=other"), 400, "subject", "不是租赁 " + number + " 的通知");
        assertThat(proof(number, "effectiveOn=2026-12-02").status()).isEqualTo(201);
        refused(submitted("legal1", number, "Task_NoticeOfTermination", arrived), 400, "proof", "不早于 2026-12-03");
        assertThat(proof(number, "effectiveOn=2026-12-04").status()).isEqualTo(201);
        refused(
                submitted(
                        "legal1",
                        number,
                        "Task_NoticeOfTermination",
                        Map.of("arrivedOn", "2026-12-02", "proof", "当面签收")),
                400,
                "arrivedOn",
                "2026-12-03");
        refused(submitted("legal1", number, "Task_NoticeOfTermination", arrived), 400, "proof", "没有通知本身");
        lease.handInNotice(number, LocalDate.parse("2026-12-03"));
        assertThat(submitted("legal1", number, "Task_NoticeOfTermination", arrived)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whatCameBackComesBackOnceAndIsNotSealedAfterwards() {
        var number = demandSealed();
        var letter = number + "-D01";
        assertThat(postedOn(number, letter, "2026-12-01").status()).isEqualTo(202);
        var back = Map.of("notice", letter, "reason", "拒收");
        assertThat(keyed("compliance1", number, "legal-notice-returns", back, "returned-0011")
                        .status())
                .isEqualTo(202);
        stored.unchangedBy(() -> {
            refused(
                    keyed(
                            "compliance1",
                            number,
                            "legal-notice-seals",
                            Map.of("notice", letter, "password", "compliance1"),
                            "sealed-0011"),
                    409,
                    "",
                    "已用印");
            assertThat(keyed("compliance1", number, "legal-notice-returns", back, "returned-0012")
                            .text())
                    .contains("其后没有再发出");
        });
        assertThat(postedOn(number, letter, "2026-12-01").status()).isEqualTo(202);
        assertThat(keyed("compliance1", number, "legal-notice-returns", back, "returned-0013")
                        .status())
                .as("sent again")
                .isEqualTo(202);
    }

    @Test
    void theDemandOnRecordIsTheOneThatWasSent() {
        var number = demandPosted();
        for (var other : Map.of("amount", "20000.00", "overdueSince", "2026-11-11", "periodDays", "30")
                .entrySet()) {
            refused(
                    lease.complete("compliance1", number, "Task_DemandRent", demand(other.getKey(), other.getValue())),
                    400,
                    "demand." + other.getKey(),
                    "再制作新的通知书");
        }
        // nothing proves any more that it arrived, so that it can come back
        TestPostgres.alter(
                "attachment", "delete from lease.attachment where lease_number = ? and subject is not null", number);
        assertThat(keyed(
                                "compliance1",
                                number,
                                "legal-notice-returns",
                                Map.of("notice", number + "-D01", "reason", "拒收"),
                                "returned-0004")
                        .status())
                .isEqualTo(202);
        assertThat(keyed(
                                "compliance1",
                                number,
                                "legal-notices",
                                Map.of("kind", "RENT_DEMAND", "amount", "17000.00"),
                                "lower-one-1")
                        .status())
                .isEqualTo(201);
        assertThat(posted(number, number + "-D02", "2026-12-01", "posted-0005").status())
                .isEqualTo(202);
        assertThat(lease.complete("compliance1", number, "Task_DemandRent", demand("amount", "17000.00"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nothingArrivesAndNoGroundIsKnownBeforeTheContractIsConcluded() {
        var number = lease.inForce(lease.application());
        stored.unchangedBy(() -> refused(terminate(number, "2026-11-30"), 400, "knownSince", "2026-12-01"));
        assertThat(terminate(number, "2026-12-01").status()).isEqualTo(202);
        refused(
                lease.complete(
                        "legal1",
                        number,
                        "Task_NoticeOfTermination",
                        Map.of("arrivedOn", "2026-11-30", "proof", "当面签收")),
                400,
                "arrivedOn",
                "2026-12-01");
        var rent = overdue();
        var early = demand(Map.of("overdueSince", "2026-10-05", "sentOn", "2026-10-30", "arrivedOn", "2026-10-31"));
        refused(lease.complete("compliance1", rent, "Task_DemandRent", early), 400, "demand.arrivedOn", "2026-11-01");
    }

    /** Sealed before, and with the receipt, which comes with it here. */
    private Http.Answer posted(String number, String letter, String on, String key) {
        sealedBy("compliance1", number, letter);
        var posted = postedOn(number, letter, on, key);
        if (posted.status() == 202) {
            assertThat(proof(number, "subject=" + letter + "&effectiveOn=" + on).status())
                    .isEqualTo(201);
        }
        return posted;
    }

    private Http.Answer postedOn(String number, String letter, String on) {
        return postedOn(number, letter, on, UUID.randomUUID().toString());
    }

    private Http.Answer postedOn(String number, String letter, String on, String key) {
        return keyed(
                "compliance1",
                number,
                "legal-notice-postings",
                Map.of("notice", letter, "how", "EMS 1234567890", "postedOn", on),
                key);
    }

    /** A repeat seals nothing twice. */
    private void sealedBy(String user, String number, String letter) {
        keyed(user, number, "legal-notice-seals", Map.of("notice", letter, "password", user), "seal-" + letter);
    }

    private Http.Answer proof(String number, String said) {
        return lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&" + said,
                minimal(),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** As it is, without the proof that an officer hands in before. */
    private Http.Answer submitted(String user, String number, String task, Map<String, String> values) {
        var id = lease.taskId(number, task);
        lease.claim(user, id);
        return lease.submit(user, id, values);
    }

    private String demanded() {
        return lease.standing("letters: rent demanded", () -> {
            var number = overdue();
            assertThat(lease.complete("compliance1", number, "Task_DemandRent", demand())
                            .status())
                    .isEqualTo(204);
            return number;
        });
    }

    private Map<String, String> demand() {
        return demand("2026-12-01");
    }

    private Map<String, String> demand(String arrivedOn) {
        return demand("arrivedOn", arrivedOn);
    }

    private Map<String, String> demand(String field, String value) {
        return demand(Map.of(field, value));
    }

    private Map<String, String> demand(Map<String, String> others) {
        var said = new HashMap<>(Map.of(
                "amount", "18000.00",
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", "2026-12-01",
                "arrivedOn", "2026-12-01",
                "proof", "挂号信 XA123456789CN",
                "periodDays", "15"));
        said.putAll(others);
        return Map.of("demand", json.valueToTree(said).toString());
    }

    private String state(String number) {
        return letters(number).path(0).path("state").asText();
    }

    private JsonNode form(String number, String taskKey) {
        return form(number, taskKey, "view");
    }

    private JsonNode form(String number, String taskKey, String variable) {
        try {
            return json.readTree(tasks.getVariableLocal(lease.taskId(number, taskKey), variable)
                    .toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> events(String number) {
        return jdbc.sql("select kind from lease.legal_notice_event where lease_number = :number order by position")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private byte[] pdf(String number, String notice) {
        return notices.pdf(notices.find(number, notice).orElseThrow());
    }

    /** Without white space, for lines break where they must. */
    private String text(String number, String notice) {
        var pdf = pdf(number, notice);
        try (var document = Loader.loadPDF(pdf)) {
            Files.write(Path.of("target", notice.substring(notice.length() - 3) + ".pdf"), pdf);
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("(?<=[^A-Za-z0-9,.()])\\s+|\\s+(?=[^A-Za-z0-9,.()])", "")
                    .replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Part file(Multipart parts) throws Exception {
        for (int index = 0; index < parts.getCount(); index++) {
            if (Part.ATTACHMENT.equals(parts.getBodyPart(index).getDisposition())) {
                return parts.getBodyPart(index);
            }
        }
        throw new AssertionError("no file");
    }

    private static byte[] minimal() {
        return SmallPdf.of("receipt");
    }
}
