package dev.serverlease.report;

import dev.serverlease.paper.PaperTemplate;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.words.PageTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The monthly report as a file: CSV, and PDF/A in both languages. */
@Component
class MonthlyFiles {

    private final PdfPrinter printer;
    private final Clock clock;

    MonthlyFiles(PdfPrinter printer, Clock clock) {
        this.printer = printer;
        this.clock = clock;
    }

    static String name(YearMonth month, String ending) {
        return "monthly-" + month + "." + ending;
    }

    byte[] pdf(MonthlyReport report) {
        var xhtml = PaperTemplate.xhtml(
                "report/monthly",
                Map.of(
                        "report", report,
                        "covers", MonthlyReports.covers(report),
                        "readAt", PageTime.zh(clock.getZone()).second(report.readAt()),
                        "readAtEn", PageTime.en(clock.getZone()).second(report.readAt())));
        return printer.print(xhtml, title(report), List.of());
    }

    private static String title(MonthlyReport report) {
        return "月度报表 Monthly report " + report.monthText().both();
    }

    void csv(MonthlyReport report, HttpServletResponse response) throws IOException {
        try (var file = CsvReports.begin(response, name(report.month(), "csv"))) {
            file.line(List.of("类别 Part", "项目 Figure", "单位 Unit", "本月 This month", "上月 Month before", "增减 Change"));
            for (var section : report.sections()) {
                for (var figure : section.figures()) {
                    file.line(List.of(
                            section.title().both(),
                            figure.what().both(),
                            figure.unit().both(),
                            figure.now().toPlainString(),
                            figure.before() == null ? "" : figure.before().toPlainString(),
                            figure.change() == null ? "" : figure.change().toPlainString()));
                }
            }
            var covers = MonthlyReports.covers(report);
            file.line(List.of());
            file.line(List.of("# 报表 Report", title(report)));
            file.line(List.of("# 范围 Covers", covers.zh(), covers.en()));
            file.line(List.of("# 读取时间 Read at", PageTime.zh(clock.getZone()).second(report.readAt())));
            report.checks().forEach(check -> file.line(CsvReports.line(check)));
        }
    }
}
