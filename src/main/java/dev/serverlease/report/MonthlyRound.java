package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.MailFiles;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the managers the report of a month once it is over: on the first day of the next, or when the product runs
 * again. Whichever node is first keeps the report, and only that one sends it.
 */
@Component
class MonthlyRound {

    private static final Audience MANAGERS = Audience.group(Groups.MANAGERS);

    private final MonthlyReports reports;
    private final MonthlyFiles files;
    private final Notices notices;
    private final MailFiles mails;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MonthlyRound(
            MonthlyReports reports,
            MonthlyFiles files,
            Notices notices,
            MailFiles mails,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reports = reports;
        this.files = files;
        this.notices = notices;
        this.mails = mails;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    void look() {
        var month = YearMonth.now(clock).minusMonths(1);
        if (isWanted(month)) {
            var report = reports.of(month);
            send(report, files.pdf(report));
        }
    }

    /** Not yet sent, and there was a lease by then. */
    private boolean isWanted(YearMonth month) {
        return jdbc.sql("select not exists (select from lease.monthly_report where month = :month)"
                        + " and exists (select from lease.lease where applied_at < :end)")
                .param("month", month.atDay(1))
                .param(
                        "end",
                        Timestamp.from(month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(clock.getZone())
                                .toInstant()))
                .query(Boolean.class)
                .single();
    }

    void send(MonthlyReport report, byte[] pdf) {
        var month = report.month();
        transaction.executeWithoutResult(status -> {
            int kept = jdbc.sql("insert into lease.monthly_report (month, pdf, made_at) values (:month, :pdf, :now)"
                            + " on conflict do nothing")
                    .param("month", month.atDay(1))
                    .param("pdf", pdf)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (kept == 1) {
                var notice = notice(report);
                notices.tell(notice, MANAGERS);
                mails.attachReport(notice, MANAGERS, month.atDay(1), MonthlyFiles.name(month, "pdf"));
            }
        });
    }

    private Notice notice(MonthlyReport report) {
        var month = report.month();
        var where = notices.reachesOutside()
                ? new Bilingual(
                        "PDF 随邮件发给登记了邮箱的业务主管，也可以在“报表”页面（/reports）下载。",
                        "the PDF is attached to the mail of each manager with an address, and can be taken from the page"
                                + " Reports (/reports). ")
                : new Bilingual(
                        "PDF 可以在“报表”页面（/reports）下载。", "the PDF can be taken from the page Reports (/reports). ");
        var agrees = agrees(report);
        return Notice.once(
                "monthly-report " + month,
                NoticeKind.MONTHLY_REPORT,
                report.monthText().zh() + "的月度报表已生成，" + where.zh() + agrees.zh(),
                "The monthly report of " + report.monthText().en() + " is ready: " + where.en() + agrees.en());
    }

    private static Bilingual agrees(MonthlyReport report) {
        if (!report.agrees()) {
            return new Bilingual(
                    "部分合计与列表或者租赁概览不符，请勿使用，并请告知系统管理员。",
                    "Some sums differ from the lists or the portfolio: do not use it, and tell an administrator.");
        }
        return report.isCompared()
                ? new Bilingual("各项合计与列表、租赁概览核对相符。", "Its sums agree with the lists and the portfolio.")
                : new Bilingual(
                        "各项合计与列表核对相符；期末一日没有留存租赁概览的数据，与租赁概览未核对。",
                        "Its sums agree with the lists; for its last day no figures are kept, so that they are not compared with"
                                + " the portfolio.");
    }
}
