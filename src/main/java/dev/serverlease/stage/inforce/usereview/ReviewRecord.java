package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.inforce.LawInForce;
import dev.serverlease.stage.inforce.ReviewOutcome;
import dev.serverlease.stage.inforce.UseReview;
import dev.serverlease.stage.inforce.UseReviews;
import dev.serverlease.stage.inforce.suspension.CurePeriod;
import dev.serverlease.stage.inforce.suspension.SuspensionNotice;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records a use review: what was seen, the findings, the outcome, and a resulting suspension. */
@Component
class ReviewRecord {

    private final UseReviews reviews;
    private final Suspensions suspensions;
    private final SeenUse seenUse;
    private final Findings findings;
    private final SuspensionNotice suspensionNotice;
    private final CurePeriod period;
    private final Clock clock;

    ReviewRecord(
            UseReviews reviews,
            Suspensions suspensions,
            SeenUse seenUse,
            Findings findings,
            SuspensionNotice suspensionNotice,
            CurePeriod period,
            Clock clock) {
        this.reviews = reviews;
        this.suspensions = suspensions;
        this.seenUse = seenUse;
        this.findings = findings;
        this.suspensionNotice = suspensionNotice;
        this.period = period;
        this.clock = clock;
    }

    private static final String ORDER = "review.regulatorOrder";
    private static final String FOUND = "review.illegalContentFound";

    /**
     * How a review ended.
     *
     * @param clause the contract's clause on which a service is suspended
     * @param cureBy until when defects must be cured; null if there are none
     */
    record Conclusion(
            ReviewOutcome outcome,
            String actualUse,
            String ground,
            String clause,
            @Nullable Instant cureBy) {}

    /**
     * A person's review.
     *
     * @param found findings of the rules of use review on what was seen
     * @param today findings of today's law on the lease
     */
    void reviewed(
            Lease lease,
            String reviewer,
            ObservedUse use,
            List<StoredFinding> found,
            List<StoredFinding> today,
            Conclusion conclusion) {
        seenUse.record(lease, use, conclusion.actualUse(), reviewer);
        findings.addNext(lease.number(), Occasion.USE_REVIEW, found);
        boolean unlawful = LawInForce.has(found, Outcome.BLOCK) || LawInForce.has(today, Outcome.BLOCK);
        boolean misuse = Boolean.FALSE.equals(use.actualUseMatches()) || Boolean.TRUE.equals(use.illegalContentFound());
        add(lease, reviewer, conclusion, new Seen(unlawful, misuse, null));
    }

    /** The end of the time to cure whose last day a person named. */
    Instant endOfCure(LocalDate lastDay) {
        return period.endsAt(lastDay);
    }

    /** The automated part found nothing. */
    void nothingFound(Lease lease) {
        add(
                lease,
                AuditTrail.SYSTEM,
                new Conclusion(
                        ReviewOutcome.CONTINUE,
                        "依使用报告 As reported",
                        "自动审查未见异常，风险低。 Nothing was found, and the risk is low.",
                        "",
                        null),
                new Seen(false, false, null));
    }

    /**
     * The law forbids the service: it stops at once, and a legal officer handles it.
     *
     * @param forbidding the findings that forbid it
     */
    void stopped(Lease lease, List<StoredFinding> forbidding) {
        var ground = forbidding.isEmpty()
                ? new Bilingual("责令停止。", "Ordered to stop.")
                : new Bilingual(
                        words(
                                forbidding,
                                finding -> isOrder(finding) ? "收到主管机关或者法院的命令，依令立即停止服务。" : finding.messageZh(),
                                ""),
                        words(
                                forbidding,
                                finding -> isOrder(finding)
                                        ? "An order of an authority or court was received, and the service stops at once as ordered."
                                        : finding.messageEn(),
                                " "));
        var cureBy = period.from(clock.instant());
        add(
                lease,
                AuditTrail.SYSTEM,
                new Conclusion(
                        ReviewOutcome.SUSPEND,
                        "见使用报告或者机关命令 See the report or order",
                        ground.text(),
                        suspensionNotice.clause(lease).text(),
                        cureBy),
                new Seen(
                        true,
                        forbidding.stream()
                                .anyMatch(finding ->
                                        finding.facts().getOrDefault(FOUND, "").equals("true")),
                        obeyed(forbidding)));
    }

    /** The orders, with authority, number and content, where nothing but orders forbids the service; else null. */
    private static @Nullable String obeyed(List<StoredFinding> forbidding) {
        return forbidding.isEmpty() || !forbidding.stream().allMatch(ReviewRecord::isOrder)
                ? null
                : forbidding.stream()
                        .map(finding -> finding.facts().get(ORDER))
                        .distinct()
                        .collect(Collectors.joining("；"));
    }

    /** The rule treats an order like unlawful content that was found; nobody may have found any. */
    private static boolean isOrder(StoredFinding finding) {
        return !finding.facts().getOrDefault(ORDER, "").isEmpty()
                && !finding.facts().getOrDefault(FOUND, "").equals("true");
    }

    private static String words(List<StoredFinding> found, Function<StoredFinding, String> message, String between) {
        return found.stream().map(message).collect(Collectors.joining(between));
    }

    /** What a suspension is for, and whether the use itself was amiss. */
    private record Seen(
            boolean unlawful, boolean misuse, @Nullable String obeyed) {}

    private void add(Lease lease, String reviewer, Conclusion conclusion, Seen seen) {
        var now = clock.instant();
        if (conclusion.outcome() == ReviewOutcome.SUSPEND) {
            suspensions.add(
                    lease.number(),
                    conclusion.ground(),
                    conclusion.clause(),
                    seen.unlawful(),
                    seen.obeyed(),
                    Objects.requireNonNull(conclusion.cureBy()),
                    reviewer);
            suspensionNotice.suspended(lease, suspensions.latest(lease.number()).orElseThrow());
        }
        reviews.add(
                lease.number(),
                new UseReview(
                        reviews.of(lease.number()).size() + 1,
                        Objects.requireNonNullElse(lease.nextReviewAt(), now),
                        conclusion.outcome(),
                        conclusion.actualUse(),
                        conclusion.ground(),
                        reviewer,
                        now,
                        conclusion.cureBy(),
                        seen.misuse()),
                seen.obeyed() == null);
    }
}
