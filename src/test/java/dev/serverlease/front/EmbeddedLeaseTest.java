package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A lease within another page: what is to be read, in one language, and nothing to act with. */
@ServerLeaseTest
class EmbeddedLeaseTest {

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
    void itIsReadInTheReadersLanguageAlone() {
        var number = lease.toBeSigned(lease.application());
        assertThat(sheet("manager1", number, "zh"))
                .startsWith("<main class=\"sl-page")
                .contains("lang=\"zh\"", "合同签署", "收到申请", "办理经过", "法务认定", "通过", "风险：", "2026年12月1日", "北京时间", "· 企业 ·")
                .doesNotContain("Timeline", "Contract<", "Approved", "Where it stands");
        assertThat(sheet("manager1", number, "en"))
                .contains("lang=\"en\"", "Contract<", "Timeline", "Decisions", "Risk: ", "1 Dec 2026", "China time")
                .contains("· Company ·", "International private line", "Reference: ")
                .doesNotContain("办理经过", "收到申请", "合同签署", "企业 Company", "国际专线", "编号 Reference");
    }

    /** What a person wrote stands as it was written, and the articles in the reader's words. */
    @Test
    void bothLanguagesSayTheSameOfAnOrderAndOfATermination() {
        var number = lease.inForce(lease.application());
        var order = Map.of(
                "reference", "O-1",
                "authority", "上海市网信办",
                "orderRef", "沪网〔2026〕1号",
                "receivedAt", "2026-12-01T08:00:00+08:00",
                "content", "立即停止传输");
        assertThat(lease.call(
                                "compliance1",
                                "POST",
                                "/api/leases/" + number + "/regulator-orders",
                                json.valueToTree(order))
                        .status())
                .isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(sheet("manager1", number, "zh"))
                .contains("上海市网信办", "沪网〔2026〕1号", "立即停止传输", "合同第", "2026年12月1日 08:00");
        assertThat(sheet("manager1", number, "en"))
                .contains("上海市网信办", "沪网〔2026〕1号", "立即停止传输", "Article 27", "1 Dec 2026, 08:00")
                .contains("<span lang=\"zh\">上海市网信办");

        var ended = lease.inForce(lease.application());
        var termination = Map.of(
                "by",
                "LESSOR",
                "ground",
                "FUNDAMENTAL_BREACH",
                "knownSince",
                "2026-12-01",
                "explanation",
                "巡查发现第三人在使用");
        var asked = lease.call(
                "compliance1", "POST", "/api/leases/" + ended + "/terminations", json.valueToTree(termination));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        lease.runJobs(ended);
        assertThat(lease.stage(ended)).isEqualTo("CLOSING");
        assertThat(sheet("manager1", ended, "zh")).contains("民法典第五百六十三条第一款第四项", "巡查发现第三人在使用");
        assertThat(sheet("manager1", ended, "en"))
                .contains("Civil Code art. 563(1) no. 4", "<span lang=\"zh\">巡查发现第三人在使用</span>")
                .doesNotContain("民法典第五百六十三条第一款第四项");
    }

    @Test
    void untilWhenTheLesseeIsBoundIsRead() {
        var number = lease.toBeSigned(lease.application());
        lease.signForLessee(number);
        assertThat(sheet("manager1", number, "zh"))
                .containsPattern(
                        "承租人受其签署约束的期限</span>[^/]*>系统</span>\\s*<span class=\"then\"><span>至 2026年12月\\d+日 09:00");
        assertThat(sheet("manager1", number, "en"))
                .containsPattern(
                        "How long the lessee is bound</span>[^/]*system</span>\\s*<span class=\"then\"><span>until \\d+ Dec 2026, 09:00");
    }

    @Test
    void anIdentityThatWasVerifiedIsReadInOneLanguage() {
        var number = lease.toBeSigned(lease.application());
        assertThat(sheet("manager1", number, "zh")).contains("查询登记公示信息").doesNotContain("Query of the public register");
        assertThat(sheet("manager1", number, "en"))
                .contains("Query of the public register")
                .doesNotContain("查询登记公示信息");
    }

    @Test
    void sumsAndPiecesHaveTheirUnitsAndWhoWasVerifiedIsInOneLanguage() {
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("monthlyRent", "1234567.5")
                .put("currency", "CNY");
        var number = lease.apply(application);
        assertThat(sheet("manager1", number, "zh"))
                .contains("每月人民币1,234,567.50元", "· 2台 ·")
                .doesNotContain("1234567.5", "· CNY");
        assertThat(sheet("manager1", number, "en")).contains("each month CNY 1,234,567.50", "· 2 units ·");
        var verified = lease.apply(lease.unverified());
        lease.attach("compliance1", verified, "IDENTITY");
        lease.verifyIdentity(verified);
        assertThat(step(sheet("manager1", verified, "zh"), "核验身份"))
                .contains("承租人 · ")
                .doesNotContainPattern("Lessee|Match|Query");
        assertThat(step(sheet("manager1", verified, "en"), "Identity verified"))
                .contains("Lessee · ")
                .doesNotContainPattern("\\p{IsHan}");
    }

    private static String step(String sheet, String named) {
        return sheet.replaceFirst("(?s).*<span>" + named + "</span>", "").replaceFirst("(?s)</li>.*", "");
    }

    @Test
    void nothingCanBeDoneInIt() {
        var number = lease.inReview(lease.application());
        assertThat(sheet("legal1", number, "zh"))
                .doesNotContain("<form", "<script", "<html", "style=")
                .contains("/desk/leases/" + number + "\"");
    }

    @Test
    void ofOneThatHasEndedTheWholeHistoryStays() {
        var number = lease.inReview(lease.application());
        var withdrawal =
                lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", "{\"ground\": \"客户另有安排\"}");
        assertThat(withdrawal.status()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(sheet("manager1", number, "zh")).contains("已结束", "撤回", "收到申请", "客户另有安排");
    }

    @Test
    void salesSeeTheirOwnOnlyAndAWrongValueIsNamed() {
        var number = lease.inReview(lease.application());
        assertThat(ask("sales2", number, "embed=true").status()).isEqualTo(404);
        var wrong = ask("manager1", number, "embed=perhaps");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("embed");
    }

    private String sheet(String user, String number, String language) {
        var answer = ask(user, number, "embed=true&lang=" + language);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private Http.Answer ask(String user, String number, String query) {
        return lease.callRaw(user, "GET", "/desk/leases/" + number + "?" + query, null);
    }

    /** Who has no credit code is told by the document, as far as anybody is to read it. */
    @Test
    void anIndividualIsToldByTheirDocument() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee"))
                .put("kind", "INDIVIDUAL")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "11010519491231002X")
                .remove("uscc");
        var number = lease.apply(application);
        assertThat(sheet("manager1", number, "zh"))
                .contains("· 自然人 · 居民身份证，号码后四位 002X<")
                .doesNotContain("· —<", "11010519491231002X");
        assertThat(sheet("manager1", number, "en"))
                .contains("· Individual · Resident ID, number ends 002X<")
                .doesNotContain("11010519491231002X");
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .contains("· 居民身份证，号码后四位 002X<");
    }

    /** “Not yet” is said only where it may come. */
    @Test
    void thatNobodyDecidedIsSaidAsItIs() {
        var open = lease.inReview(lease.application());
        assertThat(sheet("manager1", open, "zh")).contains("尚未作出认定。", "尚未起草。");
        assertThat(lease.callRaw("sales1", "POST", "/api/leases/" + open + "/withdrawal", "{\"ground\":\"承租人改变计划\"}")
                        .status())
                .isEqualTo(202);
        lease.runJobs(open);
        var resale = lease.sample("vpn-resale");
        resale.put("reference", lease.application().path("reference").asText());
        var unlawful = lease.apply(resale);
        for (var ended : List.of(open, unlawful)) {
            assertThat(lease.stage(ended)).isEqualTo("ENDED");
            assertThat(sheet("manager1", ended, "zh"))
                    .contains("租赁已经结束，其间没有经过法务认定。", "租赁已经结束，没有起草合同。")
                    .doesNotContain("尚未作出", "尚未起草");
            assertThat(sheet("manager1", ended, "en"))
                    .contains("The lease has ended without one.", "The lease has ended without a contract.")
                    .doesNotContain("None was made yet", "Not drafted yet");
        }
    }
}
