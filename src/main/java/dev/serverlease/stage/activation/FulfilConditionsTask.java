package dev.serverlease.stage.activation;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 落实开通条件: each condition of the approval with its proof, then the gate is asked again; an order that stood is lifted;
 * or the opening is given up, which leads to the notice of termination: both parties have signed (Civil Code art. 565).
 */
@Component("fulfilConditionsTask")
class FulfilConditionsTask extends LeaseTask {

    private static final String GIVE_UP = "GIVE_UP";
    private static final String ORDER_LIFTED = "ORDER_LIFTED";

    private final ConditionsView shown;
    private final ConditionsNotice notice;
    private final GivenProofs proofs;
    private final Orders orders;
    private final PendingChange change;
    private final OpeningGivenUp givenUp;
    private final Leases leases;

    FulfilConditionsTask(
            ConditionsView shown,
            ConditionsNotice notice,
            GivenProofs proofs,
            Orders orders,
            PendingChange change,
            OpeningGivenUp givenUp,
            Leases leases) {
        super(Set.of("Task_FulfilConditions"), Set.of("answer", "proofs", "note"));
        this.shown = shown;
        this.notice = notice;
        this.proofs = proofs;
        this.orders = orders;
        this.change = change;
        this.givenUp = givenUp;
        this.leases = leases;
    }

    @Override
    protected TaskRole.When situation(Lease lease) {
        return orders.against(lease).isPresent() ? TaskRole.When.ORDER_STANDS : TaskRole.When.CONDITIONS_OPEN;
    }

    @Override
    protected @Nullable Date dueDate(Lease lease) {
        return notice.dueAt(lease).map(Date::from).orElse(null);
    }

    /** Tells the people who can act, once per situation. */
    @Override
    protected void created(Lease lease, DelegateTask task) {
        waitsUntil(lease, task, "CONDITIONS_AWAITED");
        notice.tell(lease);
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return shown.of(lease);
    }

    @Override
    protected Map<String, ?> prefilled(Lease lease) {
        return shown.prefilled(lease);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var problems = submission
                .problems()
                .oneOf("answer", "办理结果", "conditions-answer", Set.of("RECHECK", ORDER_LIFTED, GIVE_UP));
        var answer = submission.text("answer");
        if (answer.equals("RECHECK") && change.needsReason(lease)) {
            problems.required("note", "没有签订变更协议而按原合同交付的理由", 4000);
        } else if (answer.equals("RECHECK")) {
            problems.optional("note", "说明", 4000);
        } else {
            problems.required("note", answer.equals(GIVE_UP) ? "不再开通的理由" : "命令解除或者违法信息消除的证明", 4000);
        }
        problems.refuseIfAny();
        checkPerson(lease, person, answer);
        if (answer.equals(ORDER_LIFTED)) {
            orders.requireLifting(lease, submission.text("note"));
        }
        proofs.check(submission, lease);
        if (answer.equals("RECHECK") && !change.needsReason(lease)) {
            proofs.requireNewOrNoneOpen(submission, lease);
        }
    }

    private void checkPerson(Lease lease, Person person, String answer) {
        if (!answer.equals(ORDER_LIFTED)) {
            if (!person.in(Groups.COMPLIANCE)) {
                throw new Refusal(
                        403,
                        "法务人员在此仅登记命令的解除；条件由合规人员办理。 Legal officers only lift orders here; conditions are for compliance.");
            }
            return;
        }
        if (!person.in(Groups.LEGAL)) {
            throw new Refusal(403, "命令的解除仅由法务人员登记。 Only a legal officer records that an order is lifted.");
        }
        if (orders.against(lease).isEmpty()) {
            throw new Refusal(409, "没有待解除的命令或者违法信息，请选择重新核查开通条件。 No order stands; re-check the conditions instead.");
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var answer = submission.text("answer");
        var note = submission.text("note");
        if (answer.equals("RECHECK")) {
            change.keep(lease, note, actor);
        }
        if (!answer.equals(ORDER_LIFTED)) {
            proofs.record(lease, submission, actor);
        } else {
            orders.lift(lease, actor);
        }
        if (answer.equals(GIVE_UP)) {
            givenUp.record(lease, note, actor);
        }
        leases.stepBy(
                lease.number(),
                null,
                AuditEntry.of(actor, "CONDITIONS_" + answer).detail(Map.of("note", note)));
        task.getExecution()
                .setVariable(
                        "conditionsAnswer", Variables.stringValue(answer.equals(GIVE_UP) ? GIVE_UP : "RECHECK", true));
    }
}
