package dev.serverlease.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Decision;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.Groups;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.Refusal.FieldError;
import dev.serverlease.process.Submission;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 补正申请材料: sales sends the completed application, and the checks run again over the whole of it. */
@Component("completeApplicationTask")
class CompleteApplicationTask extends LeaseTask {

    private static final Set<String> SHOWN = Set.of("REQUIRE", "REVIEW", "UNDETERMINED");

    /** What the engine need not hold while the task is open; absent in what is sent, it stays as it was. */
    private static final List<String> KEPT_BACK = List.of("idNo", "contactPhone");

    private final ApplicationReader reader;
    private final Decisions decisions;
    private final Leases leases;
    private final Findings findings;
    private final ObjectMapper json;

    CompleteApplicationTask(
            ApplicationReader reader, Leases leases, Findings findings, Decisions decisions, ObjectMapper json) {

        super(Map.of("Task_CompleteApplication", Groups.SALES), Set.of(LeaseProcess.APPLICATION));
        this.reader = reader;
        this.leases = leases;
        this.findings = findings;
        this.decisions = decisions;
        this.json = json;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return Map.of(
                "number", lease.number(),
                "lessee", Map.of("name", lease.lesseeName()),
                "rounds",
                        decisions.of(lease.number()).stream()
                                .map(CompleteApplicationTask::round)
                                .toList(),
                "findings",
                        findings.of(lease.number(), "CHECKS", lease.round()).stream()
                                .filter(finding -> SHOWN.contains(finding.outcome()))
                                .map(CompleteApplicationTask::missing)
                                .toList());
    }

    @Override
    protected Map<String, ?> prefilled(Lease lease) {
        var application = (ObjectNode) tree(lease.application());
        if (application.path("use").path("approvalRefs") instanceof ArrayNode refs) {
            var texts = new StringJoiner("，");
            refs.forEach(ref -> texts.add(ref.asText()));
            ((ObjectNode) application.path("use")).put("approvalRefs", texts.toString());
        }
        ((ObjectNode) application.path("lessee")).remove(KEPT_BACK);
        return Map.of(LeaseProcess.APPLICATION, application);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (!lease.applicant().equals(person.name())) {
            throw new Refusal(
                    403,
                    "补正由经办人 " + lease.applicant() + " 办理。 The application is completed by its applicant, "
                            + lease.applicant() + ".");
        }
        var application = read(lease, submission);
        if (!application.reference().equals(lease.reference())) {
            var message = "申请编号应当仍为 " + lease.reference() + "。 The reference must stay " + lease.reference() + ".";
            throw new Refusal(400, message, List.of(new FieldError("reference", message)));
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var application = read(lease, submission);
        leases.resubmit(
                lease.number(),
                application.canonical(),
                application.lesseeName(),
                application.lesseeUscc(),
                application.term(),
                actor,
                application.digest());
        task.getExecution().setVariable(LeaseProcess.LESSEE_NAME, DisplayName.of(application));
    }

    private static Map<String, Object> round(Decision decision) {
        return Map.of(
                "round", decision.round(),
                "decision", decision.decision(),
                "ground", decision.ground(),
                "officer", decision.officer(),
                "at", decision.decidedAt().toString());
    }

    /** What was sent, with the numbers that the form did not show. */
    private Application read(Lease lease, Submission submission) {
        var sent = reader.read(submission.text(LeaseProcess.APPLICATION));
        var before = tree(lease.application()).path("lessee");
        var lessee = (ObjectNode) sent.content().path("lessee");
        for (var member : KEPT_BACK) {
            if (!lessee.has(member) && before.has(member)) {
                lessee.set(member, before.get(member));
            }
        }
        return Application.of(sent.content());
    }

    private static Map<String, String> missing(StoredFinding finding) {
        return Map.of(
                "rule", finding.rule(),
                "outcome", finding.outcome(),
                "outcomeZh", finding.outcome().equals("REQUIRE") ? "须补正" : "待法务认定",
                "quote", finding.quoteForReading(),
                "messageZh", finding.messageZh(),
                "messageEn", finding.messageEn(),
                "citation", finding.citationZh());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
