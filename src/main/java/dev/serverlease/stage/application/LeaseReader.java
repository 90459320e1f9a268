package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.Approvals;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.WithheldDecision;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.dates.OpenDate;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.stage.application.LeaseView.FindingView;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assembles the view of a lease. Document numbers and telephone numbers are masked. */
@Component
class LeaseReader {

    private final Findings findings;
    private final Decisions decisions;
    private final DraftDefects draftDefects;
    private final AuditTrail audit;
    private final ApplicationTrees trees;
    private final Outlook outlook;
    private final Clock clock;

    LeaseReader(
            Findings findings,
            Decisions decisions,
            DraftDefects draftDefects,
            AuditTrail audit,
            ApplicationTrees trees,
            Outlook outlook,
            Clock clock) {
        this.findings = findings;
        this.decisions = decisions;
        this.draftDefects = draftDefects;
        this.audit = audit;
        this.trees = trees;
        this.outlook = outlook;
        this.clock = clock;
    }

    /** The answer to what was sent. */
    LeaseView view(Lease lease) {
        return view(lease, application(lease), null, null, null, facts -> facts);
    }

    /** The same with all that the lease waits for, and the lessee's personal data as far as this reader needs them. */
    LeaseView whole(Lease lease, Person reader) {
        var application = application(lease);
        MaskedLessee.in((ObjectNode) application.path("lessee"), reader);
        return view(
                lease,
                application,
                outlook.dates(lease),
                outlook.steps(lease),
                outlook.identity(lease),
                facts -> MaskedLessee.facts(facts, application.path("lessee"), reader));
    }

    private LeaseView view(
            Lease lease,
            ObjectNode application,
            @Nullable List<OpenDate> openDates,
            @Nullable List<Outlook.Step> nextSteps,
            IdentitySheet.@Nullable Standing identity,
            UnaryOperator<Map<String, String>> shown) {
        var decided = decisions.of(lease.number());
        var next = openDates == null || openDates.isEmpty() ? null : openDates.get(0);
        return new LeaseView(
                lease.number(),
                lease.reference(),
                lease.stage(),
                lease.stage().label(),
                lease.saidEndReason(),
                lease.applicant(),
                lease.risk(),
                application.path("lessee"),
                application.path("server"),
                findings(
                        findings.of(lease.number(), Occasion.CHECKS, lease.round()),
                        Approvals.suffice(lease, Approvals.standing(lease, decided)),
                        shown),
                findings(draftDefects.of(lease, decided), false, shown),
                WithheldDecision.told(lease, decided),
                local(lease.completeBy()),
                local(lease.nextReviewAt()),
                outlook.termEndsAt(lease),
                next == null ? null : next.at(),
                next == null ? null : next.what(),
                openDates == null ? null : next != null && next.overdue(),
                openDates,
                nextSteps,
                identity,
                lease.indefinite(),
                lease.legalHold(),
                lease.processInstanceId(),
                WithheldDecision.told(lease, decided, audit.of(lease.number())));
    }

    /** The most severe first, as the officer needs them. */
    static List<FindingView> findings(List<StoredFinding> found, boolean approved) {
        return findings(found, approved, facts -> facts);
    }

    /** @param shown what of the facts is shown */
    private static List<FindingView> findings(
            List<StoredFinding> found, boolean approved, UnaryOperator<Map<String, String>> shown) {
        return found.stream()
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .map(finding -> FindingView.of(
                        finding,
                        !finding.isViolated() ? "NONE" : approved ? "CLEARED" : "OPEN",
                        shown.apply(finding.facts())))
                .toList();
    }

    private ObjectNode application(Lease lease) {
        var application = trees.of(lease.application());
        var lessee = (ObjectNode) application.path("lessee");
        mask(lessee, "idNo");
        mask(lessee, "contactPhone");
        return application;
    }

    private static void mask(ObjectNode lessee, String member) {
        var value = lessee.path(member).asText("");
        if (!value.isEmpty()) {
            lessee.put(member, MaskedLessee.end(value));
        }
    }

    private @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
