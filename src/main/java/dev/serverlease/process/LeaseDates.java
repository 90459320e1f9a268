package dev.serverlease.process;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The absolute dates that the models' timers wait for. */
@Component("leaseDates")
public class LeaseDates {

    private final LeaseOf leaseOf;
    private final LeaseSettings settings;
    private final Clock clock;

    LeaseDates(LeaseOf leaseOf, LeaseSettings settings, Clock clock) {
        this.leaseOf = leaseOf;
        this.settings = settings;
        this.clock = clock;
    }

    public Date completeBy(DelegateExecution execution) {
        return fromNow(settings.application().completeWithin());
    }

    public Date remindReviewAt(DelegateExecution execution) {
        return fromNow(settings.legalReview().remindAfter());
    }

    public Date escalateReviewAt(DelegateExecution execution) {
        return fromNow(settings.legalReview().escalateAfter());
    }

    public Date signBy(DelegateExecution execution) {
        return fromNow(settings.contract().signWithin());
    }

    public Date remindSigningAt(DelegateExecution execution) {
        return fromNow(settings.contract().remindAfter());
    }

    /** Whether the agreed start date still lies ahead. */
    public boolean startsLater(DelegateExecution execution) {
        return startsAt(execution).toInstant().isAfter(clock.instant());
    }

    public Date startsAt(DelegateExecution execution) {
        return date(execution, "starts_at", Lease::startsAt);
    }

    public Date termEndsAt(DelegateExecution execution) {
        return date(execution, "term_ends_at", Lease::termEndsAt);
    }

    public Date nextReviewAt(DelegateExecution execution) {
        return date(execution, "next_review_at", Lease::nextReviewAt);
    }

    /** Some time before the term ends, so that renewal or objection comes in time (Civil Code art. 734). */
    public Date expiryNoticeAt(DelegateExecution execution) {
        var termEndsAt = termEndsAt(execution).toInstant();
        return Date.from(settings.expiry().noticeBefore().before(termEndsAt, clock.getZone()));
    }

    public Date cureBy(DelegateExecution execution) {
        return fromNow(settings.suspension().cureWithin());
    }

    /** End of the reasonable period of a demand for rent (Civil Code art. 722). */
    public Date demandPeriodEndsAt(DelegateExecution execution) {
        return fromNow(settings.rent().demandPeriod());
    }

    private Date fromNow(IsoPeriod period) {
        return Date.from(period.after(clock.instant(), clock.getZone()));
    }

    private Date date(DelegateExecution execution, String column, Function<Lease, @Nullable Instant> read) {
        var lease = leaseOf.read(execution);
        var instant = read.apply(lease);
        if (instant == null) {
            throw new IllegalStateException(
                    "Lease " + lease.number() + " has no " + column + ", which its timer waits for");
        }
        return Date.from(instant);
    }
}
