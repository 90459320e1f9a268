package dev.serverlease.lease;

import static dev.serverlease.lease.LeaseStage.ACTIVATION;
import static dev.serverlease.lease.LeaseStage.APPLICATION;
import static dev.serverlease.lease.LeaseStage.CHECKS;
import static dev.serverlease.lease.LeaseStage.CLOSING;
import static dev.serverlease.lease.LeaseStage.CONTRACT;
import static dev.serverlease.lease.LeaseStage.ENDED;
import static dev.serverlease.lease.LeaseStage.IN_FORCE;
import static dev.serverlease.lease.LeaseStage.LEGAL_REVIEW;
import static dev.serverlease.lease.LeaseStage.SUSPENDED;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Every way of a lease from one stage to another, a method each, with the stages from which it is open. The table
 * refuses any other step, and any process instance but the lease's own, so that an instance that was moved about in the
 * diagram cannot carry its lease past a stage. Each step is one audit entry, written in the same statement.
 *
 * <p>All throw {@link IllegalStateException}, with a text for an administrator, where the step is refused.
 */
@Component
public class LeaseTransitions {

    private final Leases leases;
    private final HeldLeases held;
    private final Moment moment;
    private final Clock clock;

    LeaseTransitions(Leases leases, HeldLeases held, Moment moment, Clock clock) {
        this.leases = leases;
        this.held = held;
        this.moment = moment;
        this.clock = clock;
    }

    /**
     * Who takes the step.
     *
     * @param number the lease
     * @param instance the process instance that says so
     */
    public record Step(String number, String instance, String actor) {}

    /** Back to the applicant, who completes the application. */
    public void returnToApplicant(Step step) {
        enter(step, APPLICATION, CHECKS, LEGAL_REVIEW, CONTRACT);
    }

    /** The automated checks begin, once more after each completion. */
    public void check(Step step) {
        enter(step, CHECKS, APPLICATION, CHECKS);
    }

    /** To the legal officers; back to the first where the second returns it, or the gate finds the case changed. */
    public void review(Step step) {
        enter(step, LEGAL_REVIEW, CHECKS, LEGAL_REVIEW, CONTRACT);
    }

    /** Approved: the contract is drafted and signed. */
    public void sign(Step step) {
        enter(step, CONTRACT, LEGAL_REVIEW);
    }

    /** Signed by both: the server is made ready. Out of the closing only where the lease goes on. */
    public void activate(Step step) {
        enter(step, ACTIVATION, CONTRACT, ACTIVATION, CLOSING);
    }

    /**
     * Handed over, or resumed after a suspension. The first time is kept as the day since when it is in force. Out of
     * the closing only where the lease goes on.
     */
    public void putInForce(Step step) {
        enter(step, IN_FORCE, ACTIVATION, IN_FORCE, SUSPENDED, CLOSING);
    }

    /** The server is off until it is put right. */
    public void suspend(Step step) {
        enter(step, SUSPENDED, IN_FORCE, SUSPENDED);
    }

    /** The lease comes to its end, and why is known. */
    public void close(Step step, EndReason reason) {
        move(step, CLOSING, Set.of(ACTIVATION, IN_FORCE, SUSPENDED), reason, "CLOSING_" + reason);
    }

    /**
     * The notice of termination was not given: nothing ends the lease any more, and it can come back into the stage
     * from which it came to its closing.
     */
    public void goOn(Lease lease, LeaseStage stage, String actor) {
        int changed = leases.change(
                lease.number(),
                "end_reason = null",
                " and stage = 'CLOSING'",
                AuditEntry.of(actor, "GOES_ON_" + stage),
                now(),
                statement -> statement);
        requireTaken(changed, new Step(lease.number(), lease.processInstanceId(), actor), stage);
    }

    /** A rule or an officer says no. */
    public void reject(Step step) {
        end(step, EndReason.REJECTED, CHECKS, LEGAL_REVIEW);
    }

    /** The applicant takes the application back, which is open until the lessee has signed. */
    public void withdraw(Step step) {
        end(step, EndReason.WITHDRAWN, APPLICATION, CHECKS, LEGAL_REVIEW, CONTRACT);
    }

    /** Not completed, or not signed, in time. */
    public void lapse(Step step) {
        end(step, EndReason.LAPSED, APPLICATION, CONTRACT);
    }

    /** The term is over, and all is returned. */
    public void expire(Step step) {
        end(step, EndReason.EXPIRED, CLOSING);
    }

    /** Ended by notice, and all is returned. */
    public void terminate(Step step) {
        end(step, EndReason.TERMINATED, CLOSING);
    }

    private void enter(Step step, LeaseStage stage, LeaseStage... from) {
        var before = held.find(step.number());
        var now = moment.now();
        move(
                step,
                stage,
                Set.of(from),
                ", in_force_at = case when :stage = 'IN_FORCE' then coalesce(in_force_at, :now) else in_force_at end",
                "STAGE_" + stage,
                now,
                statement -> statement);
        before.ifPresent(lease -> held.keep(lease.entered(stage, now)));
    }

    private void end(Step step, EndReason reason, LeaseStage... from) {
        move(step, ENDED, Set.of(from), reason, "ENDED_" + reason);
    }

    private void move(Step step, LeaseStage stage, Set<LeaseStage> from, EndReason reason, String action) {
        move(
                step,
                stage,
                from,
                ", end_reason = :reason",
                action,
                now(),
                statement -> statement.param("reason", reason.name()));
    }

    private void move(
            Step step,
            LeaseStage stage,
            Set<LeaseStage> from,
            String assignments,
            String action,
            Instant now,
            UnaryOperator<StatementSpec> params) {
        int moved = leases.change(
                step.number(),
                "stage = :stage, stage_since = :now" + assignments,
                " and process_instance_id = :instance and stage in (:from)"
                        + (stage == ENDED ? "" : " and (stage <> 'CLOSING' or end_reason is null)"),
                AuditEntry.of(step.actor(), action),
                now,
                statement -> params.apply(statement)
                        .param("stage", stage.name())
                        .param("instance", step.instance())
                        .param("from", from.stream().map(Enum::name).toList()));
        requireTaken(moved, step, stage);
    }

    private static void requireTaken(int moved, Step step, LeaseStage stage) {
        if (moved == 0) {
            throw new IllegalStateException(
                    "流程实例 " + step.instance() + " 不得将租赁 " + step.number() + " 转入“"
                            + stage.label() + "”阶段：该实例不属于此租赁，或者阶段次序不符；请由管理员核查。 Process instance "
                            + step.instance() + " may not bring lease " + step.number() + " into stage " + stage
                            + ": it is not the lease's own, or the stage does not follow; an administrator should look into it.");
        }
    }

    /** As exactly as the tables keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
