package dev.serverlease.stage.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lessee's data and its server at the end: what is recorded of them is proved, and has its true day. */
@ServerLeaseTest
class DataAtTheEndTest {

    private static final String DATA = "Task_ReturnData";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
    }

    /** Clause return: thirty days to export, then the data is returned or erased, which is certified. */
    @Test
    void thatDataWasReturnedIsProvedByAFileOfTheEnd() {
        lease.attach("ops1", number, "DATA_RETURN_PROOF", "before.pdf");
        clock.set(SettableClock.START.plusSeconds(60));
        closing();
        refused(data("RETURNED", "2026-12-01"), 409, "how", "返还数据的凭证");
        lease.attach("ops1", number, "DATA_RETURN_PROOF", "receipt.pdf");
        refused(data("RETURNED", "2026-11-30"), 400, "dataDisposedOn", "2026-12-01");
        LeaseDriver.expectDone(data("RETURNED", "2026-12-01"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).path("timeline"))
                .filteredOn(step -> step.toString().contains("DATA_RETURNED"))
                .singleElement()
                .asString()
                .contains("receipt.pdf");
    }

    @Test
    void logsThatAreNotKeptLongEnoughAreRefusedWithTheDay() {
        closing();
        lease.attach("ops1", number, "DATA_RETURN_PROOF", "receipt.pdf");
        var tooShort = lease.complete(
                "ops1",
                number,
                DATA,
                Map.of(
                        "dataDisposedOn", "2026-12-01",
                        "how", "RETURNED",
                        "logsKeptUntil", "2027-05-31",
                        "impactAssessmentKeptUntil", "2029-11-30",
                        "note", "已办理"));
        refused(tooShort, 400, "logsKeptUntil", "2027-06-01");
        assertThat(tooShort.text()).contains("impactAssessmentKeptUntil", "2029-12-01");
    }

    /** Not even once the time for the export has passed: what nobody confirmed is erased. */
    @Test
    void thatThereIsNoDataIsConfirmedByTheLessee() {
        closing();
        for (var day : List.of("2026-12-01T09:00:00+08:00", "2027-01-01T09:00:00+08:00")) {
            clock.set(OffsetDateTime.parse(day).toInstant());
            refused(data("NONE", day.substring(0, 10)), 409, "how", "没有数据的书面确认");
        }
        assertThat(data("NONE", "2027-01-01").text()).contains("2027-01-01", "选择“已删除”");
        lease.attach("ops1", number, "NO_DATA_CONFIRMATION", "none.pdf");
        LeaseDriver.expectDone(data("NONE", "2027-01-01"));
        assertThat(lease.lease(number).path("timeline").toString()).contains("none.pdf");
    }

    /** What bears a day before the end, or a consent of a day after the erasing, says nothing of it. */
    @Test
    void theLesseesWordOnItsDataCountsByItsOwnDate() {
        closing();
        clock.set(OffsetDateTime.parse("2026-12-10T09:00:00+08:00").toInstant());
        for (var kind : List.of("DATA_RETURN_PROOF", "NO_DATA_CONFIRMATION", "ERASURE_CONFIRMATION")) {
            var undated = lease.post(
                    "ops1",
                    "/api/leases/" + number + "/attachments?kind=" + kind + "&fileName=undated.pdf",
                    SmallPdf.of(kind),
                    "application/pdf",
                    "Idempotency-Key",
                    "undated-" + kind);
            refused(undated, 400, "effectiveOn", "文件日期");
            lease.attach("ops1", number, kind, "early.pdf", LocalDate.parse("2026-11-30"));
        }
        lease.attach("ops1", number, "ERASURE_CONFIRMATION", "late.pdf", LocalDate.parse("2026-12-10"));
        refused(data("RETURNED", "2026-12-09"), 409, "how", "2026-12-01");
        refused(data("NONE", "2026-12-09"), 409, "how", "2026-12-01");
        refused(data("ERASED", "2026-12-09"), 409, "how", "删除之日");
        lease.attach("ops1", number, "ERASURE_CONFIRMATION", "good.pdf", LocalDate.parse("2026-12-09"));
        LeaseDriver.expectDone(data("ERASED", "2026-12-09"));
        assertThat(lease.lease(number).path("timeline").toString()).contains("good.pdf");
    }

    /** The day of its arrival ended the contract, however late that was recorded; the archive is kept from then. */
    @Test
    void theEndIsTheContractsLastDayNotThatOfItsRecord() throws IOException {
        clock.set(OffsetDateTime.parse("2026-12-05T09:00:00+08:00").toInstant());
        terminated("2026-12-01", "2026-12-01");
        assertThat(view("Task_TakeBackServer").path("endedOn").asText()).isEqualTo("2026-12-01");
        LeaseDriver.expectDone(takeBack("2026-12-05"));
        assertThat(view(DATA).path("endedOn").asText()).isEqualTo("2026-12-01");
        assertThat(view(DATA).path("logsAtLeast").asText()).isEqualTo("2027-06-01");
    }

    /** The day was known, and operations took the server back on it; only the timer was late. */
    @Test
    void aServerThatWasTakenBackInTimeHasItsTrueDayThoughTheTimerWasLate() throws IOException {
        var end = OffsetDateTime.parse("2028-11-01T00:00:00+08:00");
        lease.at(end.minusDays(30).toInstant(), number);
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", "2028-10-02", "proof", "EMS 1234567890")));
        lease.at(end.plusDays(3).plusHours(9).toInstant(), number);
        assertThat(view("Task_TakeBackServer").path("earliest").asText()).isEqualTo("2028-10-31");
        assertThat(view("Task_TakeBackServer").path("endedOn").asText()).isEqualTo("2028-10-31");
        refused(takeBack("2028-10-30"), 400, "accessRevokedOn", "不得早于 2028-10-31");
        LeaseDriver.expectDone(takeBack("2028-10-31"));
        assertThat(view(DATA).path("exportUntil").asText()).isEqualTo("2028-11-30");
    }

    /** Nothing is returned, or found to be none, before access was closed, nor before the paper that proves it. */
    @Test
    void whatBecameOfTheDataIsNoEarlierThanTheClosingOfAccessAndThanItsProof() {
        terminated("2026-12-01", "2026-12-01");
        clock.set(OffsetDateTime.parse("2026-12-10T09:00:00+08:00").toInstant());
        LeaseDriver.expectDone(takeBack("2026-12-05"));
        lease.attach("ops1", number, "DATA_RETURN_PROOF", "receipt.pdf", LocalDate.parse("2026-12-08"));
        lease.attach("ops1", number, "NO_DATA_CONFIRMATION", "none.pdf", LocalDate.parse("2026-12-08"));
        for (var how : List.of("RETURNED", "NONE")) {
            refused(data(how, "2026-12-04"), 400, "dataDisposedOn", "2026-12-05");
            refused(data(how, "2026-12-07"), 400, "dataDisposedOn", "2026-12-08");
        }
        LeaseDriver.expectDone(data("RETURNED", "2026-12-08"));
    }

    private void closing() {
        terminated("2026-12-01", "2026-12-01");
        LeaseDriver.expectDone(takeBack("2026-12-01"));
    }

    private void terminated(String knownSince, String arrivedOn) {
        var breach = Map.of(
                "ground", "FUNDAMENTAL_BREACH", "by", "LESSOR", "knownSince", knownSince, "explanation", "巡查发现第三人在使用");
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/terminations",
                                json.valueToTree(breach))
                        .status())
                .isEqualTo(202);
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", arrivedOn, "proof", "EMS 1")));
        lease.runJobs(number);
    }

    private Http.Answer takeBack(String day) {
        return lease.complete("ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", day, "note", "已收回"));
    }

    /** What is missing is asked for where it is written. */
    @Test
    void aMissingDayOfTheAssessmentIsAskedForAtItsOwnField() {
        closing();
        lease.attach("ops1", number, "DATA_RETURN_PROOF", "receipt.pdf");
        var without = lease.complete(
                "ops1",
                number,
                DATA,
                Map.of(
                        "dataDisposedOn",
                        "2026-12-01",
                        "how",
                        "RETURNED",
                        "logsKeptUntil",
                        "2027-08-01",
                        "note",
                        "已办理"));
        refused(without, 400, "impactAssessmentKeptUntil", "影响评估报告留存三年");
    }

    private Http.Answer data(String how, String day) {
        return lease.complete(
                "ops1",
                number,
                DATA,
                new HashMap<>(Map.of(
                        "dataDisposedOn", day,
                        "how", how,
                        "logsKeptUntil", "2027-08-01",
                        "impactAssessmentKeptUntil", "2030-08-01",
                        "note", "已办理")));
    }

    private JsonNode view(String task) throws IOException {
        return json.readTree(
                tasks.getVariableLocal(lease.taskId(number, task), "view").toString());
    }

    private static void refused(Http.Answer answer, int status, String field, String text) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(text);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo(field);
    }
}
