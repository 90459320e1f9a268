package dev.serverlease.stage.activation.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.TermKept;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** After a late hand-over of fixed days the lessee may keep the agreed last day (clause {@code term}). */
@ServerLeaseTest
class EndChoiceTest {

    private static final LocalDate AGREED = LocalDate.of(2027, 1, 25);
    private static final LocalDate MOVED = LocalDate.of(2027, 1, 30);

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Leases leases;

    @Autowired
    private TermKept terms;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private RentPlans rents;

    @Autowired
    private Attachments attachments;

    @Autowired
    private DeliveryRound round;

    @Autowired
    private ObjectMapper json;

    private String number;

    /** Five days late: handed over on 1 December, so that the last day has moved from 25 to 30 January. */
    @BeforeEach
    void handedOverLate() {
        clock.set(SettableClock.START);
        number = lease.inForce(fixed("2026-11-26"));
        assertThat(endsOn()).isEqualTo(MOVED);
        assertThat(rentOf("2026-12-01", "2027-01-31"))
                .containsExactly("14400.00", "18000.00", "2903.23"); // 24 of 30 days; all; 5 of 31 days
    }

    @Test
    void theLesseeKeepsTheAgreedLastDayOnItsPage() throws IOException {
        var lessee = identified();
        assertThat(lessee.open().body()).contains("选择不顺延", "2026年12月11日", "2027年1月25日", "2027年1月30日", "因迟延少用的日数不计租金");
        var unconfirmed = lessee.post("end-choice", form(lessee, Map.of()));
        assertThat(unconfirmed.statusCode()).isEqualTo(400);
        assertThat(unconfirmed.body()).contains("请勾选确认");
        assertThat(endsOn()).isEqualTo(MOVED);
        var sent = form(lessee, Map.of("confirmed", "yes"));
        Signer.done(lessee.post("end-choice", sent));

        keptToTheAgreedDay();
        assertThat(lessee.open().body())
                .contains("您已经选择末日不顺延", "租期至：2027年1月25日 24:00")
                .doesNotContain("确认选择", "2027年1月30日");
        Signer.done(lessee.post("end-choice", sent));
        sent.put("key", "another-page");
        var again = lessee.post("end-choice", sent);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("已经登记，无须再次提出");
        assertThat(lease.lease(number).path("timeline").toString()).contains("TERM_AS_AGREED");
        assertThat(confirmation())
                .contains("已经依照合同的租赁期限条款选择末日不顺延", "2027年1月25日")
                .doesNotContain("2027年1月30日");
        assertThat(lease.bundled(number)).contains("delivery/delivery.json");
    }

    /** Whoever heard nothing presses what the answer offers, or goes back to the page and chooses the same again. */
    @Test
    void aChoiceWhoseAnswerWasLostIsSentAgainAndRecordedOnce() throws Exception {
        var lessee = identified();
        var sent = form(lessee, Map.of("confirmed", "yes"));
        var broken = HeldLease.brokenOff(number, () -> lessee.post("end-choice", sent));
        assertThat(offered(lessee, broken)).as("all that was written").isEqualTo(sent);
        assertThat(endsOn()).as("not stored").isEqualTo(MOVED);
        assertThat(form(back(lessee, broken), Map.of("confirmed", "yes")))
                .as("written there again it is the same")
                .isEqualTo(sent);

        Signer.done(lessee.post("end-choice", offered(lessee, broken)));
        broken = HeldLease.brokenOff(number, () -> lessee.post("end-choice", sent));
        Signer.done(lessee.post("end-choice", offered(lessee, broken)));
        assertThat(back(lessee, broken)).contains("您已经选择末日不顺延");
        keptToTheAgreedDay();
        assertThat(lease.lease(number).path("timeline").toString()).containsOnlyOnce("TERM_AS_AGREED");
    }

    private static Map<String, String> offered(Signer lessee, HttpResponse<String> broken) {
        assertThat(broken.statusCode()).as(broken.body()).isEqualTo(503);
        assertThat(broken.body())
                .contains("结果不明", "not known", "原样再提交一次", "action=\"" + lessee.path + "/end-choice\"")
                .doesNotContain("Idempotency-Key");
        return Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
                .matcher(broken.body())
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
    }

    /** The page that the answer leads back to. */
    private static String back(Signer lessee, HttpResponse<String> broken) {
        var link = Pattern.compile("href=\"" + lessee.path + "([^\"]*)\"").matcher(broken.body());
        assertThat(link.find()).as(broken.body()).isTrue();
        return lessee.get(link.group(1)).body();
    }

    /** Until the arrangement of the next year's holidays is in the file, the last day to choose may move. */
    @Test
    void aLastDayToChooseThatCountsOnMissingHolidaysSaysSo() throws IOException {
        clock.set(Instant.parse("2026-12-28T01:00:00Z"));
        number = lease.inForce(fixed("2026-12-22"));
        round.confirm(number);
        assertThat(confirmation()).contains("2027年1月7日（2027年的放假安排尚未载入");
        assertThat(identified().open().body()).contains("2027年1月7日", "2027年的放假安排尚未载入");
    }

    @Test
    void aContractOfficerRecordsWhatTheLesseeSaidOnPaper() {
        var statement = lease.attach("contract1", number, "LESSEE_STATEMENT");
        var other = lease.attach("contract1", number, "OTHER");
        assertThat(desk()).contains("post-end-choices");
        assertThat(choose("sales1", "2026-12-01", statement, "end-choice-1").status())
                .isEqualTo(403);
        assertThat(choose("contract1", "2026-12-01", statement, "").status()).isEqualTo(400);
        stored.unchangedBy(() -> {
            refused(
                    "statement",
                    choose("contract1", "2026-12-01", UUID.randomUUID().toString(), "end-choice-1"),
                    "先上传");
            refused("statement", choose("contract1", "2026-12-01", other, "end-choice-1"), "承租人提交的材料");
            refused("receivedOn", choose("contract1", "2026-12-02", statement, "end-choice-1"), "今日");
            refused("receivedOn", choose("contract1", "2026-11-30", statement, "end-choice-1"), "交付日");
        });
        assertThat(choose("contract1", "2026-12-01", statement, "end-choice-1").status())
                .isEqualTo(204);
        keptToTheAgreedDay();
        assertThat(choose("contract1", "2026-12-01", statement, "end-choice-1").status())
                .as("a repeat")
                .isEqualTo(204);
        var again = choose("contract1", "2026-12-01", statement, "end-choice-2");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("已经登记，无须再次提出", "2027-01-25");
        assertThat(desk()).doesNotContain("post-end-choices");
    }

    /** The tenth day, the eleventh of December, is a Friday. */
    @Test
    void whoeverSaysSoTooLateIsToldWhenTheTimeWasOver() {
        clock.set(OffsetDateTime.parse("2026-12-11T23:00:00+08:00").toInstant());
        assertThat(identified().open().body()).contains("确认选择");
        clock.set(OffsetDateTime.parse("2026-12-12T09:00:00+08:00").toInstant());
        var lessee = identified();
        assertThat(lessee.open().body()).doesNotContain("确认选择");
        var late = lessee.post("end-choice", form(lessee, Map.of("confirmed", "yes")));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("选择期限已于 2026-12-11 届满");
        var statement = lease.attach("contract1", number, "LESSEE_STATEMENT");
        var recorded = choose("contract1", "2026-12-12", statement, "end-choice-1");
        assertThat(recorded.status()).isEqualTo(409);
        assertThat(recorded.text()).contains("届满");
        assertThat(endsOn()).isEqualTo(MOVED);
        assertThat(choose("contract1", "2026-12-11", statement, "end-choice-2").status())
                .as("it arrived in time, and is recorded later")
                .isEqualTo(204);
        keptToTheAgreedDay();
    }

    @Test
    void withoutALateHandOverOfFixedDaysThereIsNothingToChoose() {
        var inTime = fixed("2026-12-01");
        var running = fixed("2026-11-26");
        running.withObjectProperty("contract").put("rentBasis", "HANDOVER");
        for (var application : List.of(inTime, running)) {
            number = lease.inForce(application);
            var end = endsOn();
            assertThat(identified().open().body()).doesNotContain("end-choice");
            assertThat(desk()).doesNotContain("post-end-choices");
            var answer = choose(
                    "contract1", "2026-12-01", lease.attach("contract1", number, "LESSEE_STATEMENT"), "end-choice-1");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("没有可以选择的事项");
            assertThat(endsOn()).isEqualTo(end);
            assertThatThrownBy(() -> commands.lockedDo(
                            number,
                            one -> terms.set(
                                    number, AGREED, MOVED, null, AuditEntry.of("contract1", "TERM_AS_AGREED"))))
                    .as("nor does the row let it be")
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("管理员");
            clock.set(clock.instant().plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void aSuspendedLeaseKeepsItsAgreedLastDayToo() {
        LeaseDriver.expectDone(suspended());
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        var statement = lease.attach("contract1", number, "LESSEE_STATEMENT");
        assertThat(choose("contract1", "2026-12-01", statement, "end-choice-1").status())
                .isEqualTo(204);
        keptToTheAgreedDay();
    }

    private Answer suspended() {
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/reviews", "{\"ground\":\"流量异常\"}")
                        .status())
                .isEqualTo(202);
        return lease.complete(
                "compliance1",
                number,
                "Task_UseReview",
                Map.of(
                        "outcome", "SUSPEND",
                        "actualUse", "用作他途",
                        "actualUseMatches", "NO",
                        "illegalContentFound", "NO",
                        "sublet", "NO",
                        "cureBy", "2027-01-15",
                        "clause", "第八条",
                        "ground", "与约定不符"));
    }

    /** Of so short a term the notice of its end is somebody's task at once. */
    @Test
    void theEndOfAShortTermMovesBackThoughItsNoticeIsAskedForAlready() {
        var month = fixed("2026-11-26");
        month.withObjectProperty("contract")
                .put("termMonths", 1)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        number = lease.inForce(month);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_ExpiryNotice")).isTrue();
        var statement = lease.attach("contract1", number, "LESSEE_STATEMENT");
        assertThat(choose("contract1", "2026-12-01", statement, "end-choice-1").status())
                .isEqualTo(204);
        assertThat(endsOn()).isEqualTo(LocalDate.of(2026, 12, 25));
        agreement.holdsFor(number);
        lease.at(OffsetDateTime.parse("2026-12-26T00:00:00+08:00").toInstant(), number);
        assertThat(leases.get(number).indefinite() || !lease.stage(number).equals("IN_FORCE"))
                .as("the term is over")
                .isTrue();
    }

    /** The agreed end is past when a statement of the first days is recorded: nothing can be kept any more. */
    @Test
    void anAgreedDayThatIsPastIsNotKept() {
        var month = fixed("2026-11-05");
        month.withObjectProperty("contract")
                .put("termMonths", 1)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        number = lease.inForce(month);
        assertThat(endsOn()).isEqualTo(LocalDate.of(2026, 12, 30));
        clock.set(OffsetDateTime.parse("2026-12-05T09:00:00+08:00").toInstant());
        assertThat(identified().open().body()).doesNotContain("确认选择");
        var statement = lease.attach("contract1", number, "LESSEE_STATEMENT");
        var past = choose("contract1", "2026-12-04", statement, "end-choice-1");
        assertThat(past.status()).isEqualTo(409);
        assertThat(past.text()).contains("原定末日 2026-12-04 已过", "解除");
    }

    @Test
    void anEndThatBothAgreedOnStandsAgainstTheChoice() {
        var asked = lease.ask(
                number, Map.of("kind", "TERMINATION", "reason", "业务调整", "endsOn", "2026-12-31", "settlement", "PAID"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var statement = lease.attach("contract1", number, "LESSEE_STATEMENT");
        assertThat(choose("contract1", "2026-12-01", statement, "end-choice-1").text())
                .contains("尚在签订");
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方商定")));
        lease.concludeAgreement(number);
        assertThat(choose("contract1", "2026-12-01", statement, "end-choice-1").text())
                .contains("没有可以选择的事项");
        assertThat(endsOn()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    private void keptToTheAgreedDay() {
        assertThat(endsOn()).isEqualTo(AGREED);
        assertThat(rentOf("2026-12-01", "2027-01-31"))
                .as("no rent for the days lost")
                .containsExactly("14400.00", "18000.00");
        agreement.holdsFor(number);
    }

    private LocalDate endsOn() {
        var end = leases.get(number).termEndsAt();
        assertThat(end).isNotNull();
        return end.atZone(clock.getZone()).toLocalDate().minusDays(1);
    }

    private List<String> rentOf(String from, String until) {
        return rents.of(leases.get(number)).orElseThrow().periods(LocalDate.parse(until)).stream()
                .map(RentPeriod::rent)
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private ObjectNode fixed(String firstDay) {
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .put("startDate", firstDay)
                .put("termMonths", 2)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6))
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        return application;
    }

    private Answer choose(String user, String receivedOn, String statement, String key) {
        return lease.post(
                user,
                "/api/leases/" + number + "/end-choices",
                json.valueToTree(Map.of("receivedOn", receivedOn, "statement", statement))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8),
                "application/json",
                key.isEmpty() ? "X-None" : "Idempotency-Key",
                key);
    }

    private static void refused(String field, Answer answer, String remedy) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().findValuesAsText("field")).containsOnly(field);
        assertThat(answer.text()).contains(remedy);
    }

    private String desk() {
        return lease.call("contract1", "GET", "/desk/leases/" + number, null).text();
    }

    private Signer identified() {
        var link = lease.callRaw("sales1", "POST", "/api/leases/" + number + "/lessee-links", "{}");
        return new Signer(port, link.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .body()
                        .path("code")
                        .asText());
    }

    private static Map<String, String> form(Signer lessee, Map<String, String> said) {
        return form(lessee.open().body(), said);
    }

    private static Map<String, String> form(String page, Map<String, String> said) {
        var all = new HashMap<>(said);
        for (var name : List.of("formToken", "key")) {
            var found =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
            assertThat(found.find()).as(name).isTrue();
            all.put(name, found.group(1));
        }
        return all;
    }

    /** The newest. */
    private String confirmation() throws IOException {
        var newest = attachments.of(number).stream()
                .filter(file -> file.kind().name().equals("HANDOVER_CONFIRMATION"))
                .reduce((one, other) -> one.fileName().compareTo(other.fileName()) > 0 ? one : other)
                .orElseThrow();
        try (var document =
                Loader.loadPDF(lease.bytes("sales1", "/api/leases/" + number + "/attachments/" + newest.id()))) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
