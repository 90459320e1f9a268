package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The officer's decision: finding by finding, on the rules of this stage, with conditions. */
@ServerLeaseTest
class LegalReviewTest {

    private static final String RULE = "contract.governing-law";
    private static final String LICENCE = "iis.commercial-licence";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TaskService tasks;

    @Autowired
    private StoredState stored;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void approvalWaitsUntilEachOpenFindingIsDecided() {
        var number = underReview();
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "NONE")), "适用法律");
        var violated = decide(number, "APPROVE", assessed("VIOLATION", "选择外国法规避强制规定"));
        assertRefused(violated, "不得通过");
        assertThat(violated.body().path("errors").path(0).path("field").asText())
                .isEqualTo("assessments.0.conclusion");
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
                        "party.identity-refused SATISFIED",
                        "use.lessor-knowledge SATISFIED",
                        "use.purpose-review-record SATISFIED",
                        "contract.illegal-object SATISFIED");
    }

    /** Nothing is declared for the officer, not even where no finding is open. */
    @Test
    void approvalSaysWhatTheOfficerFound() throws Exception {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        assertThat(tasks.getVariablesLocal(task)).doesNotContainKey("integrity");
        lease.claim("legal1", task);
        var answer = lease.submit("legal1", task, Map.of("decision", "APPROVE", "ground", "经审查"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo("integrity");
        assertThat(lease.submit("legal1", task, Map.of("decision", "REQUEST_CHANGES", "ground", "请说明"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void cannotApproveAfterFindingKnowledgeOfUnlawfulUse() {
        var number = lease.inReview(lease.application());
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "KNOWS_OF_UNLAWFUL_USE")), "明知承租人");
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "SHAM")), "隐藏其他交易");
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "SOMETHING")), "冒用身份");
        assertThat(decide(number, "REJECT", Map.of("integrity", "KNOWS_OF_UNLAWFUL_USE"))
                        .status())
                .isEqualTo(204);
        assertThat(asked(number))
                .containsExactly(
                        "party.identity-refused NOT_APPLICABLE",
                        "use.lessor-knowledge BLOCK",
                        "use.purpose-review-record SATISFIED",
                        "contract.illegal-object UNDETERMINED");
    }

    @Test
    void conditionsStandInTheContractAndHoldTheActivationUntilProved() {
        var number = underReview();
        var sent = assessed("CONDITION", "承租人提交不经营电信业务的书面声明");
        assertRefused(decide(number, "APPROVE", sent), "附条件通过");
        sent.put("conditions", "承租人提交网络安全责任书");
        assertThat(decide(number, "APPROVE_WITH_CONDITIONS", sent).status()).isEqualTo(204);
        sign(number);

        assertThat(lease.contractText(number)).contains("承租人提交不经营电信业务的书面声明", "承租人提交网络安全责任书");
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
    void aSpecialTermStandsInTheContractAndAVoidOneIsRefused() {
        var number = underReview();
        var sent = assessed("NO_VIOLATION", "可以适用");
        sent.put("specialTerms", "出租人概不负责");
        assertRefused(decide(number, "APPROVE", sent), "民法典第五百零六条");
        sent.put("specialTerms", "承租人放弃一切索赔的权利\n出租人应当在故障后四小时内响应");
        assertRefused(decide(number, "APPROVE", sent), "民法典第一百九十七条");
        sent.put("specialTermsConfirmed", "false");
        sent.put("specialTerms", "出租人在开通当日派员到场\n\n每月提交流量报告");
        assertRefused(decide(number, "APPROVE", sent), "逐条核对");
        sent.put("specialTermsConfirmed", "true");
        assertThat(decide(number, "APPROVE", sent).status()).isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        anotherOfficerReadsThem(number);
        sign(number);

        assertThat(lease.contractText(number)).contains("特别约定", "（一）出租人在开通当日派员到场", "（二）每月提交流量报告");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** On paper an officer compares the digest at the foot of each page: it is that of the decision on record. */
    @Test
    void thePapersBearTheDigestOnWhichSpecialTermsWereApproved() {
        var number = underReview();
        var sent = assessed("NO_VIOLATION", "可以适用");
        sent.put("specialTerms", "出租人在开通当日派员到场\n\n每月提交流量报告");
        sent.put("specialTermsConfirmed", "true");
        assertThat(decide(number, "APPROVE", sent).status()).isEqualTo(204);
        anotherOfficerReadsThem(number);
        lease.runJobs(number);

        var bound = lease.lease(number).path("decisions").get(1).path("digest").asText();
        assertThat(jdbc.sql("select mark from lease.paper where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo(bound.substring(0, 16));
        assertThat(lease.contractText(number)).contains("案卷摘要为" + bound.substring(0, 16));
    }

    /** Whoever wrote a special term does not alone decide that it is lawful. */
    private void anotherOfficerReadsThem(String number) {
        var task = lease.taskId(number, "Task_SecondReview");
        assertThat(lease.claim("legal1", task).status()).isEqualTo(403);
        assertThat(lease.claim("legal2", task).status()).isEqualTo(204);
        assertThat(String.valueOf(tasks.getVariableLocal(task, "view")))
                .contains("出租人在开通当日派员到场", "每月提交流量报告")
                .doesNotContain("经审查");
        var sent = new HashMap<>(Map.of("decision", "APPROVE", "ground", "经复审"));
        var unread = lease.submit("legal2", task, sent);
        assertRefused(unread, "出租人在开通当日派员到场");
        assertRefused(unread, "每月提交流量报告");
        sent.put("specialTermsRead", LeaseDriver.termsRead(2, "NO_BURDEN"));
        assertThat(lease.submit("legal2", task, sent).status()).isEqualTo(204);
    }

    /** What a thing or a body is called is for one officer, who sees it, and is no limit to be marked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server | city | 香港或者另行商定的地点
            server | name | 与样机相当的服务器
            channel | approvalRef | 以批文为据
            """)
    void namesAreForOneOfficerAndPrintedAsTheyAre(String section, String field, String words) {
        var application = lease.application();
        application.withObjectProperty(section).put(field, words);
        var number = lease.apply(application);
        assertThat(decide(number, "APPROVE", lease.approval(number)).status()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_SecondReview")).isFalse();
        assertThat(lease.contractText(number)).contains(words);
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
        var number = lease.inReview(lease.application());
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

    // --- an undertaking is settled by a condition alone (STATUTES 13.1)

    @Test
    void anUndertakingStartsAsAConditionAndIsNotClearedWithoutOne() throws Exception {
        var number = undertaken();
        var start = json.readTree(tasks.getVariableLocal(lease.taskId(number, "Task_LegalReview"), "assessments")
                .toString());
        assertThat(start).anySatisfy(line -> {
            assertThat(line.path("rule").asText()).isEqualTo(LICENCE);
            assertThat(line.path("conclusion").asText()).isEqualTo("CONDITION");
            assertThat(line.path("ground").asText()).contains("应当于开通前取得", "许可证编号");
        });
        assertThat(start)
                .filteredOn(line -> !line.path("rule").asText().equals(LICENCE))
                .isNotEmpty()
                .allMatch(line -> line.path("conclusion").asText().isEmpty());

        assertRefused(lease.complete("legal1", number, "Task_LegalReview", lease.approval(number)), "承诺开通前取得，尚未取得");
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.complete("legal1", number, "Task_LegalReview", onCondition(number))
                        .status())
                .isEqualTo(204);
        assertThat(jdbc.sql("select rule || ' ' || content from lease.condition where lease_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly(LICENCE + " 承租人于开通前取得许可证");
    }

    @Test
    void aClaimMayBeClearedWithItsGround() {
        var number = answered("CLAIM");
        assertThat(lease.complete("legal1", number, "Task_LegalReview", lease.approval(number))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void everyRuleThatMayBeUndertakenHasItsCondition() {
        var rules = Rulebook.current().rules().stream()
                .filter(rule -> rule.sheet().answerable())
                .map(rule -> rule.id().value())
                .toList();
        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(Undertaking.condition(finding(rule, Outcome.REVIEW, "UNDERTAKING")))
                        .doesNotContain("所承诺的"));
        assertThat(Undertaking.isIn(finding(LICENCE, Outcome.REVIEW, "UNDERTAKING：已申请")))
                .isTrue();
        assertThat(Undertaking.isIn(finding(LICENCE, Outcome.REVIEW, "CLAIM：免费")))
                .isFalse();
        assertThat(Undertaking.isIn(finding(LICENCE, Outcome.SATISFIED, "UNDERTAKING")))
                .isFalse();
    }

    // --- an identity that was refused, forged or borrowed

    @Test
    void refusedIdentityPreventsApprovalAndLaterChecksReadIt() {
        var application = lease.application();
        var number = lease.apply(application);
        assertRefused(decide(number, "APPROVE", Map.of("integrity", "IDENTITY_REFUSED")), "冒用");
        assertThat(decide(number, "REQUEST_CHANGES", Map.of("integrity", "IDENTITY_REFUSED"))
                        .status())
                .isEqualTo(204);
        assertThat(asked(number)).contains("party.identity-refused BLOCK");
        var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("REJECTED");
        assertThat(asked(number, "CHECKS")).contains("party.identity-refused BLOCK");
    }

    @Test
    void answerNothingFoundDoesNotChangeTheIdentity() {
        var application = lease.application();
        var number = lease.apply(application);
        decide(number, "REQUEST_CHANGES", Map.of("integrity", "NONE"));
        lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    // --- what is sent in another shape is refused with a remedy

    @Test
    void assessmentsInAnotherShapeAreRefused() {
        var number = underReview();
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        stored.unchangedBy(() -> {
            for (var sent : List.of(
                    "null",
                    "[null]",
                    "[[]]",
                    "[1]",
                    "{}",
                    "\"text\"",
                    "true",
                    "[{\"rule\":null,\"conclusion\":\"NO_VIOLATION\",\"ground\":\"x\"}]",
                    "[{\"rule\":\"contract.governing-law\",\"conclusion\":{},\"ground\":[]}]",
                    "[{\"rule\":\"contract.governing-law\",\"conclusion\":\"NO_VIOLATION\",\"ground\":\"\\u0000\"}]",
                    "[",
                    "[{\"rule\":1,\"rule\":2}]")) {
                for (var type : List.of("Json", "String")) {
                    var variables = json.createObjectNode();
                    var body = variables.putObject("variables");
                    body.putObject("decision").put("value", "APPROVE").put("type", "String");
                    body.putObject("ground").put("value", "经审查").put("type", "String");
                    body.putObject("integrity").put("value", "NONE").put("type", "String");
                    body.putObject("assessments").put("value", sent).put("type", type);
                    var answer = lease.call("legal1", "POST", "/engine-rest/task/" + task + "/submit-form", variables);
                    assertThat(answer.status())
                            .as(sent + " " + type + " " + answer.text())
                            .isEqualTo(400);
                    assertThat(answer.body().path("message").asText()).isNotBlank();
                }
            }
        });
    }

    @Test
    void conditionsArePlainText() {
        var number = lease.inReview(lease.application());
        for (var conditions : List.of("提交责任书\u0000", "提交\u202e责任书", "\u0007")) {
            assertRefused(decide(number, "APPROVE_WITH_CONDITIONS", Map.of("conditions", conditions)), "控制字符");
        }
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @Test
    void whatNoContractMaySayIsNoConditionEither() {
        var number = underReview();
        Map.of(
                        "出租人概不负责", "第五百零六条",
                        "最终解释权归出租人", "最终解释权",
                        "The lessee obtains a licence", "中文",
                        "争议由北京市海淀区人民法院管辖", "法院")
                .forEach((condition, why) -> {
                    var sent = assessed("NO_VIOLATION", "可以适用");
                    sent.put("conditions", condition);
                    assertRefused(decide(number, "APPROVE_WITH_CONDITIONS", sent), why);
                    var ground = assessed("CONDITION", condition);
                    assertRefused(decide(number, "APPROVE_WITH_CONDITIONS", ground), why);
                });
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @Test
    void aSpecialTermInEnglishAloneIsRefused() {
        var number = underReview();
        var sent = assessed("NO_VIOLATION", "可以适用");
        sent.put("specialTerms", "The lessor responds within four hours of a fault.");
        sent.put("specialTermsConfirmed", "true");
        assertRefused(decide(number, "APPROVE", sent), "中文");
    }

    @Test
    void invisibleConditionsDoNotCount() {
        var number = lease.inReview(lease.application());
        for (var conditions : List.of("\u200b\u2060", "\u3164")) {
            assertRefused(decide(number, "APPROVE_WITH_CONDITIONS", Map.of("conditions", conditions)), "至少写明一项");
        }
    }

    private String undertaken() {
        return answered("UNDERTAKING");
    }

    private String answered(String kind) {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        application.putObject("answers").putObject(LICENCE).put("kind", kind).put("ground", "会员资讯免费提供");
        var number = lease.inReview(application);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        return number;
    }

    /** The approval of everything else, and the licence as a condition. */
    private Map<String, String> onCondition(String number) throws Exception {
        var sent = new HashMap<>(lease.approval(number));
        var lines = json.readTree(sent.get("assessments"));
        lines.forEach(line -> {
            if (line.path("rule").asText().equals(LICENCE)) {
                ((ObjectNode) line).put("conclusion", "CONDITION").put("ground", "承租人于开通前取得许可证");
            }
        });
        sent.put("assessments", lines.toString());
        sent.put("decision", "APPROVE_WITH_CONDITIONS");
        return sent;
    }

    private static StoredFinding finding(String rule, Outcome outcome, String answer) {
        var facts = new TreeMap<>(Map.of("answers", answer));
        return new StoredFinding(
                new RuleId(rule),
                1,
                Subject.USE,
                outcome,
                "",
                "",
                "",
                "",
                "",
                false,
                facts,
                LocalDate.parse("2026-12-01"),
                null);
    }

    private String underReview() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "SG");
        var number = lease.inReview(application);
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
        if (decision.startsWith("APPROVE")) {
            sent.putIfAbsent("integrity", "NONE");
        }
        sent.put("decision", decision);
        sent.put("ground", "经审查");
        return lease.complete("legal1", number, "Task_LegalReview", sent);
    }

    private void sign(String number) {
        lease.runJobs(number);
        lease.signByBoth(number);
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
        return jdbc.sql("select concat_ws(' ', f ->> 'rule', f ->> 'outcome') from lease.findings,"
                        + " jsonb_array_elements(lease.document(findings)) with ordinality as all_of_them(f, position)"
                        + " where lease_number = :number and occasion = :occasion order by round desc, position")
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
