package dev.serverlease.process;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Decision;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Duty;
import dev.serverlease.lease.DutyRegister;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Moment;
import dev.serverlease.lease.RentDefault;
import dev.serverlease.lease.RentDefaults;
import dev.serverlease.lease.Suspensions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The absolute dates that the models' timers wait for: functions of the rows, so that a timer that asks again gets the
 * same answer as when it was made.
 */
@Component("leaseDates")
public class LeaseDates {

    /**
     * What a timer of an indefinite lease waits for: it must be there, so that a notice can move it, and must not fire
     * before. The last year that ISO dates write with four digits.
     */
    private static final Instant NEVER = Instant.parse("9999-12-30T16:00:00Z");

    private final LeaseOf leaseOf;
    private final Leases leases;
    private final Suspensions suspensions;
    private final RentDefaults rents;
    private final DutyRegister duties;
    private final LeaseSettings settings;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final Decisions decisions;
    private final Moment moment;

    LeaseDates(
            LeaseOf leaseOf,
            Leases leases,
            Suspensions suspensions,
            RentDefaults rents,
            DutyRegister duties,
            LeaseSettings settings,
            WorkingDays workingDays,
            Decisions decisions,
            Moment moment,
            Clock clock) {
        this.decisions = decisions;
        this.moment = moment;
        this.suspensions = suspensions;
        this.leaseOf = leaseOf;
        this.leases = leases;
        this.rents = rents;
        this.duties = duties;
        this.settings = settings;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * The deadline of the completion: the end of the last day, where days are counted (Civil Code arts. 201, 203; the
     * figure is ours). The engine asks for it before the task's listeners run, so it is set here where the lease has
     * none; from then on the lease says it, and a timer that is made anew begins no new period.
     */
    public Date completeBy(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        if (lease.completeBy() != null) {
            return Date.from(lease.completeBy());
        }
        var deadline = endOfDay(settings.application().completeWithin());
        leases.completeBy(
                lease.number(),
                deadline,
                AuditEntry.of(AuditTrail.SYSTEM, "COMPLETION_REQUESTED").detail(Map.of("by", deadline.toString())));
        return Date.from(deadline);
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
     * officer decided, and the first again since the second returned it. A lease that has only just come into the stage
     * has no decision since.
     */
    private Instant reviewSince(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        if (lease.stageSince().equals(moment.now())) {
            return lease.stageSince();
        }
        return decisions.of(lease.number()).stream()
                .filter(decision -> decision.round() == lease.round())
                .map(Decision::decidedAt)
                .filter(lease.stageSince()::isBefore)
                .reduce((earlier, later) -> later)
                .orElse(lease.stageSince());
    }

    public Date signBy(DelegateExecution execution) {
        return signBy(leaseOf.read(execution));
    }

    private Date signBy(Lease lease) {
        return after(signingSince(lease), settings.contract().signWithin());
    }

    public Date remindSigningAt(DelegateExecution execution) {
        return after(signingSince(leaseOf.read(execution)), settings.contract().remindAfter());
    }

    private Instant signingSince(Lease lease) {
        return lease.stage() == LeaseStage.CONTRACT ? lease.stageSince() : moment.now();
    }

    /**
     * Asked before an application lapses, whatever brought the instance there.
     *
     * @throws IllegalStateException where the time to complete it, or to sign, is not over
     */
    void requireLapsed(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var completeBy = lease.completeBy();
        var end = switch (lease.stage()) {
            case APPLICATION -> completeBy == null ? NEVER : completeBy;
            case CONTRACT -> signBy(lease).toInstant();
            default -> NEVER;
        };
        requireOver(lease.number(), end);
    }

    /**
     * Asked before a lease is terminated for a defect that was not cured, whatever brought the instance there.
     *
     * @throws IllegalStateException where the time to cure it is not over
     */
    public void requireCureOver(DelegateExecution execution) {
        requireOver(leaseOf.number(execution), cureBy(execution).toInstant());
    }

    private void requireOver(String number, Instant end) {
        // jobs keep milliseconds
        if (clock.instant().isBefore(end.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalStateException("租赁 " + number + " 的期限（" + end.atZone(clock.getZone())
                    + "）尚未届满，不得继续；请由管理员核查。 The time of lease " + number + " is not over before "
                    + end.atZone(clock.getZone()) + "; it goes no further, and an administrator should look into it.");
        }
    }

    /**
     * Asked before a lease is in force, whatever brought the instance there.
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

    /** Whether the agreed start date still lies ahead. */
    public boolean startsLater(DelegateExecution execution) {
        return startsAt(execution).toInstant().isAfter(clock.instant());
    }

    public Date startsAt(DelegateExecution execution) {
        return date(execution, "starts_at", Lease::startsAt);
    }

    /** An indefinite lease has no end until a notice sets one (Civil Code art. 730). */
    public Date termEndsAt(DelegateExecution execution) {
        return date(execution, "term_ends_at", LeaseDates::endOf);
    }

    public Date nextReviewAt(DelegateExecution execution) {
        return date(execution, "next_review_at", Lease::nextReviewAt);
    }

    /** Some time before the term ends, so that renewal or objection comes in time (Civil Code art. 734). */
    public Date expiryNoticeAt(DelegateExecution execution) {
        return date(execution, "term_ends_at", this::noticeDueAt);
    }

    /** The same for a lease; null while it has no term, never where it is indefinite. */
    public @Nullable Instant noticeDueAt(Lease lease) {
        if (lease.indefinite()) {
            return NEVER;
        }
        var end = lease.termEndsAt();
        return end == null ? null : settings.expiry().noticeBefore().before(end, clock.getZone());
    }

    private static @Nullable Instant endOf(Lease lease) {
        return lease.indefinite() && lease.termEndsAt() == null ? NEVER : lease.termEndsAt();
    }

    /** Until when a suspension can be cured, as the lessee was told. */
    public Date cureBy(DelegateExecution execution) {
        return suspensions
                .latest(leaseOf.number(execution))
                .map(suspension -> Date.from(suspension.cureBy()))
                .orElseGet(() -> after(moment.now(), settings.suspension().cureWithin()));
    }

    /** End of the reasonable period that the demand for rent gave (Civil Code art. 722). */
    public Date demandPeriodEndsAt(DelegateExecution execution) {
        var number = leaseOf.read(execution).number();
        return rents.open(number)
                .map(RentDefault::demand)
                .map(demand -> Date.from(demand.periodEndsAt()))
                .orElseThrow(() -> new IllegalStateException(
                        "Lease " + number + " has no demand for rent, whose period its timer waits for"));
    }

    /** 24 hours after the finding. */
    public Date reportBy(DelegateExecution execution) {
        return Date.from(duty(execution, Duty.Kind.REPORT_TO_POLICE).dueAt());
    }

    public Date forwardNoticeBy(DelegateExecution execution) {
        return Date.from(duty(execution, Duty.Kind.FORWARD_NOTICE).dueAt());
    }

    /** Month five of the six in which a sublease can be objected to (Civil Code art. 718). */
    public Date objectReminderAt(DelegateExecution execution) {
        var known = duty(execution, Duty.Kind.OBJECT_TO_SUBLEASE).aroseAt();
        return Date.from(known.atZone(clock.getZone()).plusMonths(5).toInstant());
    }

    /** The one that the execution's task does; the newest where that task is only being made. */
    private Duty duty(DelegateExecution execution, Duty.Kind kind) {
        var number = leaseOf.read(execution).number();
        return ((ExecutionEntity) execution)
                .getTasks().stream()
                        .flatMap(task -> duties.ofTask(number, task.getId()).stream())
                        .findFirst()
                        .orElseGet(() -> duties.newest(number, kind));
    }

    /** The day on which a period begins does not count, and its last day ends at midnight. */
    private Instant endOfDay(IsoPeriod period) {
        var end = period.after(clock.instant(), clock.getZone());
        return period.amount() instanceof Period
                ? LocalDate.ofInstant(end, clock.getZone())
                        .plusDays(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant()
                : end;
    }

    /** Days are working days; a period of time or of months passes as the calendar does. */
    private Date workingDaysAfter(Instant begin, IsoPeriod period) {
        return period.amount() instanceof Period days && days.toTotalMonths() == 0
                ? Date.from(workingDays
                        .after(begin.atZone(clock.getZone()), days.getDays())
                        .toInstant())
                : after(begin, period);
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
