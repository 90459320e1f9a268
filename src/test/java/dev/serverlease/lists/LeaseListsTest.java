package dev.serverlease.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.testing.Cost;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases are found, listed and taken out as a file: on the page, by programs, in either language. */
@ServerLeaseTest
class LeaseListsTest {

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LeaseList leases;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void aLeaseIsFoundByWhateverIsKnownOfIt() {
        var token = token();
        var application = named("示例 Ａlpha" + token + "（上海）有限公司");
        var number = lease.apply(application);
        var reference = application.path("reference").asText();
        for (var known : List.of(
                number,
                number.toLowerCase(Locale.ROOT),
                number.replace("SL-", ""),
                number.replaceFirst(".*-", ""),
                number.replaceFirst(".*-0*", ""),
                reference,
                reference.toLowerCase(Locale.ROOT),
                "a" + "lpha" + token,
                "ALPHA" + token.toUpperCase(Locale.ROOT) + "(上海",
                token + "（上 海）有限",
                " " + token + " ")) {
            assertThat(numbers("manager1", "q=" + encoded(known))).as(known).contains(number);
        }
        assertThat(numbers("manager1", "q=" + encoded(token + "(北京")))
                .as("all of it, not its pieces alone")
                .isEmpty();
        assertThat(numbers("manager1", "q=" + encoded(token + "%")))
                .as("a sign is a sign")
                .isEmpty();
        assertThat(numbers("manager1", "lessee=" + encoded("示例ALPHA" + token))).contains(number);
        assertThat(numbers("manager1", "lessee=" + encoded(token)))
                .as("not its beginning")
                .isEmpty();
        assertThat(numbers("manager1", "size=200&sort=newest&q=" + encoded("示")))
                .as("names that begin with it")
                .contains(number);
        assertThat(page("manager1", "lang=zh&q=" + encoded(" 司")).text())
                .contains("只有一个字时，只查找名称以“司”开头的承租人，输入两个字以上即可查找名称的任何部分");
        assertThat(page("manager1", "lang=en&q=" + encoded("司")).text())
                .contains("only names that begin with it", "two characters search everywhere");
        assertThat(page("manager1", "lang=zh&q=" + encoded("公司")).text()).doesNotContain("只查找名称以");
    }

    /** Whatever the product's own role is made to write: no row takes the lists away from everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"infinity", "-infinity", "200000-01-01", "0044-03-15 BC"})
    void aDateThatNobodyCanMeanIsKeptOutOfALease(String date) {
        var number = lease.apply(named("示例日期（上海）有限公司"));
        var columns = jdbc.sql("select column_name from information_schema.columns where table_schema = 'lease' and"
                        + " table_name = 'lease' and data_type like 'timestamp%' and is_generated = 'NEVER'")
                .query(String.class)
                .list();
        assertThat(columns).hasSizeGreaterThan(10);
        for (var column : columns) {
            assertThatThrownBy(() -> jdbc.sql("update lease.lease set " + column
                                    + " = cast(:date as timestamptz) where number = :number")
                            .param("date", date)
                            .param("number", number)
                            .update())
                    .as(column)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void aNameIsFoundInAnyCaseAndWidthOfAnyAlphabet() {
        var token = token();
        var number = lease.apply(named("Élan Çelik Việt Ødegård ΔΙΑΣ Промстрой ABC" + token + "有限公司"));
        for (var known : List.of(
                "élan çelik VIỆT",
                "ÉLAN ÇELIK",
                "VIỆT øDEGÅRD",
                "διας ПРОМСТРОЙ",
                "промстройａｂｃ" + token,
                "ＡＢＣ" + token.toUpperCase(Locale.ROOT),
                "E\u0301lan")) {
            assertThat(numbers("manager1", "size=200&sort=newest&q=" + encoded(known)))
                    .as(known)
                    .contains(number);
        }
        assertThat(jdbc.sql("select lease.searched('ŁÓDŹ') = lease.searched('łódź')"
                                + " and lease.searched('\u212bngström') = lease.searched('\u00e5ngström')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(numbers("manager1", "q=" + encoded("elan celik")))
                .as("another name")
                .doesNotContain(number);
        assertThat(numbers("manager1", "lessee=" + encoded("ÉLAN çELIK việt"))).contains(number);
        assertThat(numbers("manager1", "q=" + encoded(fullWidth(number)))).containsExactly(number);
    }

    private static String fullWidth(String text) {
        return text.codePoints()
                .map(sign -> sign + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Where many names have it in common, looking it up is most of the cost. */
    @Test
    void aNameIsLookedUpOnceForAPageAndItsNumber() {
        lease.apply(named("示例一次" + token() + "有限公司"));
        lease.apply(named("示例一次" + token() + "有限公司"));
        page("manager1", "q=" + encoded("示例一次"));
        var cost = Stream.generate(() -> Cost.of(jdbc, () -> page("manager1", "size=1&q=" + encoded("示例一次"))))
                .limit(3)
                .min(Comparator.comparing(Cost::statements))
                .orElseThrow();
        var without = Stream.generate(() -> Cost.of(jdbc, () -> page("manager1", "size=1")))
                .limit(3)
                .min(Comparator.comparing(Cost::statements))
                .orElseThrow();
        assertThat(cost.statements()).isLessThanOrEqualTo(without.statements() + 2);
    }

    @Test
    void salesFindTheirOwnWhateverTheySend() {
        var token = token();
        var number = lease.apply(named("示例自有" + token + "有限公司"));
        assertThat(numbers("sales1", "q=" + token)).containsExactly(number);
        for (var query :
                List.of("q=" + token, "q=" + number, "applicant=sales1&q=" + token, "stage=LEGAL_REVIEW&q=" + token)) {
            assertThat(numbers("sales2", query)).as(query).isEmpty();
            assertThat(page("sales2", query).text()).as(query).doesNotContain("/desk/leases/" + number);
            assertThat(file("sales2", query)).as(query).doesNotContain(number);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stage=LIMBO, stage, LEGAL_REVIEW, choose one of the list",
        "risk=high, risk, HIGH, choose one of the list",
        "overdue=yes, overdue, true, ticked or not",
        "overdue=false, overdue, true, ticked or not",
        "inTime=false, inTime, true, ticked or not",
        "appliedFrom=1970-01-01, appliedFrom, of the years 2000 to 2999,",
        "permitEndsUntil=9999-12-31, permitEndsUntil, of the years 2000 to 2999,",
        "sort=due&sort=risk, sort, Takes one value,",
        "dueFrom=2026-02-30, dueFrom, 2026-12-31,",
        "dueUntil=31.12.2026, dueUntil, 2026-12-31,",
        "appliedFrom=0001-01-01, appliedFrom, 2026-12-31,",
        "dueFrom=2026-12-02&dueUntil=2026-12-01, dueUntil, Ends before it begins,",
        "month=2026-11, rule, Choose the rule,",
        "rule=identity.evidence, month, Choose the month,",
        "review=CURE, month, Choose the month of the reviews,",
        "effect=BLOCK, rule, Choose the rule whose effect,",
        "occasion=CONTRACT, rule, Choose the rule that was asked,",
        "rule=identity.evidence&month=2026-11&occasion=SCREENING, occasion, Must be one of CHECKS, choose one of the list",
        "lateTask=true, officer, Name the officer,",
        "duty=SOON, duty, THREE_DAYS, choose one of the list",
        "currency=CHF, currency, CNY, choose one of the list",
        "permitEndsUntil=2026-13-01, permitEndsUntil, 2026-12-31,",
        "reached=ENDED, reached, CONTRACT, choose one of the list",
        "rule=no.such-rule, rule, choose one of the list,",
        "sort=size, sort, termEnd, There is no such order",
        "stgae=ENDED, stgae, There is no such parameter, There is no such filter",
        "q=a&q=b, q, Takes one value,",
        "after=abc, after, SL-2026-000001, begin with the first page",
        "after=SL-2026-000001.soon, after, next, begin with the first page",
        "sort=due&after=SL-2026-000001.9999999999999999999, after, next, begin with the first page"
    })
    void whatIsWrongIsToldWithItsRemedy(String query, String field, String remedy, @Nullable String onPage) {
        for (var door : List.of("/api/leases?", "/leases.csv?")) {
            var answer = lease.call("manager1", "GET", door + query, null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().path("errors").path(0).path("field").asText())
                    .isEqualTo(field);
            assertThat(answer.body().path("errors").path(0).path("message").asText())
                    .contains(remedy);
        }
        var page = page("manager1", query + "&lang=en");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .contains("The filter is wrong", onPage == null ? remedy : onPage, "<form")
                .doesNotContain("<table", "请");
    }

    /** As a program learns what it may send. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/leases", "/leases.csv"})
    void everyCriterionIsInTheDescriptionOfBothDoors(String path) {
        var described = lease.call(null, "GET", "/v3/api-docs", null)
                .body()
                .path("paths")
                .path(path)
                .path("get")
                .path("parameters");
        assertThat(described.findValuesAsText("name"))
                .contains("sort")
                .containsAll(
                        Stream.of(Criterion.values()).map(Criterion::parameter).toList())
                .doesNotContain("sent", "language", "t")
                .doesNotHaveDuplicates();
        // a program has its own language: only the file is in one
        if (path.equals("/leases.csv")) {
            assertThat(parameter(described, "lang").at("/schema/enum"))
                    .extracting(JsonNode::asText)
                    .containsExactly("zh", "en");
        }
        var risk = parameter(described, "risk");
        assertThat(risk.at("/schema/items/enum")).extracting(JsonNode::asText).containsExactly("LOW", "MEDIUM", "HIGH");
    }

    private static JsonNode parameter(JsonNode described, String name) {
        return Stream.iterate(0, at -> at + 1)
                .map(described::path)
                .filter(one -> one.isMissingNode() || one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPageSaysWhatItShowsInOneLanguageAndItsAddressIsKept() {
        var token = token();
        var number = lease.apply(named("示例页面" + token + "有限公司"));
        var chinese =
                page("manager1", "stage=LEGAL_REVIEW&q=" + token + "&lang=zh").text();
        assertThat(chinese)
                .contains("<html lang=\"zh\"", number, "1 件租赁", "阶段：法务审查", "编号或者承租人：" + token, "审查期限")
                .contains(
                        "href=\"/leases?q=" + token + "&amp;lang=zh\"", "/leases.csv?stage=LEGAL_REVIEW&amp;q=" + token)
                .doesNotContain("Legal review", "LEGAL_REVIEW</", "LOW<");
        assertThat(chinese.replaceAll("<option value=\"\\w*\"", ""))
                .as("what is read of it")
                .doesNotContain("Lessee");
        assertThat(page("manager1", "what=TERM_END&what=CURE&dueUntil=2026-12-31T09:00:00%2B08:00")
                        .text())
                .as("each of several is kept, and taken away")
                .contains(
                        "multiple",
                        "href=\"/leases?what=TERM_END&amp;what=CURE\"",
                        "href=\"/leases?what=CURE&amp;dueUntil=2026");
        var english =
                page("manager1", "stage=LEGAL_REVIEW&q=" + token + "&lang=en").text();
        assertThat(english).contains("<html lang=\"en\"", "1 lease<", "Stage: Legal review", "Decide by");
        assertThat(english.replaceAll("示例页面[^<]*", "").replaceAll("<[^>]*lang=\"zh\"[^>]*>[^<]*<", "<"))
                .as("but for the way to the other language")
                .doesNotContainPattern("\\p{IsHan}");
        var sent = lease.call("manager1", "GET", "/leases?q=" + token + "&stage=&risk=&dueFrom=", null);
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.whole().headers().firstValue("Location").orElse("")).endsWith("/leases?q=" + token);
        assertThat(page("manager1", "q=" + token + "&stage=ENDED").text()).contains("没有符合条件的租赁");
    }

    @Test
    void anEmbeddedPageIsItsMainAlone() {
        var page = page("manager1", "embed=true&lang=en").text();
        assertThat(page.strip()).startsWith("<main class=\"sl-page\"").endsWith("</main>");
        assertThat(page).contains("name=\"embed\" value=\"true\"").doesNotContain("<link", "<script", "style=");
    }

    @Test
    void pagesFollowEachOther() {
        var token = token();
        var all = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            all.add(lease.apply(named("示例翻页" + token + "有限公司")));
        }
        for (var sort : List.of("due", "newest", "risk")) {
            var seen = new ArrayList<String>();
            var path = "/leases?size=2&sort=" + sort + "&q=" + token;
            while (path != null) {
                var page = lease.call("manager1", "GET", path, null).text();
                Pattern.compile("/desk/leases/(SL-[0-9-]+)\"")
                        .matcher(page)
                        .results()
                        .forEach(found -> seen.add(found.group(1)));
                var next = NEXT.matcher(page);
                path = next.find() ? next.group(1).replace("&amp;", "&") : null;
            }
            assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void theFileIsWholeInOneLanguageAndHarmless() {
        var token = token();
        var numbers = new ArrayList<String>();
        for (var name : List.of("=cmd|'/c calc'!A1" + token, "+1" + token, "@示例" + token, "示例，“引号”\"与\"," + token)) {
            numbers.add(lease.apply(named(name)));
        }
        var bytes = lease.bytes("manager1", "/leases.csv?lang=zh&sort=newest&q=" + token);
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        var lines = new String(bytes, StandardCharsets.UTF_8).substring(1).split("\r\n");
        assertThat(lines).as("all of them").hasSize(5);
        assertThat(lines[0]).startsWith("编号,申请编号,承租人,").endsWith("不定期");
        assertThat(lines[1])
                .startsWith(numbers.get(3))
                .contains(",\"示例，“引号”\"\"与\"\"," + token + "\",", ",法务审查,", "审查期限");
        assertThat(lines[2]).contains(",'@示例" + token);
        for (int i = 1; i < lines.length; i++) {
            assertThat(lines[i])
                    .as("days that a spreadsheet sorts")
                    .contains(",2026-12-08,09:00,审查期限,")
                    .doesNotContain("24:00");
        }
        assertThat(lines[3]).contains(",'+1" + token);
        assertThat(lines[4]).contains(",'=cmd|'/c calc'!A1" + token);
        assertThat(file("manager1", "lang=en&q=" + token))
                .contains("Lease,Reference,Lessee", ",Legal review,")
                .doesNotContain("LEGAL_REVIEW", "法务");
    }

    /** What may be done until midnight may be done on that day. */
    @Test
    void aDayThatEndsAtMidnightStandsInTheFileAsThatDay() {
        var shop = lease.sample("shop-without-licence");
        shop.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(shop);
        assertThat(page("manager1", "lang=zh&q=" + number).text()).contains("2026年12月15日 24:00");
        assertThat(file("manager1", "lang=zh&q=" + number))
                .contains(",下一期限,期限时刻（空白：至当日结束）,期限事项,", ",2026-12-15,,补正期限,")
                .doesNotContain("24:00");
    }

    @Test
    void thePlaceInOneOrderIsNoneInAnother() {
        var behind = "?sort=risk&after=SL-2026-000001.1796083200000000";
        for (var list : List.of("/api/leases, 请原样填写上一页给出的 next", "/leases, 请从首页开始")) {
            var refused = lease.call("manager1", "GET", list.replaceFirst(",.*", "") + behind, null);
            assertThat(refused.status()).as(list).isEqualTo(400);
            assertThat(refused.text()).contains(list.replaceFirst(".*, ", ""));
        }
    }

    /** Where a colleague's lease stands among one's own would tell its dates and its risk. */
    @Test
    void nobodyPagesFromALeaseThatTheyDoNotSee() {
        var foreign = lease.inReview(lease.application());
        var own = lease.call("sales2", "POST", "/api/leases", lease.application());
        assertThat(own.status()).as(own.text()).isEqualTo(201);
        for (var order : List.of("due", "risk", "termEnd")) {
            assertThat(lease.call("sales2", "GET", "/api/leases?sort=" + order + "&after=" + foreign, null)
                            .body()
                            .path("leases"))
                    .as(order)
                    .isEmpty();
        }
        assertThat(lease.call("sales1", "GET", "/api/leases?sort=due&size=200&after=" + foreign, null)
                        .status())
                .isEqualTo(200);
    }

    /** Identity in doubt makes a case grave while its review waits already. */
    @Test
    void whatIsOfHighRiskComesFirstAndSaysSo() {
        var before = lease.inReview(lease.application());
        var grave = lease.apply(lease.unverified());
        var after = lease.inReview(lease.application());
        assertThat(shown("legal1", "tasks", grave)).isGreaterThan(shown("legal1", "tasks", before));
        lease.attach("compliance1", grave, "IDENTITY");
        lease.verifyIdentity(grave, "Task_VerifyIdentity", "MISMATCH", "证件照片与来人不符");
        assertThat(lease.lease(grave).path("risk").asText()).isEqualTo("HIGH");
        assertThat(shown("legal1", "tasks", grave))
                .isLessThan(shown("legal1", "tasks", before))
                .isLessThan(shown("legal1", "tasks", after));
        assertThat(lease.call("legal1", "GET", "/desk", null).text()).contains(">高<");
        assertThat(lease.call("legal1", "GET", "/engine-rest/task?processInstanceBusinessKey=" + grave, null)
                        .body()
                        .path(0)
                        .path("priority")
                        .asInt())
                .isEqualTo(75);
        var byRisk = numbers("manager1", "size=200&sort=risk");
        assertThat(byRisk.indexOf(grave)).isNotNegative();
        assertThat(byRisk.indexOf(before) < 0 || byRisk.indexOf(before) > byRisk.indexOf(grave))
                .isTrue();
    }

    /** In which place among all steps of this person a lease stands. */
    private int shown(String user, String parameter, String number) {
        var seen = new ArrayList<String>();
        for (int page = 0; page < 200; page++) {
            var text = lease.call(user, "GET", "/desk?" + parameter + "=" + page, null)
                    .text();
            var steps = text.substring(text.indexOf("steps-heading\" tabindex"), text.indexOf("leases-heading\""));
            Pattern.compile("<td data-label=\"租赁\"><a href=\"/desk/leases/(SL-[0-9-]+)\"")
                    .matcher(steps)
                    .results()
                    .forEach(found -> seen.add(found.group(1)));
            if (seen.contains(number) || !text.contains(parameter + "=" + (page + 1))) {
                break;
            }
        }
        assertThat(seen).contains(number);
        return seen.indexOf(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leases", "/leases.csv", "/api/leases"})
    void nobodyReadsThemUnknown(String path) {
        assertThat(lease.callRaw(null, "GET", path, null).status()).isEqualTo(401);
    }

    /** Of a suspended lease the term runs and the rent is owed. What is changed here is rolled back. */
    @Test
    void inForceIsWhatServesAndWhatIsSuspended() {
        var token = token();
        var number = lease.apply(named("示例在用" + token + "有限公司"));
        var inForce = LeaseFilter.of(Map.of("q", List.of(token), "inForce", List.of("true")));
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (var stage : LeaseStage.values()) {
                jdbc.sql("update lease.lease set stage = :stage, end_reason ="
                                + " case when :stage in ('CLOSING', 'ENDED') then 'EXPIRED' end where number = :number")
                        .param("stage", stage.name())
                        .param("number", number)
                        .update();
                boolean is = stage == LeaseStage.IN_FORCE || stage == LeaseStage.SUSPENDED;
                assertThat(leases.numbers(inForce, LeaseOrder.NEWEST))
                        .as(stage.name())
                        .isEqualTo(is ? List.of(number) : List.of());
            }
        });
    }

    private ObjectNode named(String name) {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("name", name);
        return application;
    }

    private static String token() {
        return "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }

    private List<String> numbers(String user, String query) {
        var answer = lease.call(user, "GET", "/api/leases?" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("leases").findValuesAsText("number");
    }

    private Answer page(String user, String query) {
        return lease.call(user, "GET", "/leases?" + query, null);
    }

    private String file(String user, String query) {
        return new String(lease.bytes(user, "/leases.csv?" + query), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
