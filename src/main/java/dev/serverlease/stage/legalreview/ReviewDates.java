package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Moment;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseOf;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 审查催办、超期上报: when people are reminded of an open review and when it is escalated, in working days. */
@Component("reviewDates")
public class ReviewDates {

    private final LeaseOf leaseOf;
    private final Decisions decisions;
    private final LeaseDates dates;
    private final Moment moment;

    ReviewDates(LeaseOf leaseOf, Decisions decisions, LeaseDates dates, Moment moment) {
        this.leaseOf = leaseOf;
        this.decisions = decisions;
        this.dates = dates;
        this.moment = moment;
    }

    public Date remindReviewAt(DelegateExecution execution) {
        return Date.from(dates.remindToDecideAt(reviewSince(execution)));
    }

    public Date escalateReviewAt(DelegateExecution execution) {
        return Date.from(dates.decideBy(reviewSince(execution)));
    }

    /**
     * Until when identity is to be verified: as long as a review may take, from the beginning of the stage; before an
     * opening until the date of its open step.
     */
    public Date verifyIdentityBy(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        return switch (lease.stage()) {
            case LEGAL_REVIEW -> Date.from(dates.decideBy(lease.stageSince()));
            case ACTIVATION -> lease.stepBy() == null ? escalateReviewAt() : Date.from(lease.stepBy());
            default -> escalateReviewAt();
        };
    }

    /** The same for a review that begins now: its due date. */
    public Date escalateReviewAt() {
        return Date.from(dates.decideBy());
    }

    /**
     * The start of the open review: for the first review, when the lease entered the stage, or when the second officer
     * returned it; for the second, when the first officer decided. A timer is created one step before the lease enters
     * the stage, but in the same transaction and so at the same instant.
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
}
