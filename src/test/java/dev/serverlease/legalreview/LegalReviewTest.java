package dev.serverlease.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The officer's decision: finding by finding, on the rules of this stage, with conditions. */
@ServerLeaseTest
class LegalReviewTest {

    private static final String RULE = "contract.governing-law";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void approvalWaitsUntilEachOpenFindingIsDecided() {
        var number = underReview();
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "NONE")), RULE);
        assertRefused(decide(number, "APPROVE", assessed("VIOLATION", "选择外国法规避强制规定")), "不得通过");
        assertRefused(decide(number, "APPROVE", assessed("NO_VIOLATION", "")), "理由");
        assertRefused(decide(number, "APPROVE", assessed("PERHAPS", "也许")), "请认定");
        assertThat(decide(number, "APPROVE", assessed("NO_VIOLATION", "有涉外因素，可以约定外国法"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        assertThat(assessments(number)).containsExactly(RULE + " NO_VIOLATION");
    }

    @Test
    void aFindingThatDoesNotWaitIsNotAssessed() {
        var number = underReview();
        var sent = assessed("NO_VIOLATION", "理由");
        sent.put("assessments", sent.get("assessments").replace(RULE, "use.attack"));
        assertRefused(decide(number, "APPROVE", sent), "use.attack");
        sent.put("assessments", "不是列表");
        assertRefused(decide(number, "APPROVE", sent), "列表");
    }

    @Test
    void rulesOfThisStageAreAskedAndKept() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        assertThat(asked(number))
                .containsExactly(
                        "use.lessor-knowledge SATISFIED",
                        "use.purpose-review-record SATISFIED",
                        "contract.illegal-object SATISFIED");
    }

    @Test
    void whoFindsKnowledgeOfUnlawfulUseCannotApprove() {
        var number = lease.apply(lease.application());
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "KNOWS_OF_UNLAWFUL_USE")), "明知承租人");
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "SHAM")), "隐藏其他交易");
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "SOMETHING")), "尚未");
        assertThat(decide(number, "REJECT", Map.of("integrity", "KNOWS_OF_UNLAWFUL_USE"))
                        .status())
                .isEqualTo(204);
        assertThat(asked(number))
                .containsExactly(
                        "use.lessor-knowledge BLOCK",
                        "use.purpose-review-record SATISFIED",
                        "contract.illegal-object UNDETERMINED");
    }

    @Test
    void conditionsStandInTheContractAndHoldTheActivationUntilProved() {
        var number = underReview();
        var sent = assessed("CONDITION", "补充约定中国强制性规定直接适用的确认函");
        assertRefused(decide(number, "APPROVE", sent), "附条件通过");
        sent.put("conditions", "承租人提交网络安全责任书");
        assertThat(decide(number, "APPROVE_WITH_CONDITIONS", sent).status()).isEqualTo(204);
        sign(number);

        assertThat(lease.call("contract1", "GET", "/api/leases/" + number + "/contract", null)
                        .text())
                .contains("补充约定中国强制性规定直接适用的确认函", "承租人提交网络安全责任书");
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(asked(number, "ACTIVATION")).contains("activation.gate BLOCK");

        prove(number, Map.of("1-1", "确认函 2026-7"));
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isTrue();
        prove(number, Map.of("1-2", "责任书 2026-8"));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(asked(number, "ACTIVATION")).contains("activation.gate SATISFIED");
    }

    @Test
    void conditionsThatAreGivenUpLeadToTheNoticeOfTermination() {
        var number = underReview();
        assertThat(decide(number, "APPROVE_WITH_CONDITIONS", assessed("CONDITION", "确认函"))
                        .status())
                .isEqualTo(204);
        sign(number);
        var task = lease.taskId(number, "Task_FulfilConditions");
        lease.claim("compliance1", task);
        assertThat(lease.submit("compliance1", task, Map.of("answer", "GIVE_UP"))
                        .status())
                .isEqualTo(400);
        assertThat(lease.submit("compliance1", task, Map.of("answer", "GIVE_UP", "note", "承租人不提交"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(lease.hasTask(number, "Task_NoticeOfTermination")).isTrue();
    }

    @Test
    void anApprovalWithConditionsNamesOne() {
        var number = lease.apply(lease.application());
        assertRefused(decide(number, "APPROVE_WITH_CONDITIONS", Map.of()), "至少写明一项");
        assertThat(decide(number, "APPROVE_WITH_CONDITIONS", Map.of("conditions", "提交责任书\n\n提交台账"))
                        .status())
                .isEqualTo(204);
        assertThat(jdbc.sql("select content from lease.condition where lease_number = :number order by position")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly("提交责任书", "提交台账");
    }

    private String underReview() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "SG");
        var number = lease.apply(application);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        return number;
    }

    private Map<String, String> assessed(String conclusion, String ground) {
        var sent = new HashMap<String, String>();
        sent.put("integrity", "NONE");
        sent.put(
                "assessments",
                json.valueToTree(List.of(
                                Map.of("rule", RULE, "about", "展示文字", "conclusion", conclusion, "ground", ground)))
                        .toString());
        return sent;
    }

    private Http.Answer decide(String number, String decision, Map<String, String> more) {
        var sent = new HashMap<>(more);
        sent.put("decision", decision);
        sent.put("ground", "经审查");
        return lease.complete("legal1", number, "Task_LegalReview", sent);
    }

    private void sign(String number) {
        lease.runJobs(number);
        lease.signForLessor(number);
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        lease.runJobs(number);
    }

    private void prove(String number, Map<String, String> proofs) {
        var lines = proofs.entrySet().stream()
                .map(proof -> Map.of("key", proof.getKey(), "content", "", "proof", proof.getValue()))
                .toList();
        JsonNode list = json.valueToTree(lines);
        var answer = lease.complete(
                "compliance1", number, "Task_FulfilConditions", Map.of("answer", "RECHECK", "proofs", list.toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
    }

    private List<String> assessments(String number) {
        return jdbc.sql("select rule || ' ' || conclusion from lease.assessment where lease_number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private List<String> asked(String number) {
        return asked(number, "LEGAL_REVIEW");
    }

    private List<String> asked(String number, String occasion) {
        return jdbc.sql("select rule || ' ' || outcome from lease.finding where lease_number = :number"
                        + " and occasion = :occasion order by round desc, position")
                .param("number", number)
                .param("occasion", occasion)
                .query(String.class)
                .list();
    }

    private static void assertRefused(Http.Answer answer, String says) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(says);
    }
}
