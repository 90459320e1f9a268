package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Moment;
import dev.serverlease.process.LeaseOf;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 审查催办、超期上报: when a review that stays open is reminded of and escalated, in working days. */
@Component("reviewDates")
public class ReviewDates {

    private final LeaseOf leaseOf;
    private final Decisions decisions;
    private final LeaseSettings settings;
    private final WorkingDays workingDays;
    private final Moment moment;
    private final Clock clock;

    ReviewDates(
            LeaseOf leaseOf,
            Decisions decisions,
            LeaseSettings settings,
            WorkingDays workingDays,
            Moment moment,
            Clock clock) {
        this.leaseOf = leaseOf;
        this.decisions = decisions;
        this.settings = settings;
        this.workingDays = workingDays;
        this.moment = moment;
        this.clock = clock;
    }

    public Date remindReviewAt(DelegateExecution execution) {
        return workingDaysAfter(reviewSince(execution), settings.legalReview().remindAfter());
    }

    public Date escalateReviewAt(DelegateExecution execution) {
        return workingDaysAfter(reviewSince(execution), settings.legalReview().escalateAfter());
    }

    /** The same for a review that begins now: until then it should be decided. */
    public Date escalateReviewAt() {
        return workingDaysAfter(moment.now(), settings.legalReview().escalateAfter());
    }

    /**
     * Since when the review waits that is open: the first one since the lease came to it, the second since the first
     * officer decided, and the first again since the second returned it. A timer is made a step before the lease comes
     * into the stage, in the same transaction and so at the same moment.
     */
    private Instant reviewSince(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        if (lease.stage() != LeaseStage.LEGAL_REVIEW) {
            return moment.now();
        }
        return decisions.of(lease.number()).stream()
                .filter(decision -> decision.round() == lease.round())
                .map(Decision::decidedAt)
                .filter(lease.stageSince()::isBefore)
                .reduce((earlier, later) -> later)
                .orElse(lease.stageSince());
    }

    /** Days are working days; a period of time or of months passes as the calendar does. */
    private Date workingDaysAfter(Instant begin, IsoPeriod period) {
        return period.amount() instanceof Period days && days.toTotalMonths() == 0
                ? Date.from(workingDays
                        .after(begin.atZone(clock.getZone()), days.getDays())
                        .toInstant())
                : Date.from(period.after(begin, clock.getZone()));
    }
}
