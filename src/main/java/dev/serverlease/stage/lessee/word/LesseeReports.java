package dev.serverlease.stage.lessee.word;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.UseReports;
import dev.serverlease.stage.inforce.usereview.LesseeReport;
import dev.serverlease.stage.inforce.usereview.UseReportTaking;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.link.LesseeSteps;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.Visitor;
import dev.serverlease.visit.VisitorForm;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * 使用情况说明: what the lessee says of the use, with a file if it likes. What it says against itself counts at once; what it
 * says for itself an officer weighs in the review. Called in the visit's transaction.
 */
@Service
public class LesseeReports {

    private static final int LONGEST = 3000;
    private static final int SHOWN_OF_KEY = 8;
    private static final Set<String> YES_OR_NO = Set.of("yes", "no");

    private static final Bilingual REPORT = new Bilingual("使用情况说明", "report");

    private final UseReportTaking reports;
    private final UseReports recorded;
    private final HandedIn files;
    private final LesseeSteps steps;
    private final Notices notices;
    private final Clock clock;

    LesseeReports(
            UseReportTaking reports,
            UseReports recorded,
            HandedIn files,
            LesseeSteps steps,
            Notices notices,
            Clock clock) {
        this.reports = reports;
        this.recorded = recorded;
        this.files = files;
        this.steps = steps;
        this.notices = notices;
        this.clock = clock;
    }

    /** @throws Refusal with 400 that names the fields, 409 if the lease is not in use or the same was said already */
    public void report(Lease lease, LesseeLink link, VisitorForm form, Visitor visitor) {
        var said = form.submission();
        var problems = said.problems()
                .required("text", "服务器目前的实际用途", LONGEST)
                .written("key", "页面标识", "[A-Za-z0-9_-]{8,100}", "4c1f0a52");
        for (var question : new String[] {"unchanged", "sublet", "exportChanged"}) {
            if (!YES_OR_NO.contains(said.text(question))) {
                problems.wrong(question, "请选择是或者否。 Answer yes or no.");
            }
        }
        problems.refuseIfAny();
        var reference = reference(said.text("key"));
        var report = new LesseeReport(
                reference,
                said.text("text"),
                said.text("unchanged").equals("yes"),
                said.text("sublet").equals("yes"),
                said.text("exportChanged").equals("yes"),
                form.fileName());
        if (reports.isKnown(lease, report)) {
            return;
        }
        refuseIfSaid(lease, report, form.file());
        files.keep(link, form, subject(reference));
        reports.takeFrom(lease, report, LinkVisits.LESSEE);
        steps.keep(link, LinkVisits.LESSEE, "LESSEE_REPORTED", visitor, Map.of("reference", reference));
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.LESSEE_REPORT,
                        "租赁 " + lease.number() + " 的承租人在其页面提交了使用情况说明（" + reference + "），请在租赁页面和复核任务中查看。",
                        "The lessee of lease " + lease.number() + " has handed in a report on the use (" + reference
                                + "); see the lease's page and the use review."),
                Audience.group(Groups.COMPLIANCE));
    }

    /** When the report of the page with this key was recorded; empty if none was. */
    public Optional<Instant> receivedAt(String leaseNumber, String key) {
        return recorded.recordedAt(leaseNumber, reference(key));
    }

    private static String reference(String key) {
        return "承租人-" + key.substring(0, Math.min(SHOWN_OF_KEY, key.length()));
    }

    private static String subject(String reference) {
        return "使用情况说明 Report on the use " + reference;
    }

    /**
     * What was said before the last review was over is said anew for the next; so is what another report has
     * contradicted.
     */
    private void refuseIfSaid(Lease lease, LesseeReport report, byte[] file) {
        var since = SaidAlready.since(clock.instant());
        var reviewed = lease.lastReviewAt();
        recorded
                .since(
                        reviewed != null && reviewed.isAfter(since) ? reviewed : since,
                        lease.number(),
                        LinkVisits.LESSEE)
                .stream()
                .findFirst()
                .filter(earlier -> report.isSaidIn(earlier.actualUse()))
                .filter(earlier -> files.isAmong(
                        lease.number(), one -> subject(earlier.reference()).equals(one.subject()), file))
                .ifPresent(earlier -> {
                    throw SaidAlready.refusal(REPORT, earlier.at(), clock.getZone());
                });
    }
}
