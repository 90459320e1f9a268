package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.usereview.UseReviewController.UseReportRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Records reports on the use of a lease that officers hand in. */
@Service
class UseReportCommands {

    private final LeaseCommands commands;
    private final UseReportTaking reports;
    private final Clock clock;

    UseReportCommands(LeaseCommands commands, UseReportTaking reports, Clock clock) {
        this.commands = commands;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * @throws Refusal with 400 for an invalid day of a sublease, 409 if the lease is not in force or the number was
     *     used for another report
     */
    void report(String number, UseReportRequest report, String reporter) {
        requireDay(report);
        commands.lockedDo(number, lease -> reports.take(lease, report, reporter));
    }

    private void requireDay(UseReportRequest report) {
        if (report.auditReportOn() != null) {
            PastDay.require("auditReportOn", report.auditReportOn(), LocalDate.now(clock));
        }
        if (!Boolean.TRUE.equals(report.sublet())) {
            return;
        }
        if (report.subletKnownSince() == null) {
            var text = "请填写知道转租之日，例如 2027-01-31。 Say since when the sublease is known, like 2027-01-31.";
            throw new Refusal(400, text, List.of(new FieldError("subletKnownSince", text)));
        }
        PastDay.require("subletKnownSince", report.subletKnownSince(), LocalDate.now(clock));
    }
}
