package dev.serverlease.stage.activation;

import dev.serverlease.approval.Conditions;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
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

    private final Conditions conditions;
    private final PermitProofs permits;
    private final Orders orders;
    private final Findings findings;
    private final RecordedFacts facts;
    private final Terminations terminations;
    private final ConditionsNotice notice;
    private final AuditTrail audit;
    private final GivenProofs proofs;
    private final Clock clock;

    FulfilConditionsTask(
            Conditions conditions,
            PermitProofs permits,
            Orders orders,
            Findings findings,
            RecordedFacts facts,
            Terminations terminations,
            ConditionsNotice notice,
            AuditTrail audit,
            GivenProofs proofs,
            Clock clock) {
        super(Map.of("Task_FulfilConditions", Groups.COMPLIANCE), Set.of("answer", "proofs", "note"));
        this.conditions = conditions;
        this.permits = permits;
        this.orders = orders;
        this.findings = findings;
        this.facts = facts;
        this.terminations = terminations;
        this.notice = notice;
        this.audit = audit;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Legal officers too: an order is theirs alone to lift. */
    @Override
    protected boolean isDoneBy(String taskKey, Person person) {
        return super.isDoneBy(taskKey, person) || person.in(Groups.LEGAL);
    }

    @Override
    protected @Nullable Date dueDate(Lease lease) {
        var dueAt = Conditions.dueAt(lease);
        return dueAt == null ? null : Date.from(dueAt);
    }

    /** Tells those who can do something, once for each state of things. */
    @Override
    protected void created(Lease lease, DelegateTask task) {
        var all = conditions.of(lease);
        notice.tell(lease, all, permits.defects(lease, all));
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var all = conditions.of(lease);
        var defects = permits.defects(lease, all);
        return Map.of(
                "number",
                lease.number(),
                "lessee",
                Map.of("name", lease.lesseeName()),
                "dueBy",
                notice.lastDay(lease),
                "order",
                (orders.against(lease).orElse("") + " " + orders.termOver(lease)).strip(),
                "conditions",
                all.stream()
                        .map(condition -> Map.of(
                                "content",
                                condition.content(),
                                "proof",
                                Objects.requireNonNullElse(condition.proof(), ""),
                                "defect",
                                defects.getOrDefault(condition.key(), "")))
                        .toList(),
                "findings",
                findings.latest(lease.number(), Occasion.ACTIVATION).stream()
                        .filter(StoredFinding::isViolated)
                        .map(finding -> Map.of(
                                "rule", finding.rule().value(),
                                "outcome", finding.outcome().name(),
                                "messageZh", finding.messageZh(),
                                "messageEn", finding.messageEn(),
                                "citation", finding.citationZh()))
                        .toList());
    }

    /** Those that were proved as well: a wrong proof can be put right. */
    @Override
    protected Map<String, ?> prefilled(Lease lease, Map<String, ?> view) {
        return Map.of(
                "proofs",
                conditions.of(lease).stream()
                        .map(condition -> Map.of(
                                "key",
                                condition.key(),
                                "content",
                                condition.content(),
                                "proof",
                                Objects.requireNonNullElse(condition.proof(), "")))
                        .toList());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (lease.applicant().equals(person.name())) {
            throw new Refusal(403, "经办人不得认定自己申请的租赁。 Nobody settles the conditions of a lease that they applied for.");
        }
        var problems = submission.problems().oneOf("answer", "办理结果", Set.of("RECHECK", ORDER_LIFTED, GIVE_UP));
        var answer = submission.text("answer");
        if (answer.equals("RECHECK")) {
            problems.optional("note", "说明", 4000);
        } else {
            problems.required("note", answer.equals(GIVE_UP) ? "不再开通的理由" : "命令解除或者违法信息消除的证明", 4000);
        }
        problems.refuseIfAny();
        checkPerson(lease, person, answer);
        proofs.check(submission, conditions.of(lease));
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
            throw new Refusal(409, "没有待解除的命令或者违法信息，请选择再次开通审查。 No order stands; ask the gate again instead.");
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var answer = submission.text("answer");
        var note = submission.text("note");
        if (!answer.equals(ORDER_LIFTED)) {
            prove(lease, proofs.read(submission), actor);
        } else {
            orders.lift(lease, actor);
        }
        if (answer.equals(GIVE_UP)) {
            var today = LocalDate.now(clock);
            terminations.add(lease.number(), Termination.conditionsNotMet(today, note), actor);
            facts.add(
                    lease.number(),
                    NamedFacts.of(Fact.CHOSEN, true)
                            .with(Fact.INDEFINITE, false)
                            .with(Fact.GROUND_KNOWN_SINCE, today),
                    actor);
        }
        audit.record(lease.number(), actor, "CONDITIONS_" + answer, Map.of("note", note), null);
        task.getExecution()
                .setVariable(
                        "conditionsAnswer", Variables.stringValue(answer.equals(GIVE_UP) ? GIVE_UP : "RECHECK", true));
    }

    private void prove(Lease lease, Map<String, String> given, String actor) {
        for (var condition : conditions.of(lease)) {
            var proof = given.get(condition.key());
            if (proof != null && !proof.equals(condition.proof())) {
                conditions.prove(lease.number(), condition, proof, actor);
            }
        }
        // of all of them: an entry that was imported since tells what a number is
        permits.record(lease, conditions.of(lease), actor);
    }
}
