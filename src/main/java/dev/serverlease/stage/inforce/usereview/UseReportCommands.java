package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.UseReports;
import dev.serverlease.stage.inforce.usereview.UseReviewController.UseReportRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Records reports on the use of a lease, under its lock. */
@Service
class UseReportCommands {

    private static final Set<LeaseStage> USED = Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private final LeaseCommands commands;
    private final UseReports reports;
    private final SeenUse seenUse;
    private final ReviewAgain again;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    UseReportCommands(
            LeaseCommands commands,
            UseReports reports,
            SeenUse seenUse,
            ReviewAgain again,
            AuditTrail audit,
            ObjectMapper json,
            Clock clock) {
        this.commands = commands;
        this.reports = reports;
        this.seenUse = seenUse;
        this.again = again;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * While the lease closes, only unlawful content is accepted, because the lessor must report it.
     *
     * @throws Refusal with 400 for an invalid day of a sublease, 409 if the lease is not in force or the number was
     *     used for another report
     */
    void report(String number, UseReportRequest report, String reporter) {
        requireDay(report);
        var reference = report.reference().strip();
        var content = json.<JsonNode>valueToTree(report);
        commands.lockedDo(number, lease -> {
            if (reports.isKnown(number, reference, content)) {
                return;
            }
            if (!USED.contains(lease.stage()) && !isStillReported(lease, report)) {
                throw LeaseMessages.notWaiting(lease);
            }
            reports.add(number, reference, content, reporter);
            var use = report.observed();
            seenUse.record(lease, use, "使用报告 Use report " + reference + "：" + report.actualUse(), reporter);
            audit.record(
                    number,
                    reporter,
                    "USE_REPORTED",
                    Map.of("reference", reference, "actualUse", report.actualUse(), "differs", use.differs()),
                    null);
            again.actOn(lease, use);
        });
    }

    /** Unlawful content must be reported to public security as long as the server may still be on. */
    private static boolean isStillReported(Lease lease, UseReportRequest report) {
        return lease.stage() == LeaseStage.CLOSING && Boolean.TRUE.equals(report.illegalContentFound());
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
