package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What a suspension says to the lessee, and that it ends a lease only on a person's decision with its true ground. */
class SuspensionEndsTest extends LeaseInForce {

    private static final String TASK = "Task_VerifyCure";

    @Test
    void anOrderIsNoBreachAndTheServiceWaitsForItsLifting() {
        order("O-1");
        lease.runJobs(number);
        later(40 * 86_400L);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(lease.hasTask(number, TASK)).isTrue();
        assertThat(reminders("legal-officers")).singleElement().asString().contains("命令尚未解除");
        assertThat(view(TASK).path("open").asText()).contains("命令尚未解除");

        assertThat(letter("legal1"))
                .contains("某市公安局", "关停令1号", "立即停止服务", "暂停服务", "不可抗力", "命令解除")
                .doesNotContain("整改", "第五百六十二条");
        assertThat(told("SERVICE_SUSPENDED"))
                .allSatisfy(text -> assertThat(text).contains("命令解除后恢复").doesNotContain("整改", "可以解除合同"));
        posted("legal1");
        proved();
        assertThat(notCured("legal1").status()).isEqualTo(409);
        assertThat(notCured("legal1").text()).contains("命令").contains("answer");
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    /** The service goes on by the authority's own paper, not by a word of ours (Cybersecurity Law arts. 49, 69). */
    @Test
    void anOrderIsLiftedOnlyByThePaperThatLiftsItWithItsNumberAndDate() {
        lease.attach("legal1", number, "ORDER_LIFTING", "earlier.pdf");
        later(3600);
        order("O-1");
        lease.runJobs(number);
        assertThat(view(TASK).path("cureBy").asText()).isEmpty();
        later(86_400L);
        var good = "沪公解字〔2026〕3号，2026年12月2日";
        for (var proof : List.of("已整改", good)) {
            for (var answer : List.of(lifted(proof), post("legal1", "cures", Map.of("proof", proof)))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(409);
                assertThat(answer.text()).contains("proof", "解除命令的文书");
            }
        }
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted.pdf");
        for (var proof : List.of("已整改", "x", "3号", "2026年12月2日", "沪公解字〔2026〕3号，2026年12月1日")) {
            for (var answer : List.of(lifted(proof), post("legal1", "cures", Map.of("proof", proof)))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.text()).contains("proof", "文号", "2026-12-02");
            }
        }
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        LeaseDriver.expectDone(lifted(good));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** Another body's order stands until that body lifts it; the number of an order is none of its lifting. */
    @Test
    void eachOrderIsLiftedByAPaperOfItsOwnAndNotByItsOwnNumber() {
        order("O-1");
        lease.runJobs(number);
        order("the same, sent again");
        assertThat(otherOrder().status()).isLessThan(300);
        later(86_400L);
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted.pdf");
        var one = lifted("沪公解字〔2026〕3号，2026年12月2日");
        assertThat(one.status()).as(one.text()).isEqualTo(409);
        assertThat(one.text()).contains("每项命令各须有其解除文书");
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted-too.pdf");
        var itself = lifted("关停令 1号，2026年12月2日");
        assertThat(itself.status()).as(itself.text()).isEqualTo(400);
        assertThat(itself.text()).contains("不是命令的文号");
        for (var proof : List.of(
                "沪公解字〔2026〕3号，2026年12月2日",
                "关停令 1号、执保7号：沪公解字〔2026〕3号，2026年12月2日",
                "关停令 1号：沪公解字〔2026〕3号，2026年12月2日；执保17号：沪执解7号，2026年12月2日",
                "关停令 1号：沪公解字〔2026〕3号，2026年12月2日；执保7号：2026年12月2日",
                "关停令 1号：沪公解字〔2026〕3号，2026年12月2日；执保7号：沪执解7号，2026年12月1日",
                "关停令 1号：沪公解字〔2026〕3号，2026年12月2日；执保7号：沪执解7号")) {
            for (var answer : List.of(lifted(proof), post("legal1", "cures", Map.of("proof", proof)))) {
                assertThat(answer.status()).as(proof + answer.text()).isEqualTo(400);
                assertThat(answer.text()).contains("proof", "执保7号", "逐项写明", "order by order");
            }
        }
        LeaseDriver.expectDone(lifted("关停令1号：沪公解字〔2026〕3号，2026年12月2日；执保7号：沪执解7号，2026-12-02"));
    }

    /** The paper of one day does not lift two orders, though two files are on record. */
    @Test
    void eachOrderIsLiftedByAFileOfTheDayThatIsNamedForIt() {
        order("O-1");
        lease.runJobs(number);
        assertThat(otherOrder().status()).isLessThan(300);
        later(86_400L);
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted.pdf");
        later(86_400L);
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted-too.pdf");
        var twice = lifted("关停令1号：沪公解字〔2026〕3号，2026年12月2日；执保7号：沪执解7号，2026年12月2日");
        assertThat(twice.status()).as(twice.text()).isEqualTo(400);
        assertThat(twice.text()).contains("逐项写明", "2026-12-03");
        LeaseDriver.expectDone(lifted("关停令1号：沪公解字〔2026〕3号，2026年12月3日；执保7号：沪执解7号，2026年12月2日"));
    }

    /** Nobody has looked at the use: no list has the lease as reviewed, and the next reviewer is told what is new. */
    @Test
    void aStopByAnOrderIsNoReview() {
        assertThat(report("R-1", everythingAsAgreed()).status()).isEqualTo(202);
        later(3600);
        order("O-1");
        lease.runJobs(number);
        assertThat(isReviewed("reviewedFrom=2026-12-01")).isFalse();
        assertThat(isReviewed("reviewedUntil=2026-12-31")).isFalse();

        later(86_400L);
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted.pdf");
        LeaseDriver.expectDone(lifted("沪公解字〔2026〕3号，2026年12月2日"));
        lease.runJobs(number);
        reviewed();
        assertThat(view("Task_UseReview").path("lastReview").asText()).isEqualTo("—");
        assertThat(view("Task_UseReview").path("reports").toString()).contains("R-1");
        LeaseDriver.expectDone(conclude(seen()));
        later(86_400L);
        otherOrder();
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(isReviewed("reviewedFrom=2026-12-02&reviewedUntil=2026-12-02"))
                .as("the review before the order")
                .isTrue();
        assertThat(isReviewed("reviewedFrom=2026-12-03")).isFalse();
    }

    private boolean isReviewed(String when) {
        return lease.call("manager1", "GET", "/api/leases?q=" + number + "&" + when, null)
                        .body()
                        .path("leases")
                        .size()
                == 1;
    }

    private Http.Answer otherOrder() {
        return post(
                "compliance1",
                "regulator-orders",
                Map.of(
                        "reference", "O-2",
                        "authority", "某区人民法院",
                        "orderRef", "执保7号",
                        "receivedAt", "2026-12-01T08:40:00+08:00",
                        "content", "不得删除数据"));
    }

    private Http.Answer lifted(String proof) {
        return lease.complete("legal1", number, TASK, Map.of("answer", "CURED", "proof", proof));
    }

    @Test
    void forAnOrderALeaseEndsOnlyOnThatGround() {
        order("O-1");
        lease.runJobs(number);
        later(40 * 86_400L);
        assertThat(post(
                                "compliance1",
                                "terminations",
                                Map.of(
                                        "ground", "FORCE_MAJEURE",
                                        "by", "LESSOR",
                                        "knownSince", "2027-01-05",
                                        "explanation", "机关命令持续超过三十日"))
                        .status())
                .isEqualTo(202);
        assertThat(jdbc.sql("select article from lease.termination where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("民法典第五百六十三条第一款第一项");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    @Test
    void aBreachIsUncuredOnlyAfterTheContractsTimeSinceASentNoticeArrived() {
        reviewed();
        var tomorrow = clock.instant().plus(Duration.ofDays(1)).atZone(clock.getZone());
        assertThat(conclude(suspending(
                                "actualUseMatches",
                                "NO",
                                "cureBy",
                                tomorrow.toLocalDate().toString()))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(letter("compliance1")).contains("之前完成整改", "顺延至法定休假日结束的次日", "到达之日", "15日", "仍未整改");
        later(3 * 86_400L);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(reminders("compliance-officers")).singleElement().asString().contains(number + "-S01", "尚未发出");
        assertThat(view(TASK).path("open").asText()).contains(number + "-S01", "尚未发出");
        assertThat(notCured("compliance1").status()).as("nothing was sent").isEqualTo(409);
        var byTheSide = lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/terminations",
                json.valueToTree(Map.of(
                        "ground", "CONTRACT_CLAUSE",
                        "by", "LESSOR",
                        "knownSince", "2026-12-01",
                        "explanation", "擅自变更用途")));
        assertThat(byTheSide.status()).isEqualTo(422);
        assertThat(byTheSide.text()).contains("整改期限自暂停服务通知书到达起算");

        posted("compliance1");
        assertThat(notCured("compliance1").text()).contains("送达证明");
        proved();
        var early = notCured("compliance1");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("整改期限", "2026年12月21日");
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");

        clock.set(SettableClock.START.plus(Duration.ofDays(21)));
        var done = notCured("compliance1");
        assertThat(done.status()).as(done.text()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(jdbc.sql("select due_date_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_"
                                + " where p.business_key_ = ? and t.task_def_key_ = 'Task_NoticeOfTermination'")
                        .param(number)
                        .query((row, n) -> row.getTimestamp(1).toString())
                        .single())
                .as("90 days from the end of the time to cure")
                .startsWith("2027-03-2");
        assertThat(made("legal1", "TERMINATION", "T01"))
                .contains("解除合同：暂停服务后逾期未整改", number + "-S01", "2026年12月4日到达", "抽查发现仍在转售")
                .doesNotContain("复核认定");
        assertThat(lease.call("manager1", "GET", "/api/leases/" + number + "/legal-notices", null)
                        .text())
                .contains("\"arrivedOn\":\"2026-12-04\"");
    }

    /** As the task: of a breach by compliance officers, where the law forbids the service by legal officers. */
    @Test
    void theLetterIsForThoseWhoseTaskItIs() {
        reviewed();
        conclude(suspending("actualUseMatches", "NO"));
        lease.runJobs(number);
        letter("compliance1");
        stored.unchangedBy(() -> {
            assertThat(sealed("legal1").status()).isEqualTo(403);
            assertThat(keyed("legal1", "legal-notices", Map.of("kind", "SUSPENSION"))
                            .status())
                    .isEqualTo(403);
        });
        order("O-1");
        lease.runJobs(number);
        stored.unchangedBy(() -> assertThat(sealed("compliance1").status()).isEqualTo(403));
        assertThat(sealed("legal1").status()).isEqualTo(202);
        stored.unchangedBy(() -> assertThat(keyed("legal1", "legal-notices", Map.of("kind", "RENT_DEMAND"))
                        .status())
                .isEqualTo(403));
    }

    /** It states another order, and another day. */
    @Test
    void aLetterOfASuspensionThatIsOverDoesNotComeBackWithTheNextOne() {
        order("O-1");
        lease.runJobs(number);
        letter("legal1");
        lease.attach("legal1", number, "ORDER_LIFTING");
        assertThat(lease.complete("legal1", number, TASK, Map.of("proof", "机关已解除，解除通知 2 号，2026-12-01"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        order("O-2");
        lease.runJobs(number);
        var again = sealed("legal1");
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.text()).contains("所涉事项已经结束");
        assertThat(lease.call("manager1", "GET", "/api/leases/" + number + "/legal-notices", null)
                        .text())
                .contains("不再用印、发送");
        assertThat(made("legal1", "SUSPENSION", "S02")).contains("某市公安局");
    }

    @Test
    void noLetterIsAskedForWhereNothingIsSuspended() {
        for (var user : List.of("compliance1", "legal1")) {
            assertThat(keyed(user, "legal-notices", Map.of("kind", "SUSPENSION"))
                            .status())
                    .isIn(403, 409);
        }
    }

    /**
     * What is sent says which of the two it means: an arrival and what was found are of a breach that was not cured.
     */
    @Test
    void withoutAnAnswerNothingCountsAsCuredButAProofThatStandsAlone() {
        reviewed();
        conclude(suspending("actualUseMatches", "NO"));
        lease.runJobs(number);
        lease.claim("compliance1", lease.taskId(number, TASK));
        var uncured = Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1234567890", "note", "抽查发现仍在转售");
        for (var said : List.of(Map.<String, String>of(), uncured)) {
            var answer = lease.submit("compliance1", lease.taskId(number, TASK), said);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("answer");
        }
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(tasks.getVariableLocal(lease.taskId(number, TASK), "answer"))
                .as("which of them is for a person to decide")
                .isNull();
        LeaseDriver.expectDone(
                lease.submit("compliance1", lease.taskId(number, TASK), Map.of("proof", "已恢复约定用途，抽查记录 3 份")));
    }

    /** The lessee is told a near day; the contract gives it fifteen from the arrival, so nobody is late before. */
    @Test
    void theTaskIsNotDueBeforeItCanBeAnsweredNotCured() {
        reviewed();
        conclude(suspending("actualUseMatches", "NO", "cureBy", "2026-12-02"));
        lease.runJobs(number);
        assertThat(due(TASK)).isEqualTo(startOf(LocalDate.of(2026, 12, 17)));
        letter("compliance1");
        later(3 * 86_400L);
        posted("compliance1");
        assertThat(due(TASK)).isEqualTo(startOf(LocalDate.of(2026, 12, 22)));
    }

    private Instant due(String task) {
        return tasks.createTaskQuery()
                .taskId(lease.taskId(number, task))
                .singleResult()
                .getDueDate()
                .toInstant();
    }

    private Http.Answer notCured(String user) {
        lease.claim(user, lease.taskId(number, TASK));
        return lease.submit(
                user,
                lease.taskId(number, TASK),
                Map.of(
                        "answer", "NOT_CURED",
                        "arrivedOn", "2026-12-04",
                        "proof", "EMS 1234567890",
                        "note", "抽查发现仍在转售"));
    }

    private String letter(String user) {
        return made(user, "SUSPENSION", "S01");
    }

    private String made(String user, String kind, String serial) {
        var answer = keyed(user, "legal-notices", Map.of("kind", kind));
        assertThat(answer.status()).as(answer.text()).isIn(201, 202);
        var pdf = lease.bytes(user, "/api/leases/" + number + "/legal-notices/" + number + "-" + serial + ".pdf");
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Http.Answer sealed(String user) {
        return keyed(user, "legal-notice-seals", Map.of("notice", number + "-S01", "password", user));
    }

    private void posted(String user) {
        assertThat(sealed(user).status()).isEqualTo(202);
        assertThat(keyed(user, "legal-notice-postings", Map.of("notice", number + "-S01", "how", "EMS 1234567890"))
                        .status())
                .isEqualTo(202);
    }

    private void proved() {
        var answer = lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=receipt.pdf&subject=" + number
                        + "-S01&effectiveOn=" + LocalDate.now(clock),
                SmallPdf.of("receipt " + number),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
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

    private List<String> told(String kind) {
        return jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = ?")
                .params(number, kind)
                .query(String.class)
                .list();
    }

    private List<String> reminders(String group) {
        return jdbc.sql(
                        "select text_zh from lease.notice where lease_number = ? and kind = 'CURE_DUE' and group_id = ?")
                .params(number, group)
                .query(String.class)
                .list();
    }
}
