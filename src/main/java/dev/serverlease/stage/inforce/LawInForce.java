package dev.serverlease.stage.inforce;

import dev.serverlease.approval.Assessment;
import dev.serverlease.approval.Conclusion;
import dev.serverlease.approval.Decisions;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.civilcode.RentOverdue;
import dev.serverlease.law.rules.civilcode.ReviewSchedule;
import dev.serverlease.law.rules.civilcode.TortNotice;
import dev.serverlease.law.rules.civilcode.UnconsentedSublease;
import dev.serverlease.law.rules.civilcode.UseMismatch;
import dev.serverlease.law.rules.duty.IncidentReport;
import dev.serverlease.law.rules.identity.IdentityReverified;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.checks.LegalCheck;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies the law to a lease in force: the rules of use review, and today's law on what was approved. */
@Component
public class LawInForce {

    private final LegalCheck legalCheck;
    private final RecordedFacts recorded;
    private final Decisions decisions;
    private final LeaseSettings settings;
    private final Clock clock;

    LawInForce(
            LegalCheck legalCheck, RecordedFacts recorded, Decisions decisions, LeaseSettings settings, Clock clock) {
        this.legalCheck = legalCheck;
        this.recorded = recorded;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Applies the rules of use review; stores nothing. Counts from the application or an earlier year do not count for
     * this year: counts not reported since 1 January are unknown.
     *
     * @param more facts that are not recorded yet; they prevail
     */
    public List<StoredFinding> ask(Lease lease, NamedFacts more) {
        var facts = NamedFacts.of(
                        Fact.LOG_RETENTION_MONTHS, settings.activation().logRetentionMonths())
                .with(Fact.HIGH_RISK, lease.risk() == null || lease.risk() == Risk.HIGH)
                .with(Fact.PI_SUBJECTS_YTD, recorded.number(lease, Fact.PI_SUBJECTS_YTD))
                .with(Fact.SENSITIVE_PI_SUBJECTS_YTD, recorded.number(lease, Fact.SENSITIVE_PI_SUBJECTS_YTD));
        facts = facts.and(connected(lease));
        var last = lease.lastReviewAt() == null ? lease.inForceAt() : lease.lastReviewAt();
        if (last != null) {
            facts = facts.with(Fact.LAST_AT, day(last));
        }
        if (last != null && lease.nextReviewAt() != null) {
            facts = facts.with(
                    Fact.INTERVAL_DAYS, Math.max(1, ChronoUnit.DAYS.between(day(last), day(lease.nextReviewAt()))));
        }
        return legalCheck.ask(Occasion.USE_REVIEW, lease, facts.and(more));
    }

    /** What forbids the service as it is now, by the rules of use review or by today's law over the lease. */
    public List<StoredFinding> forbidding(Lease lease, NamedFacts more) {
        return Stream.concat(ask(lease, more).stream(), checksToday(lease).stream())
                .filter(finding -> finding.outcome() == Outcome.BLOCK)
                .toList();
    }

    public boolean forbids(Lease lease) {
        return forbids(lease, ask(lease, NamedFacts.none()));
    }

    /** @param found by the rules of use review, on what is recorded */
    public boolean forbids(Lease lease, List<StoredFinding> found) {
        return has(checksToday(lease), Outcome.BLOCK) || has(found, Outcome.BLOCK);
    }

    /** Applies today's law to the lease as applied for, with what has been recorded since. */
    public List<StoredFinding> checksToday(Lease lease) {
        return legalCheck.ask(Occasion.CHECKS, lease, connected(lease));
    }

    private NamedFacts connected(Lease lease) {
        return NamedFacts.none()
                .withKnown(Fact.CONNECTED_ON, lease.inForceAt() == null ? null : day(lease.inForceAt()));
    }

    /** The violated rules, except those that an officer found not violated at the approval. */
    public List<StoredFinding> open(Lease lease, List<StoredFinding> found) {
        var settled = decisions.assessments(lease).stream()
                .filter(assessment -> assessment.conclusion() != Conclusion.VIOLATION)
                .map(Assessment::rule)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(finding -> finding.isViolated() && !settled.contains(finding.rule()))
                .toList();
    }

    public static boolean has(List<StoredFinding> found, Outcome outcome) {
        return found.stream().anyMatch(finding -> finding.outcome() == outcome);
    }

    /** The findings as text: first all messages in Chinese, then all in English. */
    public static String words(Stream<StoredFinding> found) {
        var all = found.toList();
        return Stream.concat(
                        all.stream().map(StoredFinding::messageZh), all.stream().map(StoredFinding::messageEn))
                .collect(Collectors.joining(" "));
    }

    /**
     * The review outcomes that these findings allow. A forbidden service is suspended, and the lease itself ends only
     * by the notice of termination (STATUTES 13.1); a defect that must be cured does not allow a plain continuation. A
     * review alone ends a lease only for a sublease without consent (Civil Code art. 716): what the clause on
     * termination lets the lessee mend is demanded first.
     *
     * @param found findings of the rules of use review on what was seen
     * @param today findings of today's law on the lease
     */
    public static Set<ReviewOutcome> outcomes(List<StoredFinding> found, List<StoredFinding> today) {
        var mine = found.stream()
                .filter(finding -> !NOT_OF_THE_USE.contains(finding.rule()))
                .toList();
        if (has(mine, Outcome.BLOCK) || has(today, Outcome.BLOCK)) {
            return EnumSet.of(ReviewOutcome.SUSPEND);
        }
        boolean differs = mine.stream()
                .anyMatch(finding -> finding.rule().equals(USE_MISMATCH) && finding.outcome() == Outcome.REVIEW);
        var outcomes = EnumSet.of(ReviewOutcome.CURE, ReviewOutcome.SUSPEND);
        if (!differs && !has(mine, Outcome.REQUIRE)) {
            outcomes.add(ReviewOutcome.CONTINUE);
        }
        if (found.stream().anyMatch(finding -> finding.rule().equals(UnconsentedSublease.ID) && finding.isViolated())) {
            outcomes.add(ReviewOutcome.TERMINATE);
        }
        return outcomes;
    }

    /** That a review is late is made up for by the review. */
    public static final RuleId SCHEDULE = ReviewSchedule.ID;

    private static final RuleId USE_MISMATCH = UseMismatch.ID;

    /**
     * Rent, subleases, infringements, incidents and a new verification of identity have procedures of their own; a late
     * review is the lessor's own delay, and this review cures it.
     */
    private static final Set<RuleId> NOT_OF_THE_USE = Set.of(
            RentOverdue.ID, UnconsentedSublease.ID, TortNotice.ID, IncidentReport.ID, IdentityReverified.ID, SCHEDULE);

    private LocalDate day(@Nullable Instant instant) {
        return Objects.requireNonNull(instant).atZone(clock.getZone()).toLocalDate();
    }
}
