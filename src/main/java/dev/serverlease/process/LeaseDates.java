package dev.serverlease.process;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Moment;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The absolute dates that the models' timers wait for, computed only from the rows, so that a timer that asks again
 * gets the same answer.
 */
@Component("leaseDates")
public class LeaseDates {

    /**
     * The date of an indefinite lease's end timer: the timer must exist, so that a notice can move it, and must not
     * fire before. In the last year that ISO dates write with four digits.
     */
    private static final Instant NEVER = Instant.parse("9999-12-30T16:00:00Z");

    private final LeaseOf leaseOf;
    private final LeaseSettings settings;
    private final ServiceLevels levels;
    private final WorkingDays workingDays;
    private final Moment moment;
    private final Clock clock;

    LeaseDates(
            LeaseOf leaseOf,
            LeaseSettings settings,
            ServiceLevels levels,
            WorkingDays workingDays,
            Moment moment,
            Clock clock) {
        this.leaseOf = leaseOf;
        this.settings = settings;
        this.levels = levels;
        this.workingDays = workingDays;
        this.moment = moment;
        this.clock = clock;
    }

    public Date signBy(DelegateExecution execution) {
        return Date.from(signBy(leaseOf.read(execution)));
    }

    /** A timer is created one step before the lease enters the stage, in the same transaction. */
    private Instant signBy(Lease lease) {
        var by = lease.stepBy();
        return lease.stage() == LeaseStage.CONTRACT && by != null ? by : signBy();
    }

    /** Until when both can sign a contract that is drafted now. */
    public Instant signBy() {
        var now = moment.now();
        return levels.at(ServiceLevel.SIGN_WITHIN, now).after(now, clock.getZone());
    }

    /** Until when a review that begins now should be decided; then it is escalated. */
    public Instant decideBy() {
        return decideBy(moment.now());
    }

    /** Until when a legal officer should decide what came up then. */
    public Instant decideBy(Instant since) {
        return workingDaysAfter(since, levels.at(ServiceLevel.REVIEW_ESCALATE, since));
    }

    /** When the legal officers are reminded of it. */
    public Instant remindToDecideAt(Instant since) {
        return workingDaysAfter(since, levels.at(ServiceLevel.REVIEW_REMIND, since));
    }

    /** Days are working days; a period of hours or of months follows the calendar. */
    public Instant workingDaysAfter(Instant begin, IsoPeriod period) {
        return period.amount() instanceof Period days && days.toTotalMonths() == 0
                ? workingDays
                        .after(begin.atZone(clock.getZone()), days.getDays())
                        .toInstant()
                : period.after(begin, clock.getZone());
    }

    public Date remindSigningAt(DelegateExecution execution) {
        return after(signingSince(leaseOf.read(execution)), settings.contract().remindAfter());
    }

    private Instant signingSince(Lease lease) {
        return lease.stage() == LeaseStage.CONTRACT ? lease.stageSince() : moment.now();
    }

    /**
     * Checked before an application lapses, even if the instance was moved there by hand.
     *
     * @throws IllegalStateException if the time to complete it, or to sign, is not over
     */
    void requireLapsed(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var completeBy = lease.completeBy();
        var end = switch (lease.stage()) {
            case APPLICATION -> completeBy == null ? NEVER : completeBy;
            case CONTRACT -> signBy(lease);
            default -> NEVER;
        };
        requireOver(lease.number(), end);
    }

    /** @throws IllegalStateException before that end */
    public void requireOver(String number, Instant end) {
        // jobs keep milliseconds
        if (clock.instant().isBefore(end.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalStateException("租赁 " + number + " 的期限（" + end.atZone(clock.getZone())
                    + "）尚未届满，不得继续；请由管理员核查。 The time of lease " + number + " is not over before "
                    + end.atZone(clock.getZone()) + "; it goes no further, and an administrator should look into it.");
        }
    }

    /**
     * Checked before a lease is in force, even if the instance was moved there by hand.
     *
     * @throws IllegalStateException before the agreed start date
     */
    void requireStarted(DelegateExecution execution) {
        if (startsLater(execution)) {
            var number = leaseOf.number(execution);
            throw new IllegalStateException("租赁 " + number + " 的起租日未到，不得进入履行；请由管理员核查。 The start date of lease " + number
                    + " is not reached; it is not in force, and an administrator should look into it.");
        }
    }

    /** Whether the agreed start date is still in the future. */
    public boolean startsLater(DelegateExecution execution) {
        return startsAt(execution).toInstant().isAfter(clock.instant());
    }

    public Date startsAt(DelegateExecution execution) {
        return date(execution, "starts_at", Lease::startsAt);
    }

    /** The end of the term. An indefinite lease has none until a notice sets one (Civil Code art. 730). */
    public Date termEndsAt(DelegateExecution execution) {
        return date(execution, "term_ends_at", LeaseDates::endOf);
    }

    public Date nextReviewAt(DelegateExecution execution) {
        return date(execution, "next_review_at", Lease::nextReviewAt);
    }

    /**
     * From when the expiry notice is a task: early enough to remind the lessee in time, and for a renewal or an
     * objection before the term ends (Civil Code art. 734).
     */
    public Date expiryNoticeOpensAt(DelegateExecution execution) {
        return date(execution, "term_ends_at", this::noticeOpensAt);
    }

    /** The same for a lease; null while it has no term; never null if it is indefinite. */
    public @Nullable Instant noticeOpensAt(Lease lease) {
        var end = lease.termEndsAt();
        if (lease.indefinite()) {
            return NEVER;
        }
        return end == null ? null : noticeOpensAt(end);
    }

    /** The same for a term that ends then. */
    public Instant noticeOpensAt(Instant end) {
        return settings.expiry().noticeOpens().before(end, clock.getZone());
    }

    /** The same while it is still to come; empty after that, and for a lease without an end. */
    public Optional<Instant> noticeToOpen(Lease lease) {
        return Optional.ofNullable(noticeOpensAt(lease))
                .filter(at -> !lease.indefinite() && clock.instant().isBefore(at));
    }

    /** Until when the lessee is to be reminded of the term's end; null for a lease without an end. */
    @Nullable
    Instant noticeBy(Lease lease) {
        var end = lease.termEndsAt();
        return lease.indefinite() || end == null ? null : noticeBy(end);
    }

    /**
     * The same for a term that ends then (clause {@code expiry}): the first instant after the last working day on which
     * the reminder is in time. The clause counts back from the end, so that a holiday gives no more time.
     */
    public Instant noticeBy(Instant end) {
        var latest = settings.expiry().noticeBefore().before(end, clock.getZone());
        var day = LocalDate.ofInstant(latest, clock.getZone()).minusDays(1);
        return workingDays.endOfWorkingDayUpTo(day, clock.getZone());
    }

    private static @Nullable Instant endOf(Lease lease) {
        return lease.indefinite() && lease.termEndsAt() == null ? NEVER : lease.termEndsAt();
    }

    private Date after(Instant begin, IsoPeriod period) {
        return Date.from(period.after(begin, clock.getZone()));
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
