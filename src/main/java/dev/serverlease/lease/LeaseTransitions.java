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

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * All transitions of a lease between stages: one method each, with the stages it may start from. The table rejects any
 * other step and any process instance except the lease's own, so that an instance moved by hand in the diagram cannot
 * make its lease skip a stage. Each step writes one audit entry in the same statement.
 *
 * <p>All methods throw {@link IllegalStateException}, with a text for an administrator, if the step is rejected.
 */
@Component
public class LeaseTransitions {

    /** As many officers have approved in this round as the checks require; the gate compares digests besides. */
    private static final String APPROVED =
            " and (select count(distinct officer) from lease.decision d where d.lease_number = number"
                    + " and d.round = lease.round and d.decision in ('APPROVE', 'APPROVE_WITH_CONDITIONS'))"
                    + " >= greatest(1, officers)";

    /** Both parties have signed the newest contract. */
    private static final String SIGNED =
            " and (select count(distinct party) from lease.signature s where s.lease_number = number and s.contract_version ="
                    + " (select max(version) from lease.contract c where c.lease_number = number)) = 2";

    /** A contract is not concluded only where the lessor's officer has refused it. */
    private static final String NOT_CONCLUDED =
            " and (stage <> 'CONTRACT' or 'REFUSED' = (select e.kind from lease.offer_event e where e.lease_number = number"
                    + " order by e.position desc limit 1))";

    private static final String HANDED_OVER =
            " and (in_force_at is not null or exists (select from lease.audit a where a.lease_number = number"
                    + " and a.action = '" + AuditTrail.SERVER_HANDED_OVER + "'))";

    private static final Logger LOG = LoggerFactory.getLogger(LeaseTransitions.class);

    private final Leases leases;
    private final LockedLeases held;
    private final Moment moment;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeaseTransitions(Leases leases, LockedLeases held, Moment moment, ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.leases = leases;
        this.held = held;
        this.moment = moment;
        this.clock = clock;
    }

    /**
     * Who takes the step.
     *
     * @param number the lease
     * @param instance the process instance that takes the step
     */
    public record Step(String number, String instance, String actor) {}

    /** Published in the transaction in which a contract's end takes effect; the lease itself may still be settled. */
    public record ContractEnded(String leaseNumber) {}

    /** Published in the transaction in which a lease that was to end goes on. */
    public record GoesOn(String leaseNumber) {}

    /** Back to the applicant, who completes the application. */
    public void returnToApplicant(Step step) {
        enter(step, APPLICATION, null, "", CHECKS, LEGAL_REVIEW, CONTRACT);
    }

    /** The automated checks begin; again after each completion, and where the identity turns out to be in doubt. */
    public void check(Step step) {
        enter(step, CHECKS, null, "", APPLICATION, CHECKS, LEGAL_REVIEW, ACTIVATION);
    }

    /**
     * To the legal officers; back to the first officer if the second returns it or the gate finds that the case has
     * changed.
     *
     * @param by until when it should be decided
     */
    public void review(Step step, Instant by) {
        enter(step, LEGAL_REVIEW, by, "", CHECKS, LEGAL_REVIEW, CONTRACT);
    }

    /**
     * Approved: the contract is drafted and signed.
     *
     * @param by until when both can sign it
     */
    public void sign(Step step, Instant by) {
        enter(step, CONTRACT, by, APPROVED, LEGAL_REVIEW);
    }

    /** Both have signed: the server is prepared. From the closing only if the lease continues. */
    public void activate(Step step) {
        enter(step, ACTIVATION, null, SIGNED, CONTRACT, ACTIVATION, CLOSING);
    }

    /**
     * Handed over, or resumed after a suspension. The first time is stored as the start of being in force. From the
     * closing only if the lease continues.
     *
     * @param noticeBy until when the lessee is to be reminded of the term's end, for a lease that begins
     */
    public void putInForce(Step step, @Nullable Instant noticeBy) {
        enter(step, IN_FORCE, null, noticeBy, HANDED_OVER, ACTIVATION, IN_FORCE, SUSPENDED, CLOSING);
    }

    /** The server is off until the defect is cured. */
    public void suspend(Step step) {
        enter(step, SUSPENDED, null, "", IN_FORCE, SUSPENDED);
    }

    /**
     * The lease enters its closing; the reason is known.
     *
     * @param noticeDue whether the notice that terminates it is still to be given
     */
    public void close(Step step, EndReason reason, boolean noticeDue) {
        move(step, CLOSING, Set.of(ACTIVATION, IN_FORCE, SUSPENDED), "", reason, noticeDue, "CLOSING_" + reason);
        if (!noticeDue) {
            events.publishEvent(new ContractEnded(step.number()));
        }
    }

    /**
     * The notice of termination was not given: nothing ends the lease any more, so it can return to the stage it was in
     * before its closing.
     */
    public void goOn(Lease lease, LeaseStage stage, String actor) {
        int changed = leases.change(
                lease.number(),
                "end_reason = null, notice_due = false, step_by = null",
                " and stage = 'CLOSING'",
                AuditEntry.of(actor, "GOES_ON_" + stage),
                now(),
                statement -> statement);
        requireTaken(changed, new Step(lease.number(), lease.processInstanceId(), actor), stage);
        events.publishEvent(new GoesOn(lease.number()));
    }

    /** The notice of termination has arrived: what it terminates has ended. */
    public void noticeArrived(Lease lease, AuditEntry entry) {
        int changed = leases.change(
                lease.number(),
                "notice_due = false, step_by = null",
                " and stage = 'CLOSING'",
                entry,
                now(),
                statement -> statement);
        requireTaken(changed, new Step(lease.number(), lease.processInstanceId(), entry.actor()), CLOSING);
        events.publishEvent(new ContractEnded(lease.number()));
    }

    /** A rule or an officer rejects the application, or the lessor does not conclude what the lessee signed. */
    public void reject(Step step) {
        end(step, EndReason.REJECTED, NOT_CONCLUDED, CHECKS, LEGAL_REVIEW, CONTRACT);
    }

    /** The applicant withdraws the application, possible until the lessee has signed. */
    public void withdraw(Step step) {
        end(step, EndReason.WITHDRAWN, APPLICATION, CHECKS, LEGAL_REVIEW, CONTRACT);
    }

    /** The application was not completed, or the contract not signed, in time. */
    public void lapse(Step step) {
        end(step, EndReason.LAPSED, APPLICATION, CONTRACT);
    }

    /** The term is over and everything is returned. */
    public void expire(Step step) {
        end(step, EndReason.EXPIRED, CLOSING);
    }

    /** Ended by notice, and everything is returned. */
    public void terminate(Step step) {
        end(step, EndReason.TERMINATED, CLOSING);
    }

    private void enter(Step step, LeaseStage stage, @Nullable Instant by, String onRecord, LeaseStage... from) {
        enter(step, stage, by, null, onRecord, from);
    }

    private void enter(
            Step step,
            LeaseStage stage,
            @Nullable Instant by,
            @Nullable Instant noticeBy,
            String onRecord,
            LeaseStage... from) {
        var before = held.find(step.number());
        var now = moment.now();
        move(
                step,
                stage,
                Set.of(from),
                " and (stage <> 'CLOSING' or end_reason is null)" + onRecord,
                ", step_by = :by, in_force_at = case when :stage = 'IN_FORCE' then coalesce(in_force_at, :now) else in_force_at end,"
                        // a lease that resumes or goes on waits for the same reminder, or the lessee was given it
                        + " expiry_notice_by = case when :stage = 'IN_FORCE' and stage = 'ACTIVATION'"
                        + " then :noticeBy else expiry_notice_by end",
                AuditEntry.of(step.actor(), "STAGE_" + stage),
                now,
                statement -> statement
                        .param("by", at(by), Types.TIMESTAMP)
                        .param("noticeBy", at(noticeBy), Types.TIMESTAMP));
        before.ifPresent(lease -> held.keep(lease.entered(stage, now, by, noticeBy)));
    }

    private void end(Step step, EndReason reason, LeaseStage... from) {
        end(step, reason, "", from);
    }

    private void end(Step step, EndReason reason, String onRecord, LeaseStage... from) {
        move(step, ENDED, Set.of(from), onRecord, reason, false, "ENDED_" + reason);
    }

    private void move(
            Step step,
            LeaseStage stage,
            Set<LeaseStage> from,
            String onRecord,
            EndReason reason,
            boolean noticeDue,
            String action) {
        move(
                step,
                stage,
                from,
                onRecord,
                ", end_reason = :reason, notice_due = :noticeDue, step_by = null",
                AuditEntry.of(step.actor(), action),
                now(),
                statement -> statement.param("reason", reason.name()).param("noticeDue", noticeDue));
    }

    private void move(
            Step step,
            LeaseStage stage,
            Set<LeaseStage> from,
            String onRecord,
            String assignments,
            AuditEntry entry,
            Instant now,
            UnaryOperator<StatementSpec> params) {
        int moved = leases.change(
                step.number(),
                "stage = :stage, stage_since = :now" + assignments,
                " and process_instance_id = :instance and stage in (:from)" + onRecord,
                entry,
                now,
                statement -> params.apply(statement)
                        .param("stage", stage.name())
                        .param("instance", step.instance())
                        .param("from", from.stream().map(Enum::name).toList()));
        requireTaken(moved, step, stage);
        LOG.info("Enters {}", stage);
    }

    private static void requireTaken(int moved, Step step, LeaseStage stage) {
        if (moved == 0) {
            throw new IllegalStateException(
                    "流程实例 " + step.instance() + " 不得将租赁 " + step.number() + " 转入“"
                            + stage.label() + "”阶段：该实例不属于此租赁，或者阶段次序不符，或者审查通过、双方签名、交付尚无记录；请由管理员核查。 Process instance "
                            + step.instance() + " may not bring lease " + step.number() + " into stage " + stage.en()
                            + ": it is not the lease's own, or the stage does not follow, or approval, signatures or hand-over are not on record; an administrator should look into it.");
        }
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /** Truncated to the precision of the tables. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
