package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.approval.CarriedApprovals;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.LeaseTimers;
import dev.serverlease.stage.application.Amendments;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import org.springframework.stereotype.Component;

/**
 * A change that both have signed: a further round of the application with its findings, approved by the officers who
 * agreed that it be offered, and of the risk that the table gives it.
 */
@Component
class AgreedChange {

    private static final String START_DATE = "Timer_StartDate";

    private final ChangeChecks checks;
    private final Agreements agreements;
    private final Amendments amendments;
    private final CarriedApprovals approvals;
    private final Leases leases;
    private final LeaseTasks tasks;
    private final LeaseTimers timers;

    AgreedChange(
            ChangeChecks checks,
            Agreements agreements,
            Amendments amendments,
            CarriedApprovals approvals,
            Leases leases,
            LeaseTasks tasks,
            LeaseTimers timers) {
        this.timers = timers;
        this.checks = checks;
        this.agreements = agreements;
        this.amendments = amendments;
        this.approvals = approvals;
        this.leases = leases;
        this.tasks = tasks;
    }

    /** @throws IllegalStateException if too few officers agreed to the case as it would be */
    void set(Lease lease, WrittenAgreement agreement) {
        var changes = agreement.terms().path("changes");
        var changed = checks.kept(lease, changes);
        var agreed = agreements.agreed(lease.number(), agreement, changed.digest());
        if (agreed.isEmpty() || agreed.size() < changed.routed().officers()) {
            throw new IllegalStateException(
                    "租赁 " + lease.number() + " 的变更协议未经所需人数的法务人员同意，或者同意后案件又有变动，不作变更；"
                            + "请由管理员核查。 The change of lease " + lease.number()
                            + " is not agreed to by as many legal officers as it"
                            + " needs, or the case changed since; nothing is changed, and an administrator should look into it.");
        }
        var amended = amendments.take(lease, changes, agreement.requestedBy(), changed.found());
        approvals.carry(lease, amended, changed.found(), agreed, checks.clauseLibrary(lease));
        leases.route(
                lease.number(),
                changed.routed().risk(),
                changed.routed().officers(),
                changed.routed().entry());
        tasks.showRisk(lease, changed.routed().risk());
        moveStart(lease, amended);
    }

    /** A lease that waits for its start date waits for the new one. */
    private void moveStart(Lease before, Lease amended) {
        var start = amended.startsAt();
        if (start != null && !start.equals(before.startsAt()) && timers.awaits(amended, START_DATE)) {
            timers.move(amended, START_DATE, start);
        }
    }
}
