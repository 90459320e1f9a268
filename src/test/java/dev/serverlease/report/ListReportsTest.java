package dev.serverlease.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.register.Lessors;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** The lists as files: what is on them as of which day, who gets them, and what they say of their own sums. */
@ServerLeaseTest
class ListReportsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CsvReports files;

    @Autowired
    private RegulatorList regulator;

    @Autowired
    private Lessors lessors;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void theRegulatorReadsWhoLeasesWhatForWhat() {
        var application = lease.application();
        ((ObjectNode) application.path("use")).put("declaredPurpose", "=HYPERLINK(\"http://x.example\")");
        var number = lease.inForce(application);
        var text = csv("compliance1", "/reports/regulator.csv");
        assertThat(text).startsWith("\uFEFF租赁编号 Lease,");
        var row = row(text, number);
        assertThat(row)
                .contains("履行中 In force", "企业 Company", "国际专线 International private line", "中国电信 China Telecom")
                .contains("YHDA-" + number, "YHDA-2026-4471\t", "2", "2026-12-01", "2028-10-31")
                .contains("新加坡 Singapore", "内部人员 Internal")
                .as("no spreadsheet computes what somebody wrote")
                .contains("'=HYPERLINK(\"http://x.example\")");
        assertThat(last(text, "# 截至 As of")).contains("2026-12-01");
        assertThat(last(text, "# 范围 Covers")).contains("服务器在承租人处");
        assertThat(rows(text)).as("rows that it counts").hasSize(Integer.parseInt(last(text, "# 行数 Rows")));
        // before the hand-over it had none
        assertThat(csv("compliance1", "/reports/regulator.csv?on=" + TODAY.minusDays(1)))
                .doesNotContain(number);
        clock.set(SettableClock.START.plus(Duration.ofDays(2)));
        assertThat(row(csv("manager1", "/reports/regulator.csv?on=" + TODAY), number))
                .contains("履行中 In force");
    }

    /** Else the same code would be one text here and another there, and sorted apart. */
    @Test
    void aColumnOfCodesIsTextThroughout() {
        lease.inForce(lease.application());
        var text = csv("compliance1", "/reports/regulator.csv");
        for (var column : List.of("出租人统一社会信用代码", "统一社会信用代码")) {
            int at = regulator.columns().stream()
                    .map(one -> one.startsWith(column))
                    .toList()
                    .indexOf(true);
            assertThat(rows(text).stream().map(row -> row.get(at)).filter(code -> !code.isEmpty()))
                    .as(column)
                    .isNotEmpty()
                    .allMatch(code -> code.endsWith("\t"));
        }
        assertThat(check(text, "租赁列表").get(2)).as("a sum below the table").matches("\\d+");
    }

    private String cell(List<String> row, String column) {
        return row.get(regulator.columns().stream()
                .map(one -> one.startsWith(column))
                .toList()
                .indexOf(true));
    }

    @Test
    void theRegulatorReadsWhoLeasesItOutAndUnderWhichPermit() {
        var number = lease.inForce(lease.application());
        var row = row(csv("compliance1", "/reports/regulator.csv"), number);
        var lessor = lessors.current();
        var permit = Objects.requireNonNull(lessor.permit());
        assertThat(cell(row, "出租人 Lessor")).isEqualTo(lessor.name());
        assertThat(cell(row, "出租人统一社会信用代码")).isEqualTo(lessor.uscc() + "\t");
        assertThat(cell(row, "出租人许可证种类")).startsWith("电信业务经营许可证 Telecom permit：B11");
        assertThat(cell(row, "出租人许可证编号")).isEqualTo(permit.no() + "\t");
        assertThat(cell(row, "出租人许可证持有人")).isEqualTo(permit.holderUscc() + "\t");
        assertThat(cell(row, "出租人许可证登记状态")).startsWith("有效，至" + permit.validTo());
    }

    @Test
    void theUserArchiveIsTakenOutOnRecordAndWithoutMoreOfPeopleThanItMustHave() {
        var number = lease.inForce(lease.application());
        var before = exports();
        var text = csv("legal1", "/reports/user-archive.csv");
        var row = row(text, "YHDA-" + number);
        assertThat(row)
                .contains(number, "2026-12-01", "内部人员 Internal")
                .doesNotContain("王示例", "legal@lessee.example", "上海市浦东新区示例路1号");
        assertThat(text.replace(",王示例,\"自然人", ",\"自然人"))
                .as("but where a user is called so")
                .doesNotContain("王示例")
                .doesNotContain("legal@lessee.example");
        assertThat(exports()).isEqualTo(before + 1);
        var entry = lease.call("manager1", "GET", "/api/journal?kind=EXPORT&size=1", null)
                .body()
                .path("entries")
                .path(0);
        assertThat(entry.path("actor").asText()).isEqualTo("legal1");
        assertThat(entry.path("door").asText()).isEqualTo("GET /reports/user-archive.csv?on=2026-12-01");
        assertThat(entry.path("answer").asText()).startsWith("已导出");
        assertThat(entry.path("count").asInt()).isEqualTo(rows(text).size());
        assertThat(lease.call("manager1", "GET", "/reports/user-archive.csv", null)
                        .status())
                .isEqualTo(403);
        assertThat(exports()).isEqualTo(before + 1);
    }

    @Test
    void anEntryUnderLegalHoldSaysSo() {
        var number = lease.inForce(lease.application());
        assertThat(lease.callRaw(
                                "legal1",
                                "PUT",
                                "/api/leases/" + number + "/legal-hold",
                                "{\"ground\":\"（2026）沪01民初1号\"}")
                        .status())
                .isLessThan(300);
        assertThat(row(csv("compliance1", "/reports/user-archive.csv"), "YHDA-" + number))
                .contains("（2026）沪01民初1号");
    }

    @Test
    void personalDataSentAbroadIsOnRecordLeaseByLease() {
        var number = lease.inForce(lease.application());
        var row = row(csv("compliance1", "/reports/personal-data-abroad.csv"), number);
        assertThat(row).contains("个人同意 Consent", "260", "PIA-2026-002\t", "是 Yes");
        assertThat(row.get(row.size() - 1)).contains("十年");
        var page = lease.call("legal1", "GET", "/reports/personal-data-abroad?lang=en&after=" + before(number), null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(number, "PIA-2026-002", "Impact assessment, art. 55");
    }

    /** The list of leases says something else than the rows: whoever reads the report is told. */
    @Test
    void aSumThatDiffersFromTheListIsSaid() {
        var number = lease.inForce(lease.application());
        // when every lease of other tests, whose time went on, has come as far as the list says
        clock.set(Instant.parse("2199-01-01T00:00:00Z"));
        var before = check(csv("manager1", "/reports/regulator.csv"), "租赁列表");
        var moved = TestPostgres.superuser("shared");
        moved.sql("update lease.lease set stage = 'CONTRACT', stage_since = '2200-01-01' where number = :number")
                .param("number", number)
                .update();
        try {
            var differs = check(csv("manager1", "/reports/regulator.csv"), "租赁列表");
            assertThat(difference(differs)).isEqualTo(difference(before) + 1);
            assertThat(differs.get(4)).contains("不符，请勿使用本报表").contains("differs");
        } finally {
            moved.sql("update lease.lease set stage = 'IN_FORCE', stage_since = :since where number = :number")
                    .param("since", Timestamp.from(SettableClock.START))
                    .param("number", number)
                    .update();
        }
        assertThat(difference(check(csv("manager1", "/reports/regulator.csv"), "租赁列表")))
                .isEqualTo(difference(before));
        assertThat(check(csv("manager1", "/reports/regulator.csv"), "用户档案").get(4))
                .isEqualTo("相符 agrees");
    }

    @Test
    void aReportThatTakesTooLongSaysThatItIsNotWhole() {
        lease.inForce(lease.application());
        var answer = new MockHttpServletResponse();
        assertThat(files.send(regulator, Period.of(TODAY, clock.getZone()), Duration.ZERO, answer))
                .isFalse();
        var text = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(records(text).get(records(text).size() - 1).get(0)).isEqualTo("# 未写完，请勿使用 Incomplete, do not use");
        assertThat(text).doesNotContain("# 核对");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-02", "yesterday", "2026-02-30"})
    void aDayThatIsNoneOrHasNotComeIsRefusedWithItsRemedy(String on) {
        for (var report :
                List.of("regulator.csv", "user-archive.csv", "personal-data-abroad.csv", "personal-data-abroad")) {
            var answer = lease.call("legal1", "GET", "/reports/" + report + "?on=" + on, null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains("on");
        }
    }

    /** In the words of any other door that takes a past day. */
    @ParameterizedTest
    @CsvSource({"2026-12-02, 尚未到来", "1989-12-31, 早于 1990-01-01"})
    void aDayThatIsNotOfThePastIsRefusedInTheWordsOfEachDoor(String on, String why) {
        for (var report : List.of("regulator.csv", "user-archive.csv", "personal-data-abroad.csv")) {
            var error = lease.call("legal1", "GET", "/reports/" + report + "?on=" + on, null)
                    .body()
                    .at("/errors/0");
            assertThat(error.path("field").asText()).isEqualTo("on");
            assertThat(error.path("message").asText()).startsWith("日期 " + on + " " + why);
        }
    }

    @ParameterizedTest
    @CsvSource({"sales1", "contract1", "ops1", "admin"})
    void nobodyElseGetsReports(String user) {
        for (var report : List.of(
                "",
                "/regulator.csv",
                "/user-archive.csv",
                "/processing",
                "/processing.csv",
                "/personal-data-abroad.csv")) {
            assertThat(lease.call(user, "GET", "/reports" + report, null).status())
                    .as(report)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"manager1, zh, 月度报表", "legal1, zh, 用户档案", "compliance1, en, Regulator's list", "legal1, en, Export CSV"
    })
    void thePageOffersEachWhatTheyMayTakeOut(String user, String lang, String text) {
        var page = lease.call(user, "GET", "/reports?lang=" + lang, null);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text().replace("&#39;", "'")).contains(text);
        assertThat(page.text().contains("/reports/monthly/2026-12.pdf")).isEqualTo(user.equals("manager1"));
        assertThat(page.text().contains("/reports/user-archive.csv")).isEqualTo(!user.equals("manager1"));
    }

    @ParameterizedTest
    @CsvSource({"zh, 应当评估：处理敏感个人信息（第一项）；尚未登记报告编号", "en, due: Sensitive personal data (item 1); no reference on record"})
    void theRegisterOfProcessingIsAPageAndAFile(String lang, String text) {
        var page = lease.call("compliance1", "GET", "/reports/processing?lang=" + lang, null);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).contains(text);
        var file = csv("manager1", "/reports/processing.csv");
        assertThat(check(file, "可能含文字的列数").get(4)).isEqualTo("相符 agrees");
        assertThat(file).contains("identity_verification (person,");
    }

    private long exports() {
        return jdbc.sql("select count(*) from lease.journal where kind = 'EXPORT'")
                .query(Long.class)
                .single();
    }

    private static String before(String number) {
        return number.substring(0, number.length() - 1);
    }

    private String csv(String user, String path) {
        var answer = lease.call(user, "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.whole().headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        return answer.text();
    }

    static List<CSVRecord> records(String text) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(new StringReader(text.substring(1)))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> rows(String text) {
        return records(text).stream()
                .skip(1)
                .filter(record -> record.size() > 5)
                .filter(record -> !record.get(0).startsWith("#"))
                .toList();
    }

    private static List<String> row(String text, String first) {
        return rows(text).stream()
                .filter(record -> record.get(0).equals(first))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + first))
                .toList();
    }

    private static String last(String text, String named) {
        return records(text).stream()
                .filter(record -> record.get(0).equals(named))
                .findFirst()
                .orElseThrow()
                .get(1);
    }

    static List<String> check(String text, String about) {
        return records(text).stream()
                .filter(record ->
                        record.get(0).equals("# 核对 Check") && record.get(1).contains(about))
                .findFirst()
                .orElseThrow()
                .toList();
    }

    private static long difference(List<String> check) {
        return Long.parseLong(check.get(2)) - Long.parseLong(check.get(3));
    }
}
