package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second officer decides without seeing the first decision, and binds it by one digest all the same. */
@ServerLeaseTest
class SecondReviewTest {

    private static final String LICENCE = "iis.commercial-licence";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private String number;

    @BeforeEach
    void approvedByTheFirstOnConditions() throws Exception {
        clock.set(SettableClock.START);
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        LeaseDriver.forTwoOfficers(application);
        application
                .putObject("answers")
                .putObject(LICENCE)
                .put("kind", "UNDERTAKING")
                .put("ground", "已受理");
        number = lease.apply(application);
        firstApproves("经审查，附条件通过");
    }

    /** One person's error would make the lessor liable: the second looks for himself (SECOND-EDITION, part 6). */
    @Test
    void nobodyIsToldOfTheFirstDecisionUntilTheSecondIsSent() {
        var shown = tasks.getVariableLocal(lease.taskId(number, "Task_SecondReview"), "view")
                .toString();
        assertThat(shown).doesNotContain("经审查，附条件通过", "开通前取得许可证", "提交责任书");
        var before = lease.lease(number);
        assertThat(before.path("decisions")).isEmpty();
        assertThat(before.toString()).doesNotContain("经审查，附条件通过", "APPROVE_WITH_CONDITIONS", "提交责任书");
        assertThat(before.path("timeline"))
                .anySatisfy(step -> assertThat(step.path("action").asText()).isEqualTo("DECIDED_WITHHELD"));
        assertThat(lease.callRaw("legal2", "GET", "/desk/leases/" + number, "").text())
                .doesNotContain("经审查，附条件通过", "提交责任书");

        second("APPROVE");
        var after = lease.lease(number);
        assertThat(after.path("decisions")).hasSize(2);
        assertThat(after.path("timeline").toString()).contains("DECIDED_APPROVE_WITH_CONDITIONS", "经审查，附条件通过");
        assertThat(lease.callRaw("legal2", "GET", "/desk/leases/" + number, "").text())
                .contains("经审查，附条件通过");
    }

    @Test
    void secondDigestCoversItAndTheGateComparesIt() {
        var shown = tasks.getVariableLocal(lease.taskId(number, "Task_SecondReview"), "view")
                .toString();
        second("APPROVE");
        var decisions = lease.lease(number).path("decisions");
        var firsts = decisions.get(0).path("digest").asText();
        var seconds = decisions.get(1).path("digest").asText();
        assertThat(seconds).isNotEqualTo(firsts);
        assertThat(shown).contains(seconds);

        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_FulfilConditions"))
                .as("only the conditions are open")
                .isTrue();
    }

    @Test
    void aConditionAlteredBehindTheDoorsKeepsTheGateClosed() {
        second("APPROVE");
        lease.runJobs(number);
        lease.signForLessee(number);
        TestPostgres.alter(
                "condition",
                "update lease.condition set content = '提交照片' where lease_number = ? and content = '提交台账'",
                number);
        lease.sealForLessor(number);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isFalse();
        assertThat(lease.stage(number)).isNotEqualTo("IN_FORCE");
    }

    @Test
    void whatTheSecondReturnsStartsWithWhatTheFirstWrote() throws Exception {
        second("RETURN");
        assertThat(json("Task_LegalReview", "assessments"))
                .filteredOn(line -> line.path("rule").asText().equals(LICENCE))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("conclusion").asText()).isEqualTo("CONDITION");
                    assertThat(line.path("ground").asText()).isEqualTo("开通前取得许可证");
                });
        assertThat(json("Task_LegalReview", "assessments"))
                .filteredOn(line -> !line.path("rule").asText().equals(LICENCE))
                .isNotEmpty()
                .allMatch(line -> line.path("conclusion").asText().equals("NO_VIOLATION"));
        assertThat(tasks.getVariableLocal(lease.taskId(number, "Task_LegalReview"), "conditions"))
                .isEqualTo("提交责任书\n提交台账");

        // decided anew: the newest counts
        firstApproves("补充理由后仍附条件通过");
        second("APPROVE");
        assertThat(lease.lease(number).path("decisions").toString()).contains("补充理由后仍附条件通过");
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    /** Sales' and the officer's, each is read by the second one, and only what burdens the lessee is marked. */
    @Test
    void eachSpecialTermIsReadByTheSecondOfficerWhoSaysWhetherItBurdens() {
        var application = lease.application();
        application
                .withObjectProperty("contract")
                .putArray("specialTerms")
                .addObject()
                .put("zh", "承租人每月提交使用报告")
                .put("en", "The lessee reports its use each month");
        var plain = lease.inReview(application);
        var sent = new HashMap<>(lease.approval(plain));
        var unread = lease.complete("legal1", plain, "Task_LegalReview", sent);
        assertThat(unread.status()).as(unread.text()).isEqualTo(400);
        assertThat(unread.text()).contains("specialTermsConfirmed", "承租人每月提交使用报告");
        sent.put("specialTerms", "出租人每季度提交流量报告");
        sent.put("specialTermsEn", "The lessor reports traffic each quarter\nand more");
        sent.put("specialTermsConfirmed", "true");
        assertThat(lease.complete("legal1", plain, "Task_LegalReview", sent).text())
                .contains("specialTermsEn", "逐行对应");
        sent.put("specialTermsEn", "");
        assertThat(lease.complete("legal1", plain, "Task_LegalReview", sent).status())
                .isEqualTo(204);
        assertThat(String.valueOf(tasks.getVariableLocal(lease.taskId(plain, "Task_SecondReview"), "view")))
                .contains("承租人每月提交使用报告", "The lessee reports its use each month", "出租人每季度提交流量报告");
        var approves = new HashMap<>(Map.of("decision", "APPROVE", "ground", "经复审"));
        approves.put("specialTermsRead", "[{\"term\":\"1\",\"burden\":\"BURDENS\"}]");
        var half = lease.complete("legal2", plain, "Task_SecondReview", approves);
        assertThat(half.status()).as(half.text()).isEqualTo(400);
        assertThat(half.text()).contains("specialTermsRead.1.burden", "出租人每季度提交流量报告");
        approves.put(
                "specialTermsRead",
                "[{\"term\":\"1\",\"burden\":\"BURDENS\"},{\"term\":\"2\",\"burden\":\"NO_BURDEN\"}]");
        assertThat(lease.complete("legal2", plain, "Task_SecondReview", approves)
                        .status())
                .isEqualTo(204);
        assertThat(lease.stage(plain)).isEqualTo("CONTRACT");
        lease.runJobs(plain);
        assertThat(lease.contractText(plain))
                .contains("【重要提示】（一）承租人每月提交使用报告", "The lessee reports its use each month", "（二）出租人每季度提交流量报告")
                .contains("agreed in Chinese only")
                .doesNotContain("【重要提示】（二）出租人每季度提交流量报告");
    }

    private void firstApproves(String ground) throws IOException {
        var sent = new HashMap<>(lease.approval(number));
        var lines = json.readTree(sent.get("assessments"));
        lines.forEach(line -> {
            if (line.path("rule").asText().equals(LICENCE)) {
                ((ObjectNode) line).put("conclusion", "CONDITION").put("ground", "开通前取得许可证");
            }
        });
        sent.put("assessments", lines.toString());
        sent.put("decision", "APPROVE_WITH_CONDITIONS");
        sent.put("conditions", "提交责任书\n提交台账");
        sent.put("ground", ground);
        var answer = lease.complete("legal1", number, "Task_LegalReview", sent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(lease.hasTask(number, "Task_SecondReview")).isTrue();
    }

    private void second(String decision) {
        var answer =
                lease.complete("legal2", number, "Task_SecondReview", Map.of("decision", decision, "ground", "复审意见"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private JsonNode json(String task, String variable) throws IOException {
        return json.readTree(
                tasks.getVariableLocal(lease.taskId(number, task), variable).toString());
    }
}
