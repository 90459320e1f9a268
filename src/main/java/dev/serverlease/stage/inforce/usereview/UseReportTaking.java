package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.UseReports;
import dev.serverlease.stage.inforce.usereview.UseReviewController.UseReportRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes reports on the use of a lease, under its lock. */
@Component
public class UseReportTaking {

    private static final Set<LeaseStage> USED = Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private final UseReports reports;
    private final SeenUse seenUse;
    private final ReviewAgain again;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    UseReportTaking(
            UseReports reports, SeenUse seenUse, ReviewAgain again, AuditTrail audit, ObjectMapper json, Clock clock) {
        this.reports = reports;
        this.seenUse = seenUse;
        this.again = again;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Whether the lessee of such a lease can report on its use. */
    public static boolean isUsed(Lease lease) {
        return USED.contains(lease.stage());
    }

    /**
     * Whether this same report was taken before.
     *
     * @throws Refusal with 409 if its number was used for another report
     */
    public boolean isKnown(Lease lease, LesseeReport report) {
        return reports.isKnown(lease.number(), report.reference(), json.valueToTree(request(report)));
    }

    /**
     * The lessee's own report. What speaks against the lessee counts as a fact at once and may begin a review; what
     * speaks for it is only read.
     *
     * @throws Refusal with 409 if the lease is not in use
     */
    public void takeFrom(Lease lease, LesseeReport report, String reporter) {
        take(lease, request(report), reporter);
    }

    private UseReportRequest request(LesseeReport report) {
        return new UseReportRequest(
                report.reference(),
                report.actualUse(),
                onlyIf(!report.asAgreed(), false),
                null,
                onlyIf(report.sublet(), true),
                report.sublet() ? LocalDate.now(clock) : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                onlyIf(report.exportChanged(), true),
                null,
                null);
    }

    private static @Nullable Boolean onlyIf(boolean said, boolean fact) {
        return said ? fact : null;
    }

    /**
     * While the lease closes, only unlawful content is accepted, because the lessor must report it.
     *
     * @throws Refusal with 409 if the lease is not in force or the number was used for another report
     */
    void take(Lease lease, UseReportRequest report, String reporter) {
        var number = lease.number();
        var reference = report.reference().strip();
        var content = json.<JsonNode>valueToTree(report);
        if (reports.isKnown(number, reference, content)) {
            return;
        }
        if (!isUsed(lease) && !isStillReported(lease, report)) {
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
    }

    /** Unlawful content must be reported to public security as long as the server may still be on. */
    private static boolean isStillReported(Lease lease, UseReportRequest report) {
        return lease.stage() == LeaseStage.CLOSING && Boolean.TRUE.equals(report.illegalContentFound());
    }
}
