package dev.serverlease.contract;

import dev.serverlease.lease.Contract;
import dev.serverlease.lease.Contracts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Signature;
import dev.serverlease.process.Groups;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.Person;
import dev.serverlease.process.Submission;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 代出租人签署: a contract officer signs the newest draft in the lessor's name. */
@Component("signForLessorTask")
class SignForLessorTask extends LeaseTask {

    private final Contracts contracts;
    private final Clock clock;

    SignForLessorTask(Contracts contracts, Clock clock) {
        super(Map.of("Task_SignForLessor", Groups.CONTRACT), Set.of("signerName", "authority", "consent"));
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var contract = draft(lease);
        return Map.of(
                "number", lease.number(),
                "lessee", Map.of("name", lease.lesseeName()),
                "version", contract.version(),
                "contractHtml", body(contract.html()),
                "digest", contract.digest());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        submission
                .problems()
                .required("signerName", "签署人", 100)
                .required("authority", "授权依据", 500)
                .oneOf("consent", "签署", Set.of("SIGN"))
                .refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var contract = draft(lease);
        contracts.sign(
                lease.number(),
                new Signature(
                        "LESSOR",
                        contract.version(),
                        submission.text("signerName"),
                        submission.text("authority"),
                        "OTHER_ESIGN",
                        actor,
                        contract.digest(),
                        clock.instant()));
    }

    private Contract draft(Lease lease) {
        return contracts
                .latest(lease.number())
                .orElseThrow(() -> new IllegalStateException("Lease " + lease.number() + " has no draft to sign"));
    }

    private static String body(String html) {
        return html.replaceFirst("(?s)^.*<body>", "").replaceFirst("(?s)</body>.*$", "");
    }
}
