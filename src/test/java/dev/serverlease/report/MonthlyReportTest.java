package dev.serverlease.report;

import static dev.serverlease.report.ListReportsTest.check;
import static dev.serverlease.report.ListReportsTest.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.paper.Pdf;
import dev.serverlease.paper.VeraPdf;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The month's report: what it counts, what it is compared with, and that it reaches the managers once. */
@ServerLeaseTest
class MonthlyReportTest {

    private static final String RENT = "暂停服务的）：人民币";

    private static final String DECEMBER = "/reports/monthly/2026-12";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MonthlyReports reports;

    @Autowired
    private MonthlyFiles files;

    @Autowired
    private MonthlyRound round;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        forget();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from lease.portfolio_day").update();
    }

    @Test
    void countsTheMonthFromTheRowsAndComparesItWithTheList() {
        // the last day: lists of the month hold what other tests do on a later one
        clock.set(SettableClock.START.plus(Duration.ofDays(30)));
        var application = lease.application();
        var unlicensed = fresh("shop-without-licence");
        var before = csv();
        var number = lease.inForce(application);
        lease.apply(unlicensed);
        var after = csv();
        assertThat(added(before, after, "收到的申请 Applications received")).isEqualTo("2");
        assertThat(added(before, after, "通过 Approve")).isEqualTo("1");
        assertThat(added(before, after, "本期交付并开始履行 Handed over and put in force"))
                .isEqualTo("1");
        assertThat(added(before, after, "期末履行中和暂停服务的 In force or suspended at the end"))
                .isEqualTo("1");
        assertThat(added(before, after, "人民币 Renminbi")).isEqualTo("18000.00");
        assertThat(check(after, "收到的申请；租赁列表").get(4)).isEqualTo("相符 agrees");
        assertThat(check(after, "规则“").get(4)).isEqualTo("相符 agrees");
        assertThat(records(after).toString()).doesNotContain(number).doesNotContain("示例精密机械");

        var withdrawn = lease.apply(lease.application());
        assertThat(lease.callRaw("sales1", "POST", "/api/leases/" + withdrawn + "/withdrawal", "{\"ground\":\"改变计划\"}")
                        .status())
                .isLessThan(300);
        var ended = csv();
        assertThat(added(after, ended, "申请人撤回 Withdrawn")).isEqualTo("1");
        assertThat(check(ended, "结束的租赁").get(4)).isEqualTo("相符 agrees");
    }

    /** Kept by the portfolio at this moment, and then falsified. */
    @Test
    void saysWhetherItAgreesWithThePortfolioOfTheDay() {
        lease.inForce(lease.application());
        var unkept = csv();
        for (var sum : List.of("期末履行中和暂停服务的", RENT)) {
            assertThat(check(unkept, sum).get(4)).contains("该日没有留存数字");
        }
        assertThat(check(unkept, RENT).get(2))
                .as("what was not compared, as the report says it")
                .isEqualTo(figure(unkept, "人民币 Renminbi").toPlainString())
                .isNotEqualTo("0");
        keep(figure(csv(), "期末履行中和暂停服务的"), figure(csv(), "人民币 Renminbi"));
        assertThat(check(csv(), "期末履行中和暂停服务的").get(4)).isEqualTo("相符 agrees");
        assertThat(check(csv(), RENT).get(4)).isEqualTo("相符 agrees");
        assertThat(agrees(RENT)).isTrue();

        keep(figure(csv(), "期末履行中和暂停服务的"), figure(csv(), "人民币 Renminbi").add(BigDecimal.ONE));
        assertThat(check(csv(), RENT).get(4)).contains("不符，请勿使用");
        assertThat(agrees(RENT)).isFalse();
        var report = reports.of(YearMonth.of(2026, 12));
        assertThat(Pdf.text(files.pdf(report)).replace("\n", "")).contains("请勿使用，并请告知系统管理员");
    }

    private boolean agrees(String about) {
        return reports.of(YearMonth.of(2026, 12)).checks().stream()
                .filter(check -> check.what().zh().contains(about))
                .noneMatch(Check::differs);
    }

    @Test
    void isATaggedPdfInBothLanguagesThatReadsBack() {
        lease.inForce(lease.application());
        var pdf = lease.bytes("manager1", DECEMBER + ".pdf");
        assertThat(VeraPdf.violations(pdf)).isEmpty();
        assertThat(Pdf.text(pdf)).contains("月度报表", "Monthly report Dec 2026", "收到的申请", "Applications received", "核对");
    }

    @Test
    void monthsAreWrittenAsEverywhereElse() {
        assertThat(lease.call("manager1", "GET", "/reports?lang=en", null).text())
                .contains("<span>Dec 2026</span>", "aria-label=\"PDF Dec 2026\"")
                .doesNotContain(">2026-12<");
        assertThat(lease.call("manager1", "GET", "/reports?lang=zh", null).text())
                .contains("<span>2026年12月</span>", "aria-label=\"PDF 2026年12月\"");
        assertThat(lease.call("manager1", "GET", "/leases?month=2026-11&review=CURE&lang=en", null)
                        .text())
                .contains("Month of the checks or reviews: Nov 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01", "2026-13", "December"})
    void aMonthThatIsNoneOrHasNotBegunIsRefusedWithItsRemedy(String month) {
        for (var ending : List.of(".pdf", ".csv")) {
            var answer = lease.call("manager1", "GET", "/reports/monthly/" + month + ending, null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("month");
            assertThat(answer.text()).doesNotContain("日期", "no date");
        }
    }

    @Test
    void isForManagersOnly() {
        for (var user : List.of("legal1", "compliance1", "sales1", "admin")) {
            assertThat(lease.call(user, "GET", DECEMBER + ".pdf", null).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void reachesTheManagersOnceThoughTwoNodesMakeIt() {
        lease.apply(lease.application());
        // no other test looks at this month
        clock.set(LocalDate.of(2031, 2, 1).atStartOfDay(TimeConfiguration.ZONE).toInstant());
        long before = notices();
        var january = YearMonth.of(2031, 1);
        var report = reports.of(january);
        round.look();
        round.send(report, files.pdf(report));
        round.look();
        assertThat(notices()).isEqualTo(before + 1);
        assertThat(jdbc.sql("select count(*) from lease.monthly_report where month = '2031-01-01'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        // neither a mail server nor figures of the portfolio of that day
        assertThat(lease.call("manager1", "GET", "/notices", null).text())
                .contains("2031年1月的月度报表已生成", "与租赁概览未核对")
                .doesNotContain("邮件附件", "attached to the mail", "各项合计与列表、租赁概览核对相符");
    }

    private long notices() {
        return jdbc.sql("select count(*) from lease.notice where kind = 'MONTHLY_REPORT'")
                .query(Long.class)
                .single();
    }

    /** What the portfolio would have kept. */
    private void keep(BigDecimal leases, BigDecimal rent) {
        forget();
        jdbc.sql(
                        "insert into lease.portfolio_day (day, applicant, computed_at, figures) values ('2026-12-01', '', :at, cast(:figures as jsonb))")
                .param("at", java.sql.Timestamp.from(clock.instant().plusSeconds(1)))
                .param(
                        "figures",
                        "{\"stages\":[{\"stage\":\"IN_FORCE\",\"leases\":" + leases
                                + "}],\"rent\":{\"monthly\":[{\"currency\":\"CNY\",\"all\":{\"leases\":1,\"monthly\":\""
                                + rent
                                + "\"}}],\"arrears\":[]}}")
                .update();
    }

    private ObjectNode fresh(String sample) {
        var application = lease.sample(sample);
        return application.put(
                "reference", lease.application().path("reference").asText());
    }

    private String csv() {
        var answer = lease.call("manager1", "GET", DECEMBER + ".csv", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private static BigDecimal figure(String csv, String named) {
        return records(csv).stream()
                .filter(record -> record.size() > 3
                        && !record.get(0).startsWith("#")
                        && record.get(1).contains(named))
                .map(record -> new BigDecimal(record.get(3)))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static String added(String before, String after, String named) {
        return figure(after, named).subtract(figure(before, named)).toPlainString();
    }

    /** There is nothing to report of the time before, and a report of noughts would say that nothing happened. */
    @Test
    void monthsAreOfferedFromTheInstallationOn() {
        jdbc.sql("insert into lease.portfolio_day (day, applicant, computed_at, figures)"
                        + " values ('2026-10-20', '', '2026-10-20T08:00:00Z', '{}')")
                .update();
        var page = lease.call("manager1", "GET", "/reports?lang=zh", null).text();
        assertThat(page)
                .contains("/reports/monthly/2026-12.pdf", "/reports/monthly/2026-10.pdf")
                .doesNotContain("/reports/monthly/2026-09.pdf", "更早的月份");
        for (var ending : List.of(".pdf", ".csv")) {
            assertThat(lease.call("manager1", "GET", "/reports/monthly/2026-10" + ending, null)
                            .status())
                    .isEqualTo(200);
            var answer = lease.call("manager1", "GET", "/reports/monthly/2026-09" + ending, null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains("\"month\"", "记录始于 2026-10", "Records begin with 2026-10");
        }
    }
}
