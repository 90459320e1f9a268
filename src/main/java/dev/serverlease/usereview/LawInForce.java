package dev.serverlease.usereview;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.Assessment;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.legalcheck.LegalCheck;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The law over a lease in force: the rules of use review, and today's law over what was approved. */
@Component
class LawInForce {

    private final LegalCheck legalCheck;
    private final Decisions decisions;
    private final Clock clock;

    LawInForce(LegalCheck legalCheck, Decisions decisions, Clock clock) {
        this.legalCheck = legalCheck;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * The rules of use review; nothing is stored.
     *
     * @param more facts of the section {@code review} that are not recorded yet
     */
    List<StoredFinding> ask(Lease lease, Map<String, ?> more) {
        var facts = new HashMap<String, Object>();
        var last = lease.lastReviewAt() == null ? lease.inForceAt() : lease.lastReviewAt();
        if (last != null) {
            facts.put("lastAt", day(last).toString());
        }
        if (last != null && lease.nextReviewAt() != null) {
            facts.put("intervalDays", Math.max(1, ChronoUnit.DAYS.between(day(last), day(lease.nextReviewAt()))));
        }
        facts.putAll(more);
        return legalCheck.ask(Occasion.USE_REVIEW, lease, Map.of("review", facts));
    }

    /** Today's law over the lease as it was applied for, and what has been recorded since. */
    List<StoredFinding> checksToday(Lease lease) {
        return legalCheck.ask(Occasion.CHECKS, lease, Map.of());
    }

    /** What is violated, save what an officer found not to be when the lease was approved. */
    List<StoredFinding> open(Lease lease, List<StoredFinding> found) {
        var settled = decisions.assessments(lease).stream()
                .filter(assessment -> !assessment.conclusion().equals("VIOLATION"))
                .map(Assessment::rule)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(finding -> violated(finding) && !settled.contains(finding.rule()))
                .toList();
    }

    static boolean violated(StoredFinding finding) {
        return Outcome.valueOf(finding.outcome()).isViolated();
    }

    static boolean has(List<StoredFinding> found, Outcome outcome) {
        return found.stream().anyMatch(finding -> finding.outcome().equals(outcome.name()));
    }

    /** What a person reads of the findings: their messages in both languages. */
    static String words(Stream<StoredFinding> found) {
        return found.map(finding -> finding.messageZh() + " " + finding.messageEn())
                .collect(Collectors.joining(" "));
    }

    /**
     * The outcomes of a review that these findings allow: what is unlawful must stop, what is to be put right cannot
     * simply go on. Rent, subleases and infringements have proceedings of their own.
     */
    static Set<String> outcomes(List<StoredFinding> found) {
        var mine = found.stream()
                .filter(finding -> !OWN_PROCEEDINGS.contains(finding.rule()))
                .toList();
        if (has(mine, Outcome.BLOCK)) {
            return Set.of("SUSPEND", "TERMINATE");
        }
        boolean differs = mine.stream()
                .anyMatch(finding -> finding.rule().equals("review.use-mismatch")
                        && finding.outcome().equals(Outcome.REVIEW.name()));
        return differs || has(mine, Outcome.REQUIRE)
                ? Set.of("CURE", "SUSPEND", "TERMINATE")
                : Set.of("CONTINUE", "CURE", "SUSPEND", "TERMINATE");
    }

    private static final Set<String> OWN_PROCEEDINGS =
            Set.of("review.rent-overdue", "review.sublet", "review.tort-notice");

    private LocalDate day(@Nullable Instant instant) {
        return Objects.requireNonNull(instant).atZone(clock.getZone()).toLocalDate();
    }
}
