package dev.serverlease.stage.inforce;

import dev.serverlease.approval.Assessment;
import dev.serverlease.approval.Conclusion;
import dev.serverlease.approval.Decisions;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.checks.LegalCheck;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * @param more facts that are not recorded yet, by section of the vocabulary
     */
    public List<StoredFinding> ask(Lease lease, Map<String, ? extends Map<String, ?>> more) {
        var review = new HashMap<String, @Nullable Object>();
        var last = lease.lastReviewAt() == null ? lease.inForceAt() : lease.lastReviewAt();
        if (last != null) {
            review.put("lastAt", day(last).toString());
        }
        if (last != null && lease.nextReviewAt() != null) {
            review.put("intervalDays", Math.max(1, ChronoUnit.DAYS.between(day(last), day(lease.nextReviewAt()))));
        }
        var reported = recorded.of(lease).path("data");
        var data = new HashMap<String, @Nullable Object>();
        COUNTS.forEach(count -> data.put(count, reported.get(count)));
        var activation = new HashMap<String, @Nullable Object>();
        activation.put("logRetentionMonths", settings.activation().logRetentionMonths());
        if (lease.inForceAt() != null) {
            activation.put("connectedOn", day(lease.inForceAt()).toString());
        }
        var facts = Map.of("review", review, "data", data, "activation", activation);
        more.forEach((section, members) ->
                Objects.requireNonNull(facts.get(section), section).putAll(members));
        return legalCheck.ask(Occasion.USE_REVIEW, lease, facts);
    }

    /** The findings that forbid the service as it is now, by the rules of use review or by today's law. */
    public List<StoredFinding> forbidding(Lease lease, Map<String, ? extends Map<String, ?>> more) {
        return Stream.concat(ask(lease, more).stream(), checksToday(lease).stream())
                .filter(finding -> finding.outcome() == Outcome.BLOCK)
                .toList();
    }

    public boolean forbids(Lease lease) {
        return !forbidding(lease, Map.of()).isEmpty();
    }

    /** Applies today's law to the lease as applied for, with what has been recorded since. */
    public List<StoredFinding> checksToday(Lease lease) {
        return legalCheck.ask(Occasion.CHECKS, lease, Map.of());
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
     * by the notice of termination (STATUTES 13.1); a defect that must be cured does not allow a plain continuation.
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
        return differs || has(mine, Outcome.REQUIRE)
                ? EnumSet.complementOf(EnumSet.of(ReviewOutcome.CONTINUE))
                : EnumSet.allOf(ReviewOutcome.class);
    }

    /** A late review is cured by the review itself. */
    public static final RuleId SCHEDULE = new RuleId("review.schedule");

    private static final RuleId USE_MISMATCH = new RuleId("review.use-mismatch");

    /**
     * Rent, subleases and infringements have procedures of their own; a late review is the lessor's own delay, and this
     * review cures it.
     */
    private static final Set<RuleId> NOT_OF_THE_USE = Set.of(
            new RuleId("review.rent-overdue"), new RuleId("review.sublet"), new RuleId("review.tort-notice"), SCHEDULE);

    private static final List<String> COUNTS = List.of("piSubjectsYtd", "sensitivePiSubjectsYtd");

    private LocalDate day(@Nullable Instant instant) {
        return Objects.requireNonNull(instant).atZone(clock.getZone()).toLocalDate();
    }
}
