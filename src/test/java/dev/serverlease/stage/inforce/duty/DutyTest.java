package dev.serverlease.stage.inforce.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What obliges the lessor: orders, infringement notices, subleases, and what is found in a review. */
@ServerLeaseTest
class DutyTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TaskService tasks;

    @Autowired
    private StoredState stored;

    @Autowired
    private Leases leases;

    @Autowired
    private RecordedFacts facts;

    @Autowired
    private Duties duties;

    @Autowired
    private DutyRegister register;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void orderStopsTheServerAtOnceAndTheReportIsDueInTwentyFourHours() {
        var number = lease.inForce(lease.application());
        var answer = order(number, "R-1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.body().path("effect").asText()).isEqualTo("STOPPING");
        assertThat(answer.body().path("dueAt").asText()).isEqualTo("2026-12-02T08:30:00+08:00");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).anyMatch(call -> call.contains("SWITCH_OFF"));
        assertThat(lease.hasTask(number, "Task_ReportToPolice")).isTrue();
        stored.unchangedBy(() -> assertThat(order(number, "R-1").text()).isEqualTo(answer.text()));

        var second = order(number, "R-2");
        assertThat(second.body().path("effect").asText()).isEqualTo("STAYS_OFF");
        assertThat(second.text()).contains("法务人员");
        assertThat(open(number, "Task_ReportToPolice")).hasSize(2);
    }

    @Test
    void orderStopsAReviewThatIsOpen() {
        var number = lease.inForce(lease.application());
        var due = java.time.OffsetDateTime.parse(
                        lease.lease(number).path("nextReviewAt").asText())
                .toInstant();
        lease.at(due, number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        assertThat(order(number, "R-1").body().path("effect").asText()).isEqualTo("STOPPING");
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    @Test
    void orderIsRecordedInEveryStage() {
        var number = lease.inReview(lease.application());
        var answer = order(number, "R-1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.body().path("effect").asText()).isEqualTo("NO_SERVER");
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(review(number).path("regulatorOrder").asText())
                .contains("某市公安局")
                .contains("关停令 1号");
        assertThat(open(number, "Task_ReportToPolice")).hasSize(1);
        assertThat(lastDutyTold(number)).contains("请在任务列表中认领办理").contains("Claim its task");
        assertThat(view(open(number, "Task_ReportToPolice").get(0)).path("lessee"))
                .as("kind and credit code in words")
                .allSatisfy(member -> assertThat(member.asText()).isNotEmpty().isNotEqualTo("—"))
                .hasSize(3);

        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REJECT", "ground", "用途存疑"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(order(number, "R-2").status()).isEqualTo(202);
        assertThat(dutiesOf(number)).hasSize(2);
        assertThat(open(number, "Task_ReportToPolice"))
                .as("a duty outlives the lease")
                .hasSize(2);
        reported(open(number, "Task_ReportToPolice").get(1).getId());
        reported(lease.taskId(number, "Task_ReportToPolice"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(order(number, "R-3").status()).as("evidence to the last").isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_ReportToPolice")).isFalse();
        assertThat(lastDutyTold(number)).contains("已不再生成任务").contains("opens no task any more");
    }

    private String lastDutyTold(String number) {
        return jdbc.sql("select text_zh || text_en from lease.notice where lease_number = ? and kind = 'DUTY_DUE'"
                        + " order by id desc limit 1")
                .param(number)
                .query(String.class)
                .single();
    }

    @Test
    void suspensionIsAMeasureOnlyWhereTheServerIsOff() {
        var number = lease.inForce(lease.application());
        infringed(number, "N-1", "甲出版社", true);
        var task = lease.taskId(number, "Task_ForwardNotice");
        lease.claim("compliance1", task);
        var suspended = Map.of("measures", List.of("SUSPENDED"), "note", "侵权明显");
        stored.unchangedBy(() -> {
            var refused = done("compliance1", task, suspended);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("服务并未暂停").contains("发起专项复核");
        });
        order(number, "R-1");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(done("compliance1", task, suspended).status()).isEqualTo(204);
    }

    @Test
    void dutiesStayOpenWhenTheLeaseLeavesItsStage() {
        var number = lease.inForce(lease.application());
        assertThat(order(number, "R-1").status()).isEqualTo(202);
        infringed(number, "N-1", "甲出版社", true);
        sublet(number, "S-1", "2026-11-30");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        lease.at(SettableClock.START.plusSeconds(40 * 86_400L), number);
        var ground = Map.of(
                "ground", "FORCE_MAJEURE",
                "by", "LESSOR",
                "knownSince", "2027-01-05",
                "explanation", "机关命令持续超过三十日");
        lease.call("compliance1", "POST", "/api/leases/" + number + "/terminations", json.valueToTree(ground));
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(infringed(number, "N-2", "乙音乐", false).body().path("effect").asText())
                .isEqualTo("CLOSING");
        assertThat(open(number, "Task_ForwardNotice")).hasSize(2);
        assertThat(lease.hasTask(number, "Task_ObjectToSublease")).isTrue();
        reported(lease.taskId(number, "Task_ReportToPolice"));
        assertThat(dutiesOf(number).get(0).path("doneBy").asText()).isEqualTo("compliance1");
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    @Test
    void reportIsStillDueWhenTheTermEnds() {
        var number = lease.inForce(lease.application());
        found(number);
        post(
                "compliance1",
                number,
                "terminations",
                Map.of(
                        "ground", "FORCE_MAJEURE",
                        "by", "LESSEE",
                        "knownSince", "2026-12-01",
                        "explanation", "协商一致"));
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        reported(lease.taskId(number, "Task_ReportToPolice"));
    }

    private void reported(String task) {
        lease.claim("compliance1", task);
        var answer = done(
                "compliance1",
                task,
                Map.of(
                        "reportedAt",
                        clock.instant()
                                .atZone(clock.getZone())
                                .toOffsetDateTime()
                                .toString(),
                        "authority",
                        "网安支队",
                        "receiptNo",
                        "77"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** Forms ask for the minute; what became known within that minute is not later than the report. */
    @Test
    void aReportInTheMinuteInWhichItBecameKnownIsNotBeforeIt() {
        var number = lease.inForce(lease.application());
        var body = new java.util.HashMap<>(body("regulator-orders", "R-1"));
        body.put("receivedAt", "2026-12-01T08:27:40+08:00");
        assertThat(post("compliance1", number, "regulator-orders", body).status())
                .isEqualTo(202);
        var task = lease.taskId(number, "Task_ReportToPolice");
        lease.claim("compliance1", task);

        var early = done("compliance1", task, police("2026-12-01T08:26+08:00"));
        assertThat(early.text()).contains("报告时间早于", "2026-12-01 08:27");
        var answer = done("compliance1", task, police("2026-12-01T08:27+08:00"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static Map<String, String> police(String at) {
        return Map.of("reportedAt", at, "authority", "网安支队", "receiptNo", "1");
    }

    @Test
    void findingIsReportedAndTheTimerReminds() {
        var number = lease.inForce(lease.application());
        found(number);
        lease.at(SettableClock.START.plusSeconds(24 * 3600 - 1), number);
        assertThat(actions(number)).doesNotContain("DUTY_REMINDED_REPORT_TO_POLICE");
        lease.at(SettableClock.START.plusSeconds(24 * 3600), number);
        assertThat(actions(number)).contains("DUTY_REMINDED_REPORT_TO_POLICE");

        var task = lease.taskId(number, "Task_ReportToPolice");
        lease.claim("compliance1", task);
        for (var wrong : List.of(
                Map.of("reportedAt", "2026-12-02", "authority", "网安支队", "receiptNo", "1"),
                Map.of("reportedAt", "2026-12-03T10:00+08:00", "authority", "网安支队", "receiptNo", "1"),
                Map.of("reportedAt", "2026-11-20T10:00+08:00", "authority", "网安支队", "receiptNo", "1"),
                Map.of("reportedAt", "2026-12-01T10:00+08:00", "authority", "网安支队"))) {
            assertThat(done("compliance1", task, wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        var answer = done(
                "compliance1",
                task,
                Map.of("reportedAt", "2026-12-01T10:00+08:00", "authority", "网安支队", "receiptNo", "网安 2026-77"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        var duty = dutiesOf(number).get(0);
        assertThat(duty.path("done").path("receiptNo").asText()).isEqualTo("网安 2026-77");
        assertThat(duty.path("doneBy").asText()).isEqualTo("compliance1");
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .as("the lease's page says when it was reported, not only when that was recorded")
                .contains("报告时间：2026年12月1日 10:00", "回执编号：网安 2026-77");
    }

    @Test
    void eachNoticeIsForwardedByItsOwnTask() {
        var number = lease.inForce(lease.application());
        assertThat(infringed(number, "N-1", "甲出版社", true).body().path("dueAt").asText())
                .isEqualTo("2026-12-04T08:30:00+08:00");
        infringed(number, "N-2", "乙音乐", false);
        stored.unchangedBy(() -> {
            assertThat(infringed(number, "N-2", "乙音乐", false).status()).isEqualTo(202);
            assertThat(infringed(number, "N-2", "丙影业", false).status()).isEqualTo(409);
        });
        var both = open(number, "Task_ForwardNotice");
        assertThat(both).hasSize(2);
        assertThat(both.get(0).getDueDate()).as("in Tasklist").isEqualTo("2026-12-04T08:30:00");
        assertThat(view(both.get(0)).path("what").path("rightHolder").asText()).isEqualTo("甲出版社");
        assertThat(view(both.get(1)).path("what").path("rightHolder").asText()).isEqualTo("乙音乐");

        // the later one first
        var later = both.get(1).getId();
        lease.claim("compliance1", later);
        assertThat(done("compliance1", later, Map.of("measures", List.of())).status())
                .isEqualTo(400);
        assertThat(done("compliance1", later, Map.of("measures", List.of("OTHER")))
                        .status())
                .as("other measures are said")
                .isEqualTo(400);
        assertThat(done("compliance1", later, Map.of("measures", List.of("OTHER"), "note", "已要求补充证据"))
                        .status())
                .isEqualTo(204);
        assertThat(dutiesOf(number).get(0).path("doneAt").isNull()).isTrue();
        assertThat(dutiesOf(number).get(1).path("done").path("note").asText()).isEqualTo("已要求补充证据");
        assertThat(review(number).path("tortNoticeAt").asText()).isEqualTo("2026-12-01");

        var first = both.get(0).getId();
        lease.claim("compliance1", first);
        assertThat(done("compliance1", first, Map.of("measures", List.of("FORWARDED")))
                        .status())
                .as("the day of forwarding is said")
                .isEqualTo(400);
        assertThat(done("compliance1", first, Map.of("measures", List.of("FORWARDED"), "forwardedOn", "2026-12-01"))
                        .status())
                .isEqualTo(204);
        assertThat(review(number).path("tortNoticeAt").isNull()).isTrue();
    }

    @Test
    void subleaseIsObjectedToAndMonthFiveReminds() {
        var number = lease.inForce(lease.application());
        var answer = sublet(number, "S-1", "2026-11-30");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.body().path("dueAt").asText())
                .as("the whole of the last day")
                .isEqualTo("2027-05-31T00:00:00+08:00");
        lease.at(Instant.parse("2027-04-29T15:59:59Z"), number);
        assertThat(actions(number)).doesNotContain("DUTY_REMINDED_OBJECT_TO_SUBLEASE");
        lease.at(Instant.parse("2027-04-29T16:00:00Z"), number);
        assertThat(actions(number)).contains("DUTY_REMINDED_OBJECT_TO_SUBLEASE");

        var task = lease.taskId(number, "Task_ObjectToSublease");
        lease.claim("compliance1", task);
        assertThat(done("compliance1", task, Map.of("answer", "OBJECT", "objectedOn", "2027-04-29"))
                        .status())
                .as("the proof is missing")
                .isEqualTo(400);
        assertThat(done("compliance1", task, Map.of("answer", "OBJECT", "objectedOn", "2027-04-29", "proof", "挂号信回执"))
                        .status())
                .isEqualTo(204);
        assertThat(review(number).path("subletObjectedOn").asText()).isEqualTo("2027-04-29");
    }

    @Test
    void consentToOneSubleaseDoesNotCoverTheNext() {
        var number = lease.inForce(lease.application());
        sublet(number, "S-1", "2026-11-30");
        var task = lease.taskId(number, "Task_ObjectToSublease");
        lease.claim("compliance1", task);
        assertThat(done("compliance1", task, Map.of("answer", "CONSENT", "ground", "次承租人资质已核"))
                        .status())
                .isEqualTo(204);
        assertThat(recorded(number).path("contract").path("subletAllowed").asBoolean())
                .isTrue();
        sublet(number, "S-2", "2026-12-01");
        assertThat(recorded(number).path("contract").path("subletAllowed").asBoolean())
                .isFalse();
        assertThat(lease.hasTask(number, "Task_ObjectToSublease")).isTrue();
    }

    @Test
    void complianceIsToldAtOnceAndManagersWhenOverdue() {
        var number = lease.inForce(lease.application());
        order(number, "R-1");
        assertThat(told(number)).containsExactly("compliance-officers 新增 2026年12月2日 08:30");
        lease.at(Instant.parse("2026-12-02T00:30:00Z"), number);
        assertThat(told(number))
                .containsExactly(
                        "compliance-officers 新增 2026年12月2日 08:30",
                        "compliance-officers 已逾期 2026年12月2日 08:30",
                        "managers 已逾期 2026年12月2日 08:30");
    }

    @Test
    void monthFiveOfASubleaseIsToldToCompliance() {
        var number = lease.inForce(lease.application());
        sublet(number, "S-1", "2026-11-30");
        lease.at(Instant.parse("2027-04-29T16:00:00Z"), number);
        assertThat(told(number))
                .containsExactly(
                        "compliance-officers 新增 2027年5月30日 24:00", "compliance-officers 尚未办结 2027年5月30日 24:00");
        assertThat(jdbc.sql("select count(*) from lease.notice where lease_number = :number and text_zh like '%丁公司%'")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .as("who it is stays in the product")
                .isZero();
    }

    @Test
    void formTakesItsOwnFieldsInPlainText() {
        var number = lease.inForce(lease.application());
        sublet(number, "S-1", "2026-11-30");
        var task = lease.taskId(number, "Task_ObjectToSublease");
        lease.claim("compliance1", task);
        var right = Map.of("answer", "OBJECT", "objectedOn", "2026-12-01", "proof", "挂号信回执");
        stored.unchangedBy(() -> {
            for (var more : List.of(
                    Map.of("note", "其他"),
                    Map.of("ground", "理由\u202e"),
                    Map.of("ground", "理由\u0000"),
                    Map.of("objectedOn", "1026-12-01"))) {
                var wrong = new java.util.HashMap<>(right);
                wrong.putAll(more);
                assertThat(done("compliance1", task, wrong).status())
                        .as(wrong.toString())
                        .isEqualTo(400);
            }
            assertThat(sublet(number, "S-9", "1026-11-30").status()).isEqualTo(400);
            var old = new java.util.HashMap<>(body("regulator-orders", "R-1"));
            old.put("receivedAt", "1926-12-01T08:30:00+08:00");
            assertThat(post("compliance1", number, "regulator-orders", old).status())
                    .isEqualTo(400);
            old.put("receivedAt", "2026-12-01T08:30:00+08:00");
            old.put("content", "停\u202e止");
            assertThat(post("compliance1", number, "regulator-orders", old).status())
                    .isEqualTo(400);
        });
        assertThat(done("compliance1", task, right).status()).isEqualTo(204);
    }

    @Test
    void anOrderSuspendsAsAnOrderAndNotForContentThatNobodyFound() {
        var number = lease.inForce(lease.application());
        order(number, "R-1");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        var texts = jdbc.sql("select text_zh || ' ' || text_en from lease.notice where lease_number = :number"
                        + " and kind = 'SERVICE_SUSPENDED'"
                        + " union select ground from lease.suspension where lease_number = :number")
                .param("number", number)
                .query(String.class)
                .list();
        assertThat(texts)
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(text)
                        .contains("收到主管机关或者法院的命令", "An order of an authority or court")
                        .doesNotContain("发现违法信息", "nlawful information", "regulatorOrder"));
    }

    private List<String> told(String number) {
        return jdbc.sql("select group_id || ' ' || substring(text_zh from '新增|已逾期|尚未办结') || ' '"
                        + " || substring(text_zh from '\\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d') from lease.notice"
                        + " where lease_number = :number and kind = 'DUTY_DUE' order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    @Test
    void reviewThatSeesTheSameSubleaseAgainMakesNoSecondDuty() {
        var number = lease.inForce(lease.application());
        for (int review = 0; review < 2; review++) {
            inTransaction(number, locked -> duties.subleaseKnown(locked, LocalDate.of(2026, 12, 1)));
        }
        assertThat(register.open(number, Kind.OBJECT_TO_SUBLEASE)).hasSize(1);
        assertThat(open(number, "Task_ObjectToSublease")).hasSize(1);
    }

    @Test
    void doorsAreForComplianceAndManagers() {
        var early = lease.inReview(lease.application());
        var number = lease.inForce(lease.application());
        stored.unchangedBy(() -> {
            for (var door : List.of("regulator-orders", "infringement-notices", "incidents", "subleases")) {
                var body = body(door, "X-1");
                for (var user : List.of("sales1", "legal1", "contract1", "ops1")) {
                    assertThat(post(user, number, door, body).status())
                            .as(user + door)
                            .isEqualTo(403);
                }
                assertThat(post(null, number, door, body).status()).isEqualTo(401);
                assertThat(post("compliance1", "SL-2026-999999", door, body).status())
                        .isEqualTo(404);
                assertThat(post("compliance1", number, door, Map.of()).status()).isEqualTo(400);
            }
            var wrongStage = sublet(early, "S-1", "2026-11-30");
            assertThat(wrongStage.status()).isEqualTo(409);
            assertThat(wrongStage.text()).contains("法务审查");
            assertThat(sublet(number, "S-1", "2026-12-02").status()).as("ahead").isEqualTo(400);
            assertThat(lease.call("sales2", "GET", "/api/leases/" + number + "/duties", null)
                            .status())
                    .isEqualTo(404);
        });
        assertThat(post("manager1", early, "infringement-notices", body("infringement-notices", "N-1"))
                        .body()
                        .path("effect")
                        .asText())
                .isEqualTo("NO_SERVER");
        found(number);
        var task = lease.taskId(number, "Task_ReportToPolice");
        assertThat(lease.claim("legal1", task).status()).isEqualTo(403);
    }

    private void found(String number) {
        inTransaction(number, locked -> duties.unlawfulUseFound(locked, "发现赌博页面"));
    }

    private void inTransaction(String number, java.util.function.Consumer<dev.serverlease.lease.Lease> what) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> what.accept(leases.lock(number)));
    }

    private Map<String, Object> body(String door, String reference) {
        return switch (door) {
            case "regulator-orders" ->
                Map.of(
                        "reference", reference,
                        "authority", "某市公安局",
                        "orderRef", "关停令 1号",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "立即停止服务");
            case "infringement-notices" ->
                Map.of(
                        "reference", reference,
                        "rightHolder", "甲出版社",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "未经许可传播",
                        "qualified", true);
            case "incidents" ->
                Map.of(
                        "reference", reference,
                        "discoveredAt", "2026-12-01T08:30:00+08:00",
                        "source", "MONITORING",
                        "reporterClass", "CII",
                        "content", "数据库被拖库");
            default -> Map.of("reference", reference, "knownSince", "2026-11-30", "sublessee", "丁公司");
        };
    }

    private Http.Answer order(String number, String reference) {
        return post("compliance1", number, "regulator-orders", body("regulator-orders", reference));
    }

    private Http.Answer infringed(String number, String reference, String rightHolder, boolean qualified) {
        var body = new java.util.HashMap<>(body("infringement-notices", reference));
        body.put("rightHolder", rightHolder);
        body.put("qualified", qualified);
        return post("compliance1", number, "infringement-notices", body);
    }

    private Http.Answer sublet(String number, String reference, String knownSince) {
        return post(
                "compliance1",
                number,
                "subleases",
                Map.of("reference", reference, "knownSince", knownSince, "sublessee", "丁公司"));
    }

    private Http.Answer post(String user, String number, String door, Map<String, ?> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    private Http.Answer done(String user, String task, Map<String, ?> done) {
        return lease.submit(user, task, Map.of("done", json.valueToTree(done).toString()));
    }

    private List<JsonNode> dutiesOf(String number) {
        return StreamSupport.stream(
                        lease.call("manager1", "GET", "/api/leases/" + number + "/duties", null)
                                .body()
                                .spliterator(),
                        false)
                .toList();
    }

    private List<Task> open(String number, String taskKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(taskKey).list().stream()
                .sorted(java.util.Comparator.comparing(task ->
                        register.ofTask(number, task.getId()).orElseThrow().position()))
                .toList();
    }

    private JsonNode view(Task task) {
        try {
            return json.readTree(tasks.getVariableLocal(task.getId(), "view").toString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode recorded(String number) {
        return facts.of(leases.get(number));
    }

    private JsonNode review(String number) {
        return recorded(number).path("review");
    }

    private List<String> actions(String number) {
        return StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .map(step -> step.path("action").asText())
                .toList();
    }
}
