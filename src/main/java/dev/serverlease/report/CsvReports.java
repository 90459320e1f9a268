package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lists.CsvWriter;
import dev.serverlease.report.RowsReport.Counted;
import dev.serverlease.words.PageTime;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Sends a report as a file while it is read. What fails before its first row is answered as an error; what fails later
 * is said in the last line of the file, as is a report that takes too long: a file without its checks is not whole.
 */
@Component
class CsvReports {

    /** Longer nobody waits, and no snapshot is kept open. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(CsvReports.class);

    private final ReportReader reader;
    private final Clock clock;

    CsvReports(ReportReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** A report that was stopped because it takes too long. */
    private static final class TooLong extends RuntimeException {}

    /** @return whether it was sent as a whole */
    boolean send(RowsReport report, Period day, HttpServletResponse response) {
        return send(report, day, LONGEST, response);
    }

    /** @param longest after which it is stopped */
    boolean send(RowsReport report, Period day, Duration longest, HttpServletResponse response) {
        var file = new Answer(report, report.name() + "-" + day.last() + ".csv", response);
        long until = System.nanoTime() + longest.toNanos();
        try {
            reader.inOneSnapshot(rows -> {
                var counted = report.read(day, rows, row -> {
                    if (System.nanoTime() > until) {
                        throw new TooLong();
                    }
                    file.row(row);
                });
                var checks = report.checks(day, rows, counted);
                tell(report, day, counted, file);
                checks.forEach(check -> file.line(line(check)));
                return counted;
            });
            return file.end();
        } catch (TooLong tooLong) {
            file.incomplete(new Bilingual(
                    "超过" + longest.toMinutes() + "分钟，已停止；请在业务较少时重新导出",
                    "stopped after " + longest.toMinutes() + " minutes; take it out again when less is going on"));
        } catch (DataAccessException failed) {
            if (!file.isBegun()) {
                throw failed;
            }
            LOG.error("The report {} ended before its last row", report.name(), failed);
            file.incomplete(new Bilingual("数据库未能答复；请重新导出", "the database did not answer; take it out again"));
        } catch (UncheckedIOException gone) {
            LOG.debug("Whoever asked for the report {} has gone", report.name(), gone);
            return false;
        }
        file.end();
        return false;
    }

    private void tell(RowsReport report, Period day, Counted counted, Answer file) {
        var now = PageTime.zh(clock.getZone()).second(clock.instant());
        boolean over = day.last().isBefore(LocalDate.now(clock));
        file.line(List.of());
        file.line(List.of("# 报表 Report", report.title().both()));
        file.line(List.of("# 截至 As of", day.last() + (over ? " 24:00" : "（当日尚未结束 the day is not over）")));
        file.line(List.of("# 读取时间 Read at", now));
        file.line(List.of("# 范围 Covers", report.covers().zh(), report.covers().en()));
        file.line(List.of("# 行数 Rows", String.valueOf(counted.rows())));
    }

    static List<String> line(Check check) {
        return List.of(
                "# 核对 Check",
                check.what().both(),
                check.here().toPlainString(),
                check.there() == null ? "" : check.there().toPlainString(),
                check.result().both());
    }

    /** The file; it begins with its first row, or where there is none with its end. */
    private static final class Answer {

        private final RowsReport report;
        private final String name;
        private final HttpServletResponse response;
        private @Nullable CsvWriter file;

        Answer(RowsReport report, String name, HttpServletResponse response) {
            this.report = report;
            this.name = name;
            this.response = response;
        }

        boolean isBegun() {
            return file != null;
        }

        void row(List<String> cells) {
            begun().row(cells);
        }

        void line(List<String> cells) {
            begun().line(cells);
        }

        void incomplete(Bilingual why) {
            begun().line(List.of("# 未写完，请勿使用 Incomplete, do not use", why.zh(), why.en()));
        }

        private CsvWriter begun() {
            var begun = file;
            if (begun == null) {
                begun = begin(response, name);
                begun.head(report.columns(), report.codes());
                file = begun;
            }
            return begun;
        }

        /** Whether whoever asked is still there. */
        boolean end() {
            try {
                begun().close();
                return true;
            } catch (IOException gone) {
                LOG.debug("Whoever asked for {} has gone", name, gone);
                return false;
            }
        }
    }

    /** Its headers are set now, for the answer begins. */
    static CsvWriter begin(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        try {
            return new CsvWriter(response.getOutputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
