package dev.serverlease.risknote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.testing.Codes;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 风险提示书: the lessee is told what was examined and found, what it means and what to do; its issue is evidence. */
@ServerLeaseTest
class RiskNoteTest {

    private static final String ID_NUMBER = "11010519491231002X";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Doors doors;

    @LocalServerPort
    private int port;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void itSaysWhatWasFoundWhatItMeansAndWhatToDo() {
        var note = issue("sales1", lease.apply(sample("shop-without-licence"))).path("note");
        assertThat(note.path("summary").path("zh").asText()).isEqualTo("须先补正下列事项，方可继续。");
        var found = one(note.path("found"), "经营性信息服务许可");
        assertThat(found.path("message").path("zh").asText()).contains("缺少经营许可证编号");
        assertThat(found.path("consequence").path("en").asText())
                .startsWith("Consequence: A commercial information service without a permit");
        assertThat(found.path("remedy").path("zh").asText())
                .startsWith("请补正：经营许可证编号。")
                .contains("可以承诺在开通前取得");
        assertThat(found.path("citation").path("zh").asText()).contains("《互联网信息服务管理办法》");
        assertThat(texts(note.path("lease"))).anyMatch(text -> text.contains("美国"));
    }

    @Test
    void anActIsNamedOnceInASource() {
        var found = issue("sales1", lease.apply(sample("shop-without-licence")))
                .path("note")
                .path("found");
        assertThat(found).isNotEmpty().allSatisfy(one -> {
            var acts = Pattern.compile("《[^》]+》")
                    .matcher(one.path("citation").path("zh").asText())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(acts).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    /** An edition is shown with its last day, as the rulebook shows it, in the language that the reader chose. */
    @Test
    void anEditionThatIsOverIsShownWithItsLastDay() {
        clock.set(Instant.parse("2025-12-01T01:00:00Z"));
        var page = "/desk/leases/" + lease.apply(lease.application()) + "/risk-note";
        assertThat(lease.callRaw("sales1", "GET", page + "?lang=zh", null).text())
                .contains("2025年12月31日）")
                .doesNotContain("– 2026年1月1日）");
        assertThat(lease.callRaw("sales1", "GET", page + "?lang=en", null).text())
                .contains("– 31 Dec 2025)");
        assertThat(lease.callRaw("sales1", "GET", page + "?lang=both", null).text())
                .contains("– 2025-12-31");
    }

    /** The customer reads what was found, not how officers find out, nor how the form or the lawyers' files stand. */
    @Test
    void itIsWrittenToTheCustomer() {
        for (var name : List.of("shop-without-licence", "vpn-resale", "own-office")) {
            var note = issue("sales1", lease.apply(sample(name))).path("note");
            assertThat(note.path("found")).isNotEmpty().allSatisfy(found -> {
                assertThat(found.path("message").path("zh").asText())
                        .isNotBlank()
                        .doesNotContainPattern("（“[^”]*”）|请法务|记录理由|请认定|待核对");
                assertThat(found.path("message").path("en").asText())
                        .isNotBlank()
                        .doesNotContainPattern("\\(“[^”]*”\\)|record why|to be checked");
                assertThat(found.has("mark")).isFalse();
            });
        }
    }

    @Test
    void whatOfficersDecideSaysTheRulesSentenceAlone() {
        var found = issue("sales1", lease.apply(sample("shop-without-licence")))
                .path("note")
                .path("found");
        assertThat(one(found, "境外服务器备案").path("message").path("zh").asText())
                .isEqualTo("服务器在境外，而备案通常以境内接入为前提；是否构成在境内从事互联网信息服务、境内主体负有何种义务，由法务认定。");
    }

    @Test
    void rulesOfOneMatterAreToldUnderOneHeading() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "香港法律");
        var found = issue("sales1", lease.apply(application)).path("note").path("found");
        assertThat(found.findValues("matter"))
                .singleElement()
                .satisfies(matter -> assertThat(matter.path("zh").asText()).isEqualTo("适用法律"));
    }

    @Test
    void itNamesEveryRuleThatWasAskedWithTheDayAndTheEdition() {
        var number = lease.apply(lease.application());
        var note = issue("sales1", number).path("note");
        assertThat(note.path("examinedOn").asText()).isEqualTo("2026-12-01");
        assertThat(StreamSupport.stream(note.path("examined").spliterator(), false)
                        .mapToInt(subject -> subject.path("rules").size())
                        .sum())
                .isEqualTo(StreamSupport.stream(
                                lease.lease(number).path("findings").spliterator(), false)
                        .filter(finding -> !List.of("place.country-note", "identity.two-hands")
                                .contains(finding.path("rule").asText()))
                        .toList()
                        .size());
        var identity = note.path("examined").get(0).path("rules").get(0);
        assertThat(identity.path("sources").findValuesAsText("inForceFrom")).contains("2026-01-01");
    }

    /** Neither codes, nor staff, nor a whole number of a document, nor notes on the law of the server's country. */
    @Test
    void itHoldsNothingThatIsNotForTheLessee() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee"))
                .put("kind", "INDIVIDUAL")
                .put("idType", "RESIDENT_ID")
                .put("idNo", ID_NUMBER)
                .remove("uscc");
        var number = lease.apply(application);
        var note = issue("legal1", number);
        assertThat(texts(note.path("note"))).isNotEmpty().allSatisfy(text -> {
            assertThat(Codes.in(text)).as(text).isEmpty();
            assertThat(text).doesNotContain("sales1", "legal1", ID_NUMBER);
        });
        assertThat(texts(note)).contains("**002X");
        Rulebook.current().rules().stream()
                .filter(rule -> rule.id().value().equals("place.country-note"))
                .forEach(rule ->
                        assertThat(texts(note)).doesNotContain(rule.title().zh()));
    }

    @Test
    void itsIssueIsRecordedOnceForTheSamePersonAndWords() {
        var number = lease.apply(sample("shop-without-licence"));
        var digest = issue("sales1", number).path("digest").asText();
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        assertThat(issue("sales1", number).path("digest").asText()).isEqualTo(digest);
        assertThat(issued(number)).singleElement().satisfies(step -> {
            assertThat(step.path("actor").asText()).isEqualTo("sales1");
            assertThat(step.path("digest").asText()).isEqualTo(digest).hasSize(64);
            assertThat(step.path("at").asText()).startsWith("2026-12-01");
        });
        issue("legal1", number);
        assertThat(issued(number)).hasSize(2);
        assertThat(lease.callRaw("sales1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("出具风险提示书", "/desk/leases/" + number + "/risk-note");
    }

    @Test
    void anApprovalIsToldWithoutItsReasons() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "SG");
        var number = lease.apply(application);
        var before = issue("sales1", number);
        assertThat(texts(before.path("note"))).contains("由法务人员认定；请备妥能够说明事实的材料。");
        lease.approve("legal1", number);
        var after = issue("sales1", number);
        assertThat(after.path("digest")).isNotEqualTo(before.path("digest"));
        assertThat(texts(after.path("note"))).contains("法务人员已认定不构成违反。").noneMatch(text -> text.contains("legal1"));
    }

    @Test
    void aConditionIsToldWithItsContentAndTheDecisionWithItsResult() {
        var number = underReview();
        var rule = "contract.governing-law";
        var assessed = Map.of("rule", rule, "about", "展示文字", "conclusion", "CONDITION", "ground", "确认函");
        var sent = new HashMap<String, String>(Map.of("integrity", "NONE", "ground", "经审查"));
        sent.put("decision", "APPROVE_WITH_CONDITIONS");
        sent.put("assessments", json.valueToTree(List.of(assessed)).toString());
        sent.put("conditions", "承租人提交网络安全责任书");
        var answer = lease.complete("legal1", number, "Task_LegalReview", sent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
        var note = issue("sales1", number).path("note");
        assertThat(texts(note.path("conditions"))).containsExactly("确认函", "承租人提交网络安全责任书");
        assertThat(StreamSupport.stream(note.path("found").spliterator(), false))
                .anySatisfy(found -> {
                    assertThat(found.path("outcome").path("zh").asText()).isEqualTo("落实条件后合规");
                    assertThat(found.path("remedy").path("zh").asText()).contains("由承租人落实", "确认函");
                });
        assertThat(texts(note.path("found"))).doesNotContain("待法务认定");
        assertThat(lease.callRaw("sales1", "GET", "/desk/leases/" + number + "/risk-note", null)
                        .text())
                .contains("承租人提交网络安全责任书");
    }

    @Test
    void aRejectionIsToldAsSuch() {
        var number = underReview();
        var sent = Map.of("decision", "REJECT", "ground", "不予通过", "integrity", "NONE");
        assertThat(lease.complete("legal1", number, "Task_LegalReview", sent).status())
                .isEqualTo(204);
        lease.runJobs(number);
        var note = issue("sales1", number).path("note");
        assertThat(note.path("summary").path("zh").asText()).isEqualTo("本申请经审查未获通过。");
        assertThat(texts(note)).contains("已结束，无须再办理；重新提出申请的，请先处理本项。").doesNotContain("由法务人员认定；请备妥能够说明事实的材料。");
    }

    /** Open as long as nobody has verified, gone once somebody has; data supplied are not told as verified. */
    @Test
    void identityIsToldAsItStands() {
        var number = lease.apply(lease.unverified());
        assertThat(texts(issue("sales1", number).path("note").path("found")))
                .anyMatch(text -> text.contains("尚待合规人员核验"));
        lease.approve("legal1", number);
        var note = issue("sales1", number).path("note");
        assertThat(texts(note.path("found"))).noneMatch(text -> text.contains("尚待合规人员核验"));
        assertThat(texts(note.path("examined"))).contains("已提供信息（真实性另行核验）");
    }

    private String underReview() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "SG");
        return lease.apply(application);
    }

    @Test
    void whoMayNotSeeTheLeaseGetsNoNote() {
        var number = lease.apply(lease.application());
        for (var path : List.of("/api/leases/" + number + "/risk-note", "/desk/leases/" + number + "/risk-note")) {
            assertThat(lease.callRaw("sales2", "GET", path, null).status()).isEqualTo(404);
            assertThat(lease.callRaw(null, "GET", path, null).status()).isEqualTo(401);
        }
        assertThat(issued(number)).isEmpty();
    }

    /** Its issue is evidence: another site does not make an officer's browser issue it. */
    @Test
    void anotherSiteIssuesNone() {
        var number = lease.apply(lease.application());
        for (var path : List.of("/api/leases/" + number + "/risk-note", "/desk/leases/" + number + "/risk-note")) {
            for (var site : List.of("cross-site", "same-site")) {
                var refused = fetched("sales1", path, site);
                assertThat(refused.statusCode()).as(path + site).isEqualTo(403);
                assertThat(refused.body()).contains("其他网站", "Another site");
            }
        }
        assertThat(issued(number)).isEmpty();
        for (var site : List.of("same-origin", "none")) {
            assertThat(fetched("sales1", "/desk/leases/" + number + "/risk-note", site)
                            .statusCode())
                    .as(site)
                    .isEqualTo(200);
        }
        assertThat(issued(number)).hasSize(1);
    }

    private HttpResponse<String> fetched(String person, String path, String site) {
        return doors.raw(
                Doors.Door.WEB_APPLICATIONS, person, "GET", path, null, "Sec-Fetch-Site", site, "Accept", "*/*");
    }

    @Test
    void thePageSpeaksTheLanguageThatIsAskedFor() throws Exception {
        var number = lease.apply(sample("shop-without-licence"));
        assertThat(page(number, "?lang=zh", "en"))
                .contains("如何处理", "法律后果：")
                .doesNotContain("What to do", "Consequence:");
        assertThat(page(number, "?lang=en", null))
                .contains("What to do", "Consequence:")
                .doesNotContain("如何处理", "法律后果：");
        assertThat(page(number, "", "en-GB,zh;q=0.5")).contains("What to do").doesNotContain("如何处理");
        assertThat(page(number, "", "fr")).contains("What to do", "如何处理");
        assertThat(page(number, "", null)).contains("What to do", "如何处理");
        assertThat(page(number, "?lang=both", "zh")).contains("What to do", "如何处理");
        assertThat(lease.callRaw("sales1", "GET", "/desk/leases/" + number + "/risk-note?lang=fr", null)
                        .status())
                .isEqualTo(400);
    }

    private JsonNode issue(String person, String number) {
        var answer = lease.call(person, "GET", "/api/leases/" + number + "/risk-note", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private List<JsonNode> issued(String number) {
        return StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .filter(step -> step.path("action").asText().equals("RISK_NOTE_ISSUED"))
                .toList();
    }

    private String page(String number, String query, String language) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/desk/leases/" + number + "/risk-note" + query))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString("sales1:sales1".getBytes(StandardCharsets.UTF_8)));
        if (language != null) {
            request.header("Accept-Language", language);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private ObjectNode sample(String name) {
        var application = lease.sample(name);
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }

    private static JsonNode one(JsonNode found, String title) {
        return StreamSupport.stream(found.spliterator(), false)
                .filter(finding -> finding.path("title").path("zh").asText().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " not in " + found));
    }

    private static List<String> texts(JsonNode node) {
        return StreamSupport.stream(node.isValueNode() ? List.of(node).spliterator() : node.spliterator(), false)
                .flatMap(each -> each.isValueNode() ? List.of(each.asText()).stream() : texts(each).stream())
                .toList();
    }
}
