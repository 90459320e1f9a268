package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.words.FindingWords;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 法律后果: beside every finding that somebody must act on stands what the law attaches to the breach, in words. */
@ServerLeaseTest
class ConsequencesShownTest {

    private static final String LICENCE = "法律后果：无证从事经营性互联网信息服务的，没收违法所得并处三倍至五倍罚款";
    private static final String LICENCE_EN =
            "Consequence: A commercial information service without a permit: the income is confiscated with a fine of three to five times";
    private static final String RESALE = "法律后果：擅自经营国际或者港澳台电信业务的，处罚同无证经营；情节严重的，可构成非法经营罪";
    private static final String CHOICE_OF_LAW = "法律后果：中国法律的强制性规定直接适用，不受当事人选择的影响（《涉外民事关系法律适用法》第四条）。";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Findings findings;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void theApplicantReadsItInTheAnswerTheFormAndOnThePage() {
        var number = lease.applied(sample("shop-without-licence"));
        var said = finding(lease.lease(number).path("findings"), "iis.commercial-licence")
                .path("consequence");
        assertThat(said.path("zh").asText()).startsWith(LICENCE).endsWith("（《互联网信息服务管理办法》第四条、第十九条第一款）。");
        assertThat(said.path("en").asText())
                .startsWith(LICENCE_EN)
                .endsWith("(Measures for Internet Information Services, arts. 4, 19(1)).");
        assertThat(finding(view(number, "Task_CompleteApplication").path("findings"), "iis.commercial-licence")
                        .path("consequenceZh")
                        .asText())
                .startsWith(LICENCE);
        assertThat(page(number)).contains(LICENCE).doesNotContain(LICENCE_EN, "K12");
        assertThat(page(number + "?lang=en")).contains(LICENCE_EN).doesNotContain(LICENCE, "K12");
    }

    /**
     * What nobody has stated is asked for, each field once, and threatens with nothing; what the facts show is a
     * finding.
     */
    @Test
    void whatIsNotStatedIsAListOfFieldsAndNoFinding() {
        var application = sample("shop-without-licence");
        application.withObjectProperty("contract").remove(List.of("rentPlan", "termMonths"));
        application
                .withObjectProperty("channel")
                .put("kind", "INTL_PRIVATE_LINE")
                .remove("purpose");
        var number = lease.applied(application);
        var view = view(number, "Task_CompleteApplication");
        assertThat(view.path("lacking").findValuesAsText("href"))
                .contains(
                        "/desk/leases/" + number + "#field=use.licenceNo",
                        "/desk/leases/" + number + "#field=contract.rentPlan.period")
                .doesNotHaveDuplicates();
        assertThat(view.path("lacking").findValuesAsText("label")).anyMatch(label -> label.contains("许可证编号"));
        assertThat(finding(view.path("findings"), "iis.commercial-licence")
                        .path("unstated")
                        .asBoolean())
                .isTrue();
        assertThat(view.path("findings"))
                .anyMatch(finding -> !finding.path("unstated").asBoolean());
    }

    @Test
    void theOfficerReadsItBesideWhatIsToBeDecided() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "SG");
        var number = lease.apply(application);
        var finding = finding(view(number, "Task_LegalReview").path("open"), "contract.governing-law");
        assertThat(finding.path("consequenceZh").asText()).isEqualTo(CHOICE_OF_LAW);
        assertThat(finding.path("consequenceEn").asText()).startsWith("Consequence: Mandatory rules of Chinese law");
    }

    @Test
    void whatIsSatisfiedOrOnlyToldHasNone() {
        var number = lease.inReview(lease.application());
        assertThat(lease.lease(number).path("findings"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.has("consequence")).isFalse());
        assertThat(page(number)).doesNotContain("法律后果");
    }

    @Test
    void aRejectedCaseSaysIt() {
        assertThat(page(lease.apply(sample("vpn-resale")))).contains("审查未通过", RESALE);
    }

    @Test
    void theRulebookSaysItOfEachRule() {
        var rules = lease.call("sales1", "GET", "/api/rules", null).body();
        assertThat(StreamSupport.stream(rules.spliterator(), false)
                        .filter(rule -> !rule.path("outcome").asText().equals("INFO")))
                .isNotEmpty()
                .allSatisfy(
                        rule -> assertThat(rule.path("consequence").path("zh").asText())
                                .as(rule.path("id").asText())
                                .startsWith("法律后果："));
        assertThat(lease.callRaw("sales1", "GET", "/rules?lang=zh", null).text())
                .contains(LICENCE);
        assertThat(lease.callRaw("sales1", "GET", "/rules?lang=en", null).text())
                .contains(LICENCE_EN);
    }

    /** What was shown is kept with the finding; what was kept before there were consequences is read as it is. */
    @Test
    void theRecordHoldsItAndOlderRecordsAreRead() throws Exception {
        var number = lease.applied(sample("shop-without-licence"));
        var kept = findings.of(number, Occasion.CHECKS, 1).stream()
                .filter(finding -> finding.rule().value().equals("iis.commercial-licence"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.consequence()).isEqualTo("K12");
        var older = json.<ObjectNode>valueToTree(kept);
        older.remove("consequence");
        var read = json.treeToValue(older, StoredFinding.class);
        assertThat(read.messageZh()).isEqualTo(kept.messageZh());
        assertThat(FindingWords.consequence(read)).isEmpty();
    }

    private ObjectNode sample(String name) {
        var application = lease.sample(name);
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }

    private String page(String number) {
        return lease.callRaw("sales1", "GET", "/desk/leases/" + number, null).text();
    }

    private JsonNode view(String number, String task) {
        try {
            return json.readTree(
                    tasks.getVariableLocal(lease.taskId(number, task), "view").toString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode finding(JsonNode findings, String rule) {
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.path("rule").asText().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " not in " + findings));
    }
}
