package dev.serverlease.stage.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.Condition;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Between the signatures and the hand-over: conditions and their proofs, orders, and the ways out. */
@ServerLeaseTest
class OpeningTest {

    private static final Instant START_DATE = Instant.parse("2026-12-31T16:00:00Z");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private StoredState stored;

    @Autowired
    private Leases leases;

    @Autowired
    private RecordedFacts facts;

    @Autowired
    private PermitProofs permits;

    @Autowired
    private RentPlans rents;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void signedLeaseIsTerminatedBeforeItsServerIsHandedOver() {
        awaitingItsStartDate();
        assertThat(lease.call(
                                "sales1",
                                "POST",
                                "/api/leases/" + number + "/withdrawal",
                                json.createObjectNode().put("ground", "承租人改变计划"))
                        .status())
                .isEqualTo(409);
        assertThat(terminate("AGREED").status()).isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        done("legal1", "Task_NoticeOfTermination", Map.of("arrivedOn", "2026-12-01", "proof", "解除协议 1"));
        lease.at(START_DATE, number);
        assertThat(lease.stage(number)).as("nothing to take back").isEqualTo("ENDED");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("TERMINATED");
        assertThat(provisioner.callsFor(number)).isEmpty();
        assertThat(jdbc.sql("select closed_at is not null from lease.user_archive where lease_number = ?")
                        .param(number)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void stuckHandOverIsTerminatedToo() {
        signed("2026-11-01", false);
        provisioner.failFor(number, "没有空闲的服务器");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(terminate("AGREED").status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_NoticeOfTermination")).isTrue();
        provisioner.workAgainFor(number);
        done(
                "legal1",
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "AGREED_TO_GO_ON", "note", "双方同意继续"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("it goes on where it stood").isEqualTo("IN_FORCE");
    }

    @Test
    void lostAnswerOfTheProvisionerLeavesAServerToBeTakenBack() {
        awaitingItsStartDate();
        provisioner.failFor(number, "connection reset");
        lease.at(START_DATE, number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(terminate("AGREED").status()).isEqualTo(202);
        done("legal1", "Task_NoticeOfTermination", Map.of("arrivedOn", "2027-01-01", "proof", "EMS 1"));
        provisioner.workAgainFor(number);
        lease.runJobs(number);
        assertThat(provisioner.callsFor(number)).containsExactly(number + "/SWITCH_OFF/1");
        assertThat(lease.hasTask(number, "Task_TakeBackServer")).isTrue();
    }

    @Test
    void leaseIsNotHandedOverAfterItsTerm() {
        awaitingItsStartDate();
        provisioner.failFor(number, "no capacity");
        lease.at(START_DATE, number);
        provisioner.workAgainFor(number);
        var end = leases.get(number).termEndsAt();
        lease.at(end.plusSeconds(60), number);
        assertThat(provisioner.callsFor(number)).isEmpty();
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isTrue();
        assertThat(view("Task_FulfilConditions")).contains("租期已于").contains("24:00 届满");
    }

    /** Clause {@code term}: the last day of fixed days moves by the days by which the hand-over is late. */
    @Test
    void aLateHandOverMovesTheLastDayOfFixedDays() {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("startDate", "2026-11-26")
                .put("termMonths", 2)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        number = lease.inForce(application);

        assertThat(lease.lease(number).path("termEndsAt").asText())
                .as("until 25 January, five days later now")
                .isEqualTo("2027-01-31T00:00:00+08:00");
        assertThat(jdbc.sql("select first_day || ' ' || last_day from lease.delivery where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("2026-11-26 2027-01-30");
        assertThat(timer("Timer_TermEnds")).isEqualTo("2027-01-31T00:00:00");
        assertThat(timer("Timer_ExpiryNoticeDue")).isEqualTo("2026-12-02T00:00:00");
        assertThat(rents.of(leases.get(number)).orElseThrow().lastDay()).isEqualTo("2027-01-30");
        assertThat(facts.of(leases.get(number))
                        .path("contract")
                        .path("startDate")
                        .asText(""))
                .as("the first day stays that of the contract")
                .isIn("", "2026-11-26");
    }

    @Test
    void rentOfFixedDaysRunsFromTheirFirstDayWhereTheServerIsHandedOverOnIt() {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("startDate", "2026-12-01")
                .put("termMonths", 2)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        number = lease.inForce(application);

        assertThat(lease.lease(number).path("termEndsAt").asText()).isEqualTo("2027-02-01T00:00:00+08:00");
        assertThat(rents.of(leases.get(number))
                        .orElseThrow()
                        .rates(LocalDate.parse("2026-12-01"))
                        .get(0)
                        .first())
                .isEqualTo("2026-12-01");
    }

    private Date timer(String start) {
        return management
                .createJobQuery()
                .processInstanceId(leases.get(number).processInstanceId())
                .activityId(start)
                .singleResult()
                .getDuedate();
    }

    @Test
    void misuseAndConditionsBeforeTheirDateAreNoGrounds() {
        awaitingItsStartDate();
        stored.unchangedBy(() -> {
            assertThat(terminate("LESSEE_BREACH_OF_USE").status()).isEqualTo(422);
            assertThat(terminate("CONDITIONS_NOT_MET").text()).contains("届满前");
        });
    }

    @Test
    void orderThatComesBeforeTheHandOverKeepsTheServerShutUntilALegalOfficerLiftsIt() {
        awaitingItsStartDate();
        var order = Map.of(
                "reference", "O-1",
                "authority", "某市公安局",
                "orderRef", "责令停止 1 号",
                "receivedAt", "2026-12-01T08:30:00+08:00",
                "content", "不得开通");
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/regulator-orders",
                                json.valueToTree(order))
                        .status())
                .isEqualTo(202);
        lease.at(START_DATE, number);
        assertThat(provisioner.callsFor(number)).isEmpty();
        assertThat(view("Task_FulfilConditions")).contains("命令尚未解除").contains("责令停止 1 号");
        var task = lease.taskId(number, "Task_FulfilConditions");
        lease.claim("compliance1", task);
        assertThat(lease.submit("compliance1", task, Map.of("answer", "ORDER_LIFTED", "note", "口头通知"))
                        .status())
                .isEqualTo(403);
        assertThat(lease.submit("compliance1", task, Map.of("answer", "RECHECK"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(provisioner.callsFor(number)).isEmpty();
        var unproved = lease.complete(
                "legal1", number, "Task_FulfilConditions", Map.of("answer", "ORDER_LIFTED", "note", "解除通知书 2 号"));
        assertThat(unproved.status()).isEqualTo(409);
        assertThat(unproved.text()).contains("note", "解除命令的文书");
        lease.attach("legal1", number, "ORDER_LIFTING");
        var day = LocalDate.now(clock);
        done("legal1", "Task_FulfilConditions", Map.of("answer", "ORDER_LIFTED", "note", "解除通知书 2 号，" + day));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void conditionsAreAnnouncedHaveADateAndLeadToTheNoticeWhenGivenUp() {
        signed("2026-11-01", true);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .taskDefinitionKey("Task_FulfilConditions")
                        .singleResult()
                        .getDueDate())
                .as("90 days from the conclusion, as the contract says")
                .isEqualTo("2027-03-02T00:00:00");
        assertThat(jdbc.sql("select coalesce(person, group_id) from lease.notice where lease_number = ?"
                                + " and kind = 'CONDITIONS_AWAITED' order by 1")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("compliance-officers", "sales1");
        assertThat(lease.contractText(number)).contains("自本合同成立之日起90日内全部具备");
        done("compliance1", "Task_FulfilConditions", Map.of("answer", "GIVE_UP", "note", "主管部门不予许可"));
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(view("Task_NoticeOfTermination")).contains("开通条件未成就").contains("主管部门不予许可");
        done("legal1", "Task_NoticeOfTermination", Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1"));
        lease.runJobs(number);
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("TERMINATED");
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    @Test
    void eitherPartyTerminatesOnceTheDateForTheConditionsIsOver() {
        signed("2026-11-01", true);
        lease.at(Instant.parse("2027-03-01T15:59:59Z"), number);
        assertThat(terminate("CONDITIONS_NOT_MET").status()).isEqualTo(422);
        lease.at(Instant.parse("2027-03-01T16:00:00Z"), number);
        var answer = terminate("CONDITIONS_NOT_MET");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void wrongProofIsCorrectedAndBothAreKept() {
        signed("2026-11-01", true, "提交网站备案证明", "提交责任书");
        prove(Map.of("1-1", "旧号"));
        prove(Map.of("1-1", "新号"));
        assertThat(view("Task_FulfilConditions")).contains("新号").doesNotContain("旧号");
        prove(Map.of("1-1", "新号", "1-2", "责任书"));
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(jdbc.sql("select proof from lease.condition_proof where lease_number = ? order by id")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("旧号", "新号", "责任书");
    }

    /** Whoever sends the task without a proof reads what it still waits for, and keeps it. */
    @Test
    void withoutANewProofTheAnswerSaysForWhatItStillWaits() {
        signed("2026-11-01", true, "提交责任书", "提交网络拓扑图");
        var task = lease.taskId(number, "Task_FulfilConditions");
        lease.claim("compliance1", task);
        stored.unchangedBy(() -> {
            for (var none : List.of("[]", "[{\"key\":\"1-1\",\"proof\":\" \"},{\"key\":\"1-2\",\"proof\":null}]")) {
                var refused = lease.submit("compliance1", task, Map.of("answer", "RECHECK", "proofs", none));
                assertThat(refused.status()).as(refused.text()).isEqualTo(400);
                assertThat(refused.text())
                        .contains("仍在等待", "提交责任书；提交网络拓扑图", "未作任何变更", "still waits", "Nothing was changed");
            }
        });

        prove(Map.of("1-1", "责任书 2026-8"));
        var second = lease.taskId(number, "Task_FulfilConditions");
        lease.claim("compliance1", second);
        var refused = lease.submit(
                "compliance1",
                second,
                Map.of("answer", "RECHECK", "proofs", "[{\"key\":\"1-1\",\"proof\":\"责任书 2026-8\"}]"));
        assertThat(refused.text())
                .as("one is proved, the same again is nothing new")
                .contains("仍在等待", "提交网络拓扑图")
                .doesNotContain("提交责任书");
    }

    @Test
    void malformedListOfProofsIsRefused() {
        signed("2026-11-01", true);
        var task = lease.taskId(number, "Task_FulfilConditions");
        lease.claim("compliance1", task);
        stored.unchangedBy(() -> {
            for (var wrong : List.of(
                    "null",
                    "[null]",
                    "{}",
                    "7",
                    "no list",
                    "[{\"key\":\"9-9\",\"proof\":\"1\"}]",
                    "[{\"key\":\"1-1\",\"proof\":\"a\\u202eb\"}]")) {
                assertThat(lease.submit("compliance1", task, Map.of("answer", "RECHECK", "proofs", wrong))
                                .status())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(lease.submit("compliance1", task, Map.of("answer", "RECHECK", "note", "a\u202eb"))
                            .status())
                    .isEqualTo(400);
        });
    }

    @Test
    void numberCountsAsProofWhenTheRegisterKnowsIt() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        number = lease.apply(application);
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        ((ObjectNode) application.withObjectProperty("answers"))
                .putObject("iis.commercial-licence")
                .put("kind", "UNDERTAKING")
                .put("ground", "开通前取得许可证");
        var completed = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(completed.status()).as(completed.text()).isLessThan(300);
        var approval = new HashMap<>(lease.approval(number));
        approval.put("decision", "APPROVE_WITH_CONDITIONS");
        approval.put("assessments", asCondition(approval.get("assessments"), "iis.commercial-licence"));
        done("legal1", "Task_LegalReview", approval);
        if (lease.hasTask(number, "Task_SecondReview")) {
            done("legal2", "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
        }
        sign();
        prove(Map.of("1-1", "京B2-20267777"));
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(view("Task_FulfilConditions")).contains("京B2-20267777").contains("查无记录");
        jdbc.sql(
                        "insert into lease.permit_register (number, kind, holder_uscc, items, status, read_on)"
                                + " values ('京B2-20267777', 'TELECOM_PERMIT', '91110100MA01AX045U', '{B25}', 'VALID', '2026-11-30')")
                .update();
        prove(Map.of());
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(facts.of(leases.get(number)).path("use").path("licenceNo").asText())
                .isEqualTo("京B2-20267777");
    }

    @Test
    void mechanismIsRecordedAsTheRegisterKnowsIt() {
        number = lease.inReview(lease.application());
        var application = leases.get(number);
        jdbc.sql("insert into lease.permit_register (number, kind, holder_uscc, items, status, read_on)"
                        + " values ('沪标准合同备〔2026〕9999号', 'STANDARD_CONTRACT_FILING', '91310000MA1FLX015Q', '{}', 'VALID', '2026-11-30'),"
                        + " ('京新网许〔2026〕9999号', 'SECTOR_APPROVAL', '91310000MA1FLX015Q', '{NEWS}', 'VALID', '2026-11-30')"
                        + " on conflict do nothing")
                .update();
        permits.record(
                application,
                List.of(
                        new Condition(1, 1, new RuleId("data.pi-contract-or-cert"), "备案", "沪标准合同备〔2026〕9999号"),
                        new Condition(1, 2, new RuleId("iis.sector-approval"), "前置审批", "京新网许〔2026〕9999号"),
                        new Condition(1, 3, new RuleId("consistency.telecom-permit"), "电信业务许可", "沪B1-20240061"),
                        new Condition(1, 4, null, "责任书", "责任书 1")),
                "compliance1");
        var recorded = facts.of(application);
        assertThat(recorded.path("data").path("mechanism").asText()).isEqualTo("STANDARD_CONTRACT");
        assertThat(recorded.path("data").path("mechanismRef").asText()).isEqualTo("沪标准合同备〔2026〕9999号");
        assertThat(recorded.path("use").path("approvalRefs").toString()).contains("京新网许〔2026〕9999号");
        assertThat(recorded.path("lessee").path("permitNo").asText()).isEqualTo("沪B1-20240061");
        assertThat(permits.defects(
                        application,
                        List.of(new Condition(
                                1, 1, new RuleId("consistency.telecom-permit"), "电信业务许可", "沪标准合同备〔2026〕9999号"))))
                .as("no permit")
                .containsKey("1-1");
        assertThat(permits.defects(
                        application,
                        List.of(new Condition(1, 1, new RuleId("data.pi-assessment"), "评估", "沪标准合同备〔2026〕9999号"))))
                .as("of another kind")
                .containsKey("1-1");
    }

    /** No register knows these reports; the number is for the officer who asks the gate. */
    @Test
    void theReportOnGeneticResourcesIsKnownToTheRulesOnceItIsGiven() {
        number = lease.inReview(lease.application());
        var application = leases.get(number);
        var given = List.of(new Condition(1, 1, new RuleId("place.genetic"), "事先报告", "HGR-2026-1"));
        permits.record(application, given, "compliance1");
        assertThat(facts.of(application).path("data").path("geneticReportRef").asText())
                .isEqualTo("HGR-2026-1");
        assertThat(permits.defects(application, given)).isEmpty();
    }

    private String asCondition(String assessments, String rule) {
        try {
            var lines = json.readTree(assessments);
            for (var line : lines) {
                if (line.path("rule").asText().equals(rule)) {
                    ((ObjectNode) line).put("conclusion", "CONDITION").put("ground", "取得许可证");
                }
            }
            return lines.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitingItsStartDate() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2027-01-01");
        number = lease.concluded(application);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
    }

    private void signed(String startDate, boolean conditional, String... conditions) {
        number = lease.standing(
                "signed for " + startDate + (conditional ? " on conditions " + List.of(conditions) : ""),
                () -> sign(startDate, conditional, conditions));
    }

    private String sign(String startDate, boolean conditional, String... conditions) {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", startDate);
        number = lease.inReview(application);
        var approval = new HashMap<>(lease.approval(number));
        if (conditional) {
            approval.put("decision", "APPROVE_WITH_CONDITIONS");
            approval.put("conditions", conditions.length == 0 ? "提交责任书" : String.join("\n", conditions));
        }
        done("legal1", "Task_LegalReview", approval);
        sign();
        return number;
    }

    private void sign() {
        lease.runJobs(number);
        lease.signByBoth(number);
    }

    private void prove(Map<String, String> proofs) {
        var lines = proofs.entrySet().stream()
                .map(proof -> Map.of("key", proof.getKey(), "content", "", "proof", proof.getValue()))
                .toList();
        done(
                "compliance1",
                "Task_FulfilConditions",
                Map.of("answer", "RECHECK", "proofs", json.valueToTree(lines).toString()));
        lease.runJobs(number);
    }

    private Http.Answer terminate(String ground) {
        return lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/terminations",
                json.valueToTree(
                        Map.of("ground", ground, "by", "LESSOR", "knownSince", "2026-12-01", "explanation", "不再需要")));
    }

    private String view(String task) {
        return tasks.getVariableLocal(lease.taskId(number, task), "view").toString();
    }

    private void done(String user, String task, Map<String, String> values) {
        var answer = lease.complete(user, number, task, values);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }
}
