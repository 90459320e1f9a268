package dev.serverlease.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The monthly report as a file, of this month so far or of a past one. */
@RestController
@Tag(name = "报表 Reports")
class MonthlyDoors {

    private final MonthlyReports reports;
    private final MonthlyFiles files;
    private final FirstMonth first;

    MonthlyDoors(MonthlyReports reports, MonthlyFiles files, FirstMonth first) {
        this.first = first;
        this.reports = reports;
        this.files = files;
    }

    /** @param month like 2026-11 */
    @GetMapping(value = "/reports/monthly/{month}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "月度报表（PDF） The monthly report as PDF/A, in both languages")
    ResponseEntity<byte[]> pdf(@PathVariable String month) {
        var report = reports.of(first.require(ReportDoors.month(month)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(MonthlyFiles.name(report.month(), "pdf"))
                                .build()
                                .toString())
                .body(files.pdf(report));
    }

    /** @param month like 2026-11 */
    @GetMapping(value = "/reports/monthly/{month}.csv", produces = "text/csv")
    @Operation(summary = "月度报表（CSV） The monthly report as CSV")
    void csv(@PathVariable String month, HttpServletResponse response) throws IOException {
        files.csv(reports.of(first.require(ReportDoors.month(month))), response);
    }
}
