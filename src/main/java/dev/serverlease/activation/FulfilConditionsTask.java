package dev.serverlease.activation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Condition;
import dev.serverlease.lease.Conditions;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.Groups;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.Person;
import dev.serverlease.process.PlainText;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.Refusal.FieldError;
import dev.serverlease.process.Submission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 落实开通条件: each condition of the approval with its proof, then the gate is asked again; or the lease is given up before
 * its server was handed over.
 */
@Component("fulfilConditionsTask")
class FulfilConditionsTask extends LeaseTask {

    private static final int LONGEST = 500;

    /** Where the proof of a licence, filing or export mechanism is its number, the rules read it as such. */
    private static final Map<String, Map.Entry<String, String>> NUMBERS = Map.of(
            "iis.commercial-licence", Map.entry("use", "licenceNo"),
            "iis.noncommercial-filing", Map.entry("use", "filingNo"),
            "data.pi-assessment", Map.entry("data", "mechanismRef"),
            "data.pi-contract-or-cert", Map.entry("data", "mechanismRef"),
            "data.important", Map.entry("data", "mechanismRef"));

    private final Conditions conditions;
    private final Findings findings;
    private final RecordedFacts facts;
    private final AuditTrail audit;
    private final ObjectMapper json;

    FulfilConditionsTask(
            Conditions conditions, Findings findings, RecordedFacts facts, AuditTrail audit, ObjectMapper json) {
        super(Map.of("Task_FulfilConditions", Groups.COMPLIANCE), Set.of("answer", "proofs", "note"));
        this.conditions = conditions;
        this.findings = findings;
        this.facts = facts;
        this.audit = audit;
        this.json = json;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return Map.of(
                "number",
                lease.number(),
                "lessee",
                Map.of("name", lease.lesseeName()),
                "conditions",
                conditions.of(lease).stream()
                        .map(condition -> Map.of(
                                "content",
                                condition.content(),
                                "proof",
                                Objects.requireNonNullElse(condition.proof(), "")))
                        .toList(),
                "findings",
                findings.latest(lease.number(), Occasion.ACTIVATION.name()).stream()
                        .filter(finding -> Outcome.valueOf(finding.outcome()).isViolated())
                        .map(finding -> Map.of(
                                "rule", finding.rule(),
                                "outcome", finding.outcome(),
                                "messageZh", finding.messageZh(),
                                "messageEn", finding.messageEn(),
                                "citation", finding.citationZh()))
                        .toList());
    }

    @Override
    protected Map<String, ?> prefilled(Lease lease, Map<String, ?> view) {
        return Map.of(
                "proofs",
                open(lease).stream()
                        .map(condition -> Map.of("key", condition.key(), "content", condition.content(), "proof", ""))
                        .toList());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (lease.applicant().equals(person.name())) {
            throw new Refusal(403, "经办人不得认定自己申请的租赁。 Nobody settles the conditions of a lease that they applied for.");
        }
        var problems = submission.problems().oneOf("answer", "办理结果", Set.of("RECHECK", "GIVE_UP"));
        if (submission.text("answer").equals("GIVE_UP")) {
            problems.required("note", "不再开通的理由", 4000);
        }
        problems.refuseIfAny();
        var known = open(lease).stream().map(Condition::key).toList();
        var proofs = proofs(submission);
        for (var proof : proofs.entrySet()) {
            if (!known.contains(proof.getKey())) {
                throw wrong("不是待落实的条件：" + proof.getKey() + "。 Not an open condition: " + proof.getKey() + ".");
            }
            if (proof.getValue().length() > LONGEST || !PlainText.is(proof.getValue())) {
                throw wrong("证明最多 " + LONGEST + " 字。 A proof has at most " + LONGEST + " characters.");
            }
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var proofs = proofs(submission);
        for (var condition : open(lease)) {
            var proof = proofs.get(condition.key());
            if (proof == null) {
                continue;
            }
            conditions.prove(lease.number(), condition, proof, actor);
            var number = condition.rule() == null ? null : NUMBERS.get(condition.rule());
            if (number != null) {
                facts.add(lease.number(), number.getKey(), Map.of(number.getValue(), proof), actor);
            }
        }
        var answer = submission.text("answer");
        audit.record(lease.number(), actor, "CONDITIONS_" + answer, Map.of("note", submission.text("note")), null);
        task.getExecution().setVariable("conditionsAnswer", Variables.stringValue(answer, true));
    }

    private List<Condition> open(Lease lease) {
        return conditions.of(lease).stream()
                .filter(condition -> condition.proof() == null)
                .toList();
    }

    /** The proofs that were given, by the key of their condition. */
    private Map<String, String> proofs(Submission submission) {
        var given = new HashMap<String, String>();
        if (!submission.text("proofs").isEmpty()) {
            try {
                for (var line :
                        json.readValue(submission.text("proofs"), new TypeReference<List<Map<String, Object>>>() {})) {
                    if (line.get("key") instanceof String key
                            && line.get("proof") instanceof String proof
                            && !proof.isBlank()) {
                        given.put(key, proof.strip());
                    }
                }
            } catch (JsonProcessingException e) {
                throw wrong("证明须为列表（key、proof）。 The proofs must be a list of key and proof.");
            }
        }
        return given;
    }

    private static Refusal wrong(String text) {
        return new Refusal(400, text, List.of(new FieldError("proofs", text)));
    }
}
