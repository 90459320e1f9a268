package dev.serverlease.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private final ApplicationReader reader;
    private final Leases leases;
    private final Findings findings;
    private final ObjectMapper json;

    CompleteApplicationTask(ApplicationReader reader, Leases leases, Findings findings, ObjectMapper json) {
        super(Map.of("Task_CompleteApplication", Groups.SALES), Set.of(LeaseProcess.APPLICATION));
        this.reader = reader;
        this.leases = leases;
        this.findings = findings;
        this.json = json;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return Map.of(
                "number", lease.number(),
                "lessee", Map.of("name", lease.lesseeName()),
                "findings",
                        findings.of(lease.number(), "CHECKS", lease.round()).stream()
                                .filter(finding -> finding.outcome().equals("REQUIRE"))
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
        var application = reader.read(submission.text(LeaseProcess.APPLICATION));
        if (!application.reference().equals(lease.reference())) {
            var message = "申请编号应当仍为 " + lease.reference() + "。 The reference must stay " + lease.reference() + ".";
            throw new Refusal(400, message, List.of(new FieldError("reference", message)));
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var application = reader.read(submission.text(LeaseProcess.APPLICATION));
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

    private static Map<String, String> missing(StoredFinding finding) {
        return Map.of(
                "rule", finding.rule(),
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
