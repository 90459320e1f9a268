package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 现状: the page of a lease says why it stands where it stands, in what somebody wrote and not only in a stage's name.
 */
@ServerLeaseTest
class StandingTest {

    private static final Map<String, Object> ORDER = Map.of(
            "reference", "O-1",
            "authority", "上海市网信办",
            "orderRef", "沪网〔2026〕1号",
            "receivedAt", "2026-12-01T08:00:00+08:00",
            "content", "立即停止传输");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void whatWaitsForConditionsListsThemAndWhatStandsInTheWay() {
        var number = withConditions();
        assertThat(standing("sales1", number))
                .contains("开通条件", "提交责任书", "未成就", "提交网络拓扑图", "2027年3月1日 24:00", "开通前提")
                .doesNotContain("已成就");
        assertThat(section("sales1", number, "decisions-heading")).contains("附条件通过", "提交责任书", "提交网络拓扑图");
        assertThat(section("sales1", number, "timeline-heading"))
                .contains("开通条件尚未成就")
                .doesNotContain("存在未处理的审查意见");

        lease.complete(
                "compliance1",
                number,
                "Task_FulfilConditions",
                Map.of(
                        "answer",
                        "RECHECK",
                        "proofs",
                        json.valueToTree(new Object[] {Map.of("key", "1-1", "proof", "责任书 2026-8")})
                                .toString()));
        assertThat(standing("sales1", number)).contains("已成就", "责任书 2026-8", "未成就");
    }

    @Test
    void whatIsWrongWithADraftIsSaidWhereTheApplicantLooks() {
        var application = lease.sample("own-office");
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("contract")).put("signatureKind", "CLICK");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        var wrong = lease.lease(number)
                .path("draftFindings")
                .path(0)
                .path("message")
                .path("zh")
                .asText();
        assertThat(wrong).isNotEmpty();
        assertThat(standing("sales1", number)).contains("合同文本", wrong);
        assertThat(section("sales1", number, "findings-heading")).contains(wrong);
    }

    @Test
    void anOrderIsReadOnThePageWhatIsToBeDoneAndThatTheServiceStops() {
        var number = lease.inForce(lease.application());
        accepted("compliance1", number, "regulator-orders", ORDER);
        assertThat(standing("manager1", number))
                .contains("命令尚未解除", "上海市网信办", "沪网〔2026〕1号", "立即停止传输", "2026年12月1日 08:00", "正在停止服务");
        assertThat(page("manager1", number)).contains("data-stage=\"履行中，正在停止服务\"");
        lease.runJobs(number);
        assertThat(standing("manager1", number))
                .contains("命令尚未解除", "须向公安机关报告", "服务已经停止")
                .doesNotContain("正在停止服务");
        lease.complete(
                "compliance1",
                number,
                "Task_ReportToPolice",
                Map.of(
                        "done",
                        json.valueToTree(Map.of(
                                        "reportedAt", "2026-12-01T08:30+08:00",
                                        "authority", "上海市公安局",
                                        "receiptNo", "R-1"))
                                .toString()));
        assertThat(standing("manager1", number)).contains("命令尚未解除").doesNotContain("须向公安机关报告");

        assertThat(lease.call(
                                "legal1",
                                "PUT",
                                "/api/leases/" + number + "/legal-hold",
                                json.valueToTree(Map.of("ground", "（2026）沪01民初1号")))
                        .status())
                .isLessThan(300);
        assertThat(standing("sales1", number)).contains("档案保全", "（2026）沪01民初1号");
    }

    @Test
    void anOpenDutyIsReadBeforeAServerIsInUseToo() {
        var number = lease.inReview(lease.application());
        accepted("compliance1", number, "regulator-orders", ORDER);
        accepted(
                "compliance1",
                number,
                "infringement-notices",
                Map.of(
                        "reference", "N-1",
                        "rightHolder", "示例唱片公司",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "传播侵权录音",
                        "qualified", true));
        assertThat(standing("compliance1", number))
                .contains("向公安机关报告", "上海市网信办", "沪网〔2026〕1号", "立即停止传输")
                .contains("转送侵权通知", "示例唱片公司", "2026年12月1日 08:30", "传播侵权录音")
                .doesNotContain("正在停止服务", "服务已经停止");
    }

    @Test
    void aRenewalThatWaitsForItsReviewIsSaidAndNotAskedForAgain() {
        var number = lease.inForce(lease.application());
        lease.at(OffsetDateTime.parse("2028-10-02T00:00:00+08:00").toInstant(), number);
        assertThat(page("sales1", number)).contains("post-renewals\"");
        accepted("sales1", number, "renewals", Map.of("reference", "XZ-1", "termMonths", 12, "monthlyRent", 17500));
        assertThat(page("sales1", number)).doesNotContain("post-renewals\"");
        assertThat(standing("sales1", number)).contains("已申请续租", "12 个月", "17500", "2029年10月31日", "XZ-1");
        var again = post("sales1", number, "renewals", Map.of("reference", "XZ-2", "termMonths", 6));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("detail").asText()).contains("XZ-1", "等待审查");
    }

    @Test
    void aHumanLookThatWasAskedForIsSaidAndNotAskedForAgain() {
        var application = lease.sample("vpn-resale");
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("lessee")).put("kind", "INDIVIDUAL").remove("uscc");
        var number = lease.apply(application);
        assertThat(page("sales1", number)).contains("post-human-looks\"");
        accepted("sales1", number, "human-looks", Map.of("ground", "用途系本人学习"));
        assertThat(page("sales1", number)).doesNotContain("post-human-looks\"");
        assertThat(standing("sales1", number)).contains("已申请人工复查", "用途系本人学习");
    }

    @Test
    void whoeverRecordsTheSignatureReadsWhoIsToSignAndSaysWhatWasSigned() {
        var number = lease.toBeSigned(lease.application());
        var form = page("contract1", number);
        form = form.substring(form.indexOf("id=\"post-signatures\""));
        form = form.substring(0, form.indexOf("</form>"));
        assertThat(form).contains("申请所列签署人", "王示例", "法定代表人").doesNotContain(lease.contractDigest(number));
    }

    @Test
    void whatIsToBeDoneFirstStandsFirst() {
        var number = lease.inForce(lease.application());
        accepted(
                "compliance1",
                number,
                "infringement-notices",
                Map.of(
                        "reference", "N-1",
                        "rightHolder", "示例唱片公司",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "传播侵权录音",
                        "qualified", true));
        clock.set(SettableClock.START.plusSeconds(3600));
        accepted("compliance1", number, "regulator-orders", ORDER);
        var toDo = standing("compliance1", number);
        toDo = toDo.substring(toDo.indexOf(">待办"), toDo.indexOf(">期限"));
        assertThat(toDo.indexOf("向公安机关报告")).isPositive().isLessThan(toDo.indexOf("转送通知并采取措施"));
    }

    @Test
    void filesStepsAndNoticesAreCounted() {
        var number = lease.inReview(lease.application());
        lease.attach("sales1", number, "IDENTITY");
        var page = page("sales1", number);
        assertThat(page).containsPattern("附件<span[^>]*>（1）");
        int steps = lease.lease(number).path("timeline").size();
        assertThat(page).containsPattern("办理经过<span[^>]*>（" + steps + "）");
        assertThat(page).containsPattern("PDF</span> · SHA-256 <code>[0-9a-f]{12}…");
        assertThat(lease.call("legal1", "GET", "/notices", null).text()).containsPattern("通知<span[^>]*>（\\d+）");
    }

    @Test
    void aServiceIsRestoredOnlyAfterAConfirmation() {
        var number = lease.inForce(lease.application());
        accepted("compliance1", number, "regulator-orders", ORDER);
        lease.runJobs(number);
        var form = page("legal1", number);
        form = form.substring(form.indexOf("id=\"post-cures\""));
        assertThat(form.substring(0, form.indexOf("</form>"))).contains("data-confirms", "恢复服务");
    }

    private String withConditions() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        var number = lease.apply(application);
        var approval = new HashMap<>(lease.approval(number));
        approval.put("decision", "APPROVE_WITH_CONDITIONS");
        approval.put("conditions", "提交责任书\n提交网络拓扑图");
        lease.complete("legal1", number, "Task_LegalReview", approval);
        lease.runJobs(number);
        lease.signByBoth(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    private void accepted(String user, String number, String door, Map<String, Object> body) {
        var answer = post(user, number, door, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private Http.Answer post(String user, String number, String door, Map<String, Object> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    private String standing(String user, String number) {
        return section(user, number, "standing-heading");
    }

    private String section(String user, String number, String heading) {
        var page = page(user, number);
        assertThat(page).contains("id=\"" + heading);
        var from = page.substring(page.indexOf("id=\"" + heading));
        return from.substring(0, from.indexOf("</section>"));
    }

    private String page(String user, String number) {
        var answer = lease.call(user, "GET", "/desk/leases/" + number, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }
}
