package dev.serverlease.steering.officer;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.Assignments;
import dev.serverlease.process.Members;
import dev.serverlease.process.NextSteps;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Gives a lease to another salesperson: whose it is decides who sees it, who completes it and whose figures it is in.
 */
@Component
public class Salespeople {

    private final Leases leases;
    private final AuditTrail audit;
    private final Members members;
    private final NextSteps steps;
    private final Assignments assignments;
    private final Notices notices;

    Salespeople(
            Leases leases,
            AuditTrail audit,
            Members members,
            NextSteps steps,
            Assignments assignments,
            Notices notices) {
        this.leases = leases;
        this.audit = audit;
        this.members = members;
        this.steps = steps;
        this.assignments = assignments;
        this.notices = notices;
    }

    public boolean isSalesperson(String user) {
        return members.person(user).in(Groups.SALES);
    }

    /** Who can have a lease. */
    public List<String> all() {
        return members.of(Groups.SALES).stream()
                .filter(this::isSalesperson)
                .sorted()
                .toList();
    }

    /**
     * @param lease locked by the caller
     * @throws Refusal with 400 if the user is no salesperson, or it is this one's already, 403 if this one did anything
     *     else for the lease, 409 if it has ended
     */
    public void give(Lease lease, String successor, String ground, String manager) {
        var former = lease.applicant();
        if (lease.stage() == LeaseStage.ENDED) {
            throw new Refusal(409, "租赁已经结束，不再变更经办人。 The lease has ended; its applicant stays.");
        }
        if (successor.equals(former)) {
            throw unfit(
                    400,
                    "该租赁已由 " + former + " 经办。请指定其他销售人员。 The lease is " + former
                            + "'s already. Name another salesperson.");
        }
        refuseIfUnfit(lease, successor);
        var detail = new LinkedHashMap<String, String>();
        detail.put("formerApplicant", former);
        detail.put("namedApplicant", successor);
        detail.put("ground", ground);
        leases.giveTo(
                lease.number(),
                successor,
                AuditEntry.of(manager, "APPLICANT_CHANGED").detail(detail));
        var given = leases.get(lease.number());
        steps.ofLease(given).stream()
                .filter(task -> former.equals(task.assignee()) && task.groups().isEmpty())
                .forEach(task -> assignments.give(given, task, successor));
    }

    /**
     * Tells both about one lease.
     *
     * @param lease as it was when it was given
     */
    void tell(Lease lease, String successor) {
        var former = lease.applicant();
        tell(
                lease,
                successor,
                "现由您经办，原经办人为 " + former + "；有待补正的申请的，见任务列表。",
                "is yours now, after " + former + "; if its application is to be completed, your tasks say so.");
        tell(lease, former, "改由 " + successor + " 经办，您无须再办理。", "is " + successor + "'s now; nothing is left to you.");
    }

    private void tell(Lease lease, String person, String zh, String en) {
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.APPLICANT_CHANGED,
                        "经业务主管决定，租赁 " + lease.number() + " " + zh,
                        "By a manager's order lease " + lease.number() + " " + en),
                Audience.person(person));
    }

    /** Whoever checked or decided anything does not come to stand on the other side. */
    private void refuseIfUnfit(Lease lease, String successor) {
        if (!isSalesperson(successor)) {
            throw unfit(400, successor + " 不是销售人员。请指定销售人员。 " + successor + " is no salesperson. Name one.");
        }
        if (!lease.applicants().contains(successor)
                && audit.of(lease.number()).stream()
                        .anyMatch(step -> step.actor().equals(successor))) {
            throw unfit(
                    403,
                    successor + " 已以其他身份参与该租赁的办理，不得担任其经办人。请指定其他销售人员。 " + successor
                            + " has done other work for this lease and cannot be its applicant. Name another salesperson.");
        }
    }

    private static Refusal unfit(int status, String message) {
        return new Refusal(status, message, List.of(new FieldError("applicant", message)));
    }
}
