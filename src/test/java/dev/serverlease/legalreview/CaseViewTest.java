package dev.serverlease.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the forms show of a case: words, and what changed since the officer last saw it. */
@ServerLeaseTest
class CaseViewTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void officerReadsWordsAndNoChangesInTheFirstRound() throws Exception {
        var number = lease.apply(lease.application());
        var view = view(number, "Task_LegalReview");
        assertThat(view.path("lessee").path("kind").asText()).isEqualTo("企业 Company");
        assertThat(view.path("server").asText()).contains("新加坡 Singapore").doesNotContain("BARE_METAL", "CLOUD");
        assertThat(view.path("channel").asText()).contains("国际专线").doesNotContain("INTL_PRIVATE_LINE");
        assertThat(view.path("audience").asText()).isEqualTo("内部人员 Internal");
        assertThat(view.path("activityCodes").get(0).asText()).contains("办公 Office");
        assertThat(view.path("changes")).isEmpty();
    }

    @Test
    void laterTasksSayWhoTheLesseeIs() throws Exception {
        var drafted = lease.apply(lease.application());
        lease.approve("legal1", drafted);
        assertThat(view(drafted, "Task_SignForLessor")
                        .path("lessee")
                        .path("kind")
                        .asText())
                .isEqualTo("企业 Company");

        var number = lease.inForce(lease.application());
        lease.at(
                java.time.OffsetDateTime.parse(
                                lease.lease(number).path("nextReviewAt").asText())
                        .toInstant(),
                number);
        var review = view(number, "Task_UseReview");
        assertThat(review.path("lessee").path("kind").asText()).isEqualTo("企业 Company");
        assertThat(review.path("lessee").path("uscc").asText()).hasSize(18);
        assertThat(review.path("channel").asText()).contains("国际专线");
        assertThat(review.path("activityCodes").get(0).asText()).isEqualTo("办公 Office");
        lease.complete(
                "compliance1",
                number,
                "Task_UseReview",
                Map.of("outcome", "CONTINUE", "actualUse", "与约定一致", "ground", "未见异常"));

        lease.at(
                java.time.OffsetDateTime.parse(
                                lease.lease(number).path("termEndsAt").asText())
                        .toInstant(),
                number);
        var takeBack = view(number, "Task_TakeBackServer").path("lessee");
        assertThat(takeBack.path("kind").asText()).isEqualTo("企业 Company");
        assertThat(takeBack.path("uscc").asText()).hasSize(18);
    }

    @Test
    void changesSinceTheLastRoundStandBesideWhatWas() throws Exception {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("contactPhone", "13800138000");
        var number = lease.apply(application);
        lease.complete(
                "legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请说明部署地点"));
        ((ObjectNode) application.path("server")).put("country", "JP");
        ((ObjectNode) application.path("lessee")).put("contactPhone", "13900139000");
        ((ObjectNode) application.path("contract")).remove("deposit");
        ((ObjectNode) application.path("use"))
                .putArray("activityCodes")
                .add("OFFICE")
                .add("WEBSITE");
        var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");

        var changes = view(number, "Task_LegalReview").path("changes");
        assertThat(row(changes, "国家或者地区"))
                .containsExactly("服务器 Server › 所在国家或者地区代码 Country or region code", "新加坡 Singapore", "日本 Japan");
        assertThat(row(changes, "押金或者定金").get(2)).isEqualTo("—");
        assertThat(row(changes, "活动类型").get(2)).isEqualTo("办公 Office、网站 Website");
        assertThat(row(changes, "联系电话")).noneMatch(text -> text.contains("13"));
        assertThat(changes).hasSize(4);
    }

    @Test
    void applicantsGroundStandsWithTheFinding() throws Exception {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        application
                .putObject("answers")
                .putObject("iis.commercial-licence")
                .put("kind", "CLAIM")
                .put("ground", "会员资讯免费提供");
        var view = view(lease.apply(application), "Task_LegalReview");
        assertThat(StreamSupport.stream(view.path("findings").spliterator(), false)
                        .filter(finding -> finding.path("messageZh").asText().contains("申请人的说明")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("messageZh").asText())
                        .contains("申请人主张无须办理")
                        .endsWith("申请人的说明：会员资讯免费提供"));
    }

    private static List<String> row(JsonNode changes, String label) {
        return StreamSupport.stream(changes.spliterator(), false)
                .filter(change -> change.path("label").asText().contains(label))
                .map(change -> List.of(
                        change.path("label").asText(),
                        change.path("was").asText(),
                        change.path("now").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " not in " + changes));
    }

    private JsonNode view(String number, String task) throws IOException {
        return json.readTree(
                tasks.getVariableLocal(lease.taskId(number, task), "view").toString());
    }
}
