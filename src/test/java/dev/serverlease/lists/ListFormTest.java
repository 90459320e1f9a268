package dev.serverlease.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.words.Word;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the page of leases is asked for is what it shows, what its form holds, and what its links lead to. */
@ServerLeaseTest
class ListFormTest {

    private static final Pattern TAG = Pattern.compile("<li><a href=\"([^\"]*)\"><span class=\"sl-unseen\"");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "officer=legal1&lateTask=true",
                "step=Task_LegalReview&lateTask=true",
                "officer=legal1&group=legal-officers&lateTask=true",
                "rule=identity.evidence&month=2026-11&effect=REVIEW&effect=BLOCK",
                "review=CONTINUE&review=CURE&month=2026-11",
                "review=CONTINUE&rule=identity.evidence&month=2026-11&effect=REVIEW"
            })
    void takingAnyOfTheFiltersAwayLeadsToAList(String query) {
        var tags = TAG.matcher(page("manager1", query).text()).results().toList();
        assertThat(tags).hasSizeGreaterThan(1);
        for (var tag : tags) {
            var without = tag.group(1).replace("&amp;", "&");
            var list = lease.call("manager1", "GET", without, null);
            assertThat(list.status()).as(without + list.text()).isEqualTo(200);
        }
    }

    @Test
    void takingAFilterAwayLeavesWhatStandsWithoutIt() {
        assertThat(page("manager1", "review=CONTINUE&rule=identity.evidence&month=2026-11&effect=REVIEW")
                        .text())
                .contains("\"/leases?review=CONTINUE&amp;month=2026-11\"")
                .contains("\"/leases?rule=identity.evidence&amp;month=2026-11&amp;effect=REVIEW\"");
        assertThat(page("manager1", "officer=legal1&group=legal-officers&lateTask=true")
                        .text())
                .contains("\"/leases?group=legal-officers&amp;lateTask=true\"");
    }

    /** What only goes together stands together; what goes along is said to who hears it. */
    @Test
    void aTagSaysWhatGoesAwayWithIt() {
        var rule = "rule=identity.evidence&month=2026-11";
        assertThat(tags(rule + "&lang=zh")).singleElement().asString().matches("不符的规则：.+；审查、复核的月份：2026年11月");
        assertThat(tags(rule + "&effect=REVIEW&lang=zh"))
                .hasSize(2)
                .contains("所选规则的结果：送审")
                .anyMatch(tag -> tag.matches("不符的规则：.+；审查、复核的月份：2026年11月，连同“所选规则的结果：送审”"));
        assertThat(tags(rule + "&effect=REVIEW&lang=en"))
                .hasSize(2)
                .contains("Effect of the chosen rule: To review")
                .anyMatch(tag -> tag.matches("Rule not met: .+; Month of the checks or reviews: Nov 2026"
                        + ", together with “Effect of the chosen rule: To review”"));
        assertThat(tags("review=CONTINUE&" + rule + "&lang=zh")).hasSize(3);
        assertThat(tags("officer=legal1&lateTask=true&lang=zh"))
                .first()
                .asString()
                .contains("连同“");
        assertThat(tags("stage=OPEN&risk=HIGH&lang=zh")).hasSize(2).noneMatch(tag -> tag.contains("连同"));
    }

    /** As they are read aloud, without “remove the filter”. */
    private List<String> tags(String query) {
        return Pattern.compile("(?s)<li><a href=\"[^\"]*\">(<span class=\"sl-unseen\".*?)</a>")
                .matcher(page("manager1", query).text())
                .results()
                .map(tag -> tag.group(1)
                        .replaceAll("<span aria-hidden=\"true\">×</span>", "")
                        .replaceFirst("<span[^>]*>.*?</span>", "")
                        .replaceAll("<[^>]*>", "")
                        .strip())
                .toList();
    }

    /** A plus in an address is a space to whoever reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"+08:00", "%2B08:00", "%2008:00"})
    void theZoneOfAnInstantMayBeTypedAsItIs(String zone) {
        lease.inReview(lease.application());
        for (var door : List.of("/api/leases", "/leases.csv", "/leases")) {
            var answer = lease.call("manager1", "GET", door + "?dueUntil=2027-01-01T09:00:00" + zone, null);
            assertThat(answer.status()).as(door + answer.text()).isEqualTo(200);
        }
        assertThat(page("manager1", "dueUntil=2027-01-01T09:00:00" + zone + "&lang=zh")
                        .text())
                .contains("期限至：2027年1月1日 09:00");
        assertThat(page("manager1", "dueUntil=2027-01-01+09:00").status()).isEqualTo(400);
    }

    /** Nothing can be done with no lease. */
    @Test
    void aListOfNothingOffersNoRunAndSaysHowToWidenIt() {
        lease.inReview(lease.application());
        assertThat(page("manager1", "stage=OPEN").text()).contains("/steering/reviews?", "/steering/applicants?");
        var none = page("manager1", "q=SL-2026-999999&stage=OPEN&lang=zh").text();
        assertThat(none)
                .contains("没有符合条件的租赁", "各项条件须同时符合", "去掉其中一项", "查看全部租赁")
                .doesNotContain("/steering/reviews?", "/steering/applicants?");
        assertThat(page("manager1", "q=SL-2026-999999&lang=en").text())
                .contains("No lease meets this", "Change the filter", "Show all leases")
                .doesNotContain("/steering/reviews?", "/steering/applicants?");
    }

    @Test
    void aStepOfTheDiagramIsChosenByItsNameAndTheFrameAroundIt() {
        var number = lease.inReview(lease.application());
        var chosen = "step=Task_LegalReview&failedStep=SubProcess_LegalReview";
        for (var lang : List.of("zh", "en")) {
            var text = page("manager1", chosen + "&lang=" + lang).text().replaceAll("<[^>]*>", " ");
            assertThat(text)
                    .contains(
                            lang.equals("zh")
                                    ? List.of("所在环节：法务审查 › 法务审查", "故障所在的环节：法务审查", "履行中 › 待复核", "侵权通知 › 转送通知")
                                    : List.of(
                                            "At the step: Legal review › Legal review",
                                            "Infringement notice › Forward"))
                    .doesNotContainPattern("\\b(Task|SubProcess|Gateway|Timer|CallActivity)_");
        }
        for (var criterion : List.of(Criterion.STEP, Criterion.FAILED_STEP)) {
            var words = criterion.codes().values();
            assertThat(words).extracting(Word::zh).doesNotHaveDuplicates();
            assertThat(words).extracting(Word::en).doesNotHaveDuplicates();
        }
        var list = "/api/leases?step=Task_LegalReview&q=" + number;
        assertThat(lease.call("manager1", "GET", list, null).text()).contains(number);
        assertThat(lease.call("sales1", "GET", list, null).text()).contains(number);
        assertThat(lease.call("sales2", "GET", list, null).text()).doesNotContain(number);
        assertThat(page("manager1", "step=LIMBO&lang=zh").text()).contains("没有这个取值，请从列表中选择");
    }

    /** Else the next search would drop it. */
    @Test
    void anInstantOfASavedAddressStandsInTheForm() {
        var page =
                page("manager1", "dueUntil=2027-01-01T09:00:00%2B08:00&lang=zh").text();
        assertThat(page)
                .containsPattern("<input type=\"text\" name=\"dueUntil\"[^>]* value=\"2027-01-01T09:00\\+08:00\"")
                .contains("<input type=\"date\" name=\"dueFrom\"", "期限至：2027年1月1日 09:00");
    }

    /** Whom there is among the colleagues does not concern them. */
    @ParameterizedTest
    @ValueSource(strings = {"applicant=sales2", "applicant=nobody", "applicant=sales1"})
    void salesAreNotToldThatTheySeeALeaseOfOthers(String query) {
        var asked = page("sales1", "stage=OPEN&" + query);
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.whole().headers().firstValue("Location").orElse("")).endsWith("/leases?stage=OPEN");
        assertThat(page("sales1", "stage=OPEN&lang=zh").text())
                .contains("只列出由您经办的租赁")
                .doesNotContain("没有名为");
        assertThat(page("manager1", "stage=OPEN&lang=zh").text()).doesNotContain("只列出由您经办的租赁");
    }

    @Test
    void anAccountThatHasNothingIsNamed() {
        lease.inReview(lease.application());
        for (var query : List.of("officer=Legal1", "applicant=nobody")) {
            assertThat(page("manager1", query + "&lang=zh").text())
                    .as(query)
                    .contains("账号“" + query.replaceFirst(".*=", "") + "”");
            assertThat(page("sales1", query + "&lang=zh").text()).as(query).doesNotContain("账号“");
        }
        assertThat(page("manager1", "applicant=sales1&stage=ENDED&endReason=LAPSED&lang=zh")
                        .text())
                .doesNotContain("账号“");
        assertThat(page("manager1", "").text())
                .containsPattern("<datalist id=\"sl-applicant\">(<option[^>]*></option>)*<option value=\"sales1\"");
        assertThat(page("sales1", "").text()).doesNotContain("<datalist");
    }

    /** Which apostrophe a keyboard writes, and what comes unseen with a text that is pasted, makes no other name. */
    @ParameterizedTest
    @ValueSource(strings = {"O'Neil", "O\u2019NEIL", "O\u02bcNeil", "O'\u200bNeil", "\ufeffO'Neil", "O'Ne\u00adil"})
    void aNameIsFoundWithAnyApostropheAndWhateverIsPastedUnseen(String typed) {
        for (var name : List.of("O'Neil", "O\u2019Neil")) {
            var application = lease.application();
            ((ObjectNode) application.path("lessee")).put("name", "示例 " + name + " 有限公司");
            var number = lease.apply(application);
            for (var searched : List.of(typed, number + "\u200b")) {
                assertThat(lease.call(
                                        "manager1",
                                        "GET",
                                        "/api/leases?size=200&q=" + URLEncoder.encode(searched, StandardCharsets.UTF_8),
                                        null)
                                .body()
                                .path("leases")
                                .findValuesAsText("number"))
                        .as(searched)
                        .contains(number);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/leases, sort=due&after=SL-2026-009999, after, 没有",
        "/api/leases, sort=due&after=SL-2026-000001.t.1796083200000000, after, next",
        "/api/leases, sort=termEnd&after=SL-2026-000001.d.1796083200000000, after, next",
        "/api/leases, sort=newest&after=SL-2026-000001.d.1796083200000000, after, next",
        "/leases, page=abc, page, 没有这个查询条件",
        "/leases, page=-1, page, 没有这个查询条件",
        "/leases.csv, page=1, page, 包含全部",
        "/leases.csv, size=20, size, 包含全部",
        "/leases.csv, after=SL-2026-000001, after, 包含全部"
    })
    void nothingIsTakenInSilence(String door, String query, String field, String remedy) {
        var answer = lease.call("manager1", "GET", door + "?" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        if (!door.equals("/leases")) {
            assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        }
        assertThat(answer.text()).contains(remedy);
    }

    @Test
    void theNextPageOfAnOrderIsOfThatOrderAlone() {
        lease.inReview(lease.application());
        lease.inReview(lease.application());
        var next = lease.call("manager1", "GET", "/api/leases?sort=due&size=1", null)
                .body()
                .path("next")
                .asText();
        assertThat(lease.call("manager1", "GET", "/api/leases?sort=due&size=1&after=" + next, null)
                        .status())
                .isEqualTo(200);
        for (var other : List.of("newest", "termEnd", "risk")) {
            assertThat(lease.call("manager1", "GET", "/api/leases?sort=" + other + "&after=" + next, null)
                            .status())
                    .as(other)
                    .isEqualTo(400);
        }
    }

    /** What is wrong already is not said to be missing as well. */
    @ParameterizedTest
    @CsvSource({"month=2026-13&review=CONTINUE, month", "review=X&month=2026-11, review", "effect=REVIEW&rule=x, rule"})
    void whatIsWrongIsSaidOnce(String query, String field) {
        var errors = lease.call("manager1", "GET", "/api/leases?" + query, null)
                .body()
                .path("errors");
        assertThat(errors.findValuesAsText("field")).as(errors.toString()).containsExactly(field);
    }

    /** A program is told the codes; a person chooses from words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage=LIMBO",
                "risk=high",
                "sort=size",
                "duty=SOON",
                "overdue=yes",
                "after=abc",
                "sort=risk&after=SL-2026-000001.d.1",
                "sort=due&after=SL-2026-009999",
                "stgae=ENDED",
                "q=a&lessee=b"
            })
    void onThePageARefusalIsInWords(String query) {
        for (var lang : List.of("zh", "en")) {
            var page = page("manager1", query + "&lang=" + lang);
            assertThat(page.status()).as(page.text()).isEqualTo(400);
            var said = page.text().replaceFirst("(?s).*class=\"sl-wrong\"", "").replaceFirst("(?s)</ul>.*", "");
            assertThat(said.replaceFirst("<strong>[^<]*</strong>", ""))
                    .as(query)
                    .contains("<li>")
                    .doesNotContainPattern(
                            "[A-Z]{3,}|\\b(next|due|newest|termEnd|true|stage|sort)\\b(?! (date|page))|\\bq\\b");
        }
    }

    private Answer page(String user, String query) {
        return lease.call(user, "GET", "/leases?" + query, null);
    }
}
