package dev.serverlease.stage.contract;

import dev.serverlease.clause.ContractText;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 代出租人签署: a contract officer signs the newest draft in the lessor's name. */
@Component("signForLessorTask")
class SignForLessorTask extends LeaseTask {

    private final Contracts contracts;
    private final ApplicationWords words;
    private final TermLeft term;
    private final Clock clock;

    SignForLessorTask(Contracts contracts, ApplicationWords words, TermLeft term, Clock clock) {
        super(Set.of("Task_SignForLessor"), Set.of("signerName", "authority", "kind", "consent"));
        this.contracts = contracts;
        this.words = words;
        this.term = term;
        this.clock = clock;
    }

    /** The deadline for signing, for both parties. */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        return lease.stepBy() == null ? null : Date.from(lease.stepBy());
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var contract = draft(lease);
        return Map.of(
                "number", lease.number(),
                "lessee", words.lessee(lease),
                "version", contract.version(),
                "clauses", clauses(contract.text()),
                "digest", contract.digest());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        submission
                .problems()
                .name("signerName", "签署人", 100)
                .required("authority", "授权依据", 500)
                .oneOf("kind", "签署方式", "contract.signatureKind", Set.of("HANDWRITTEN", "SEAL"))
                .oneOf("consent", "签署", "lessor-consent", Set.of("SIGN"))
                .refuseIfAny();
        term.requireForSigning(lease);
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var contract = draft(lease);
        contracts.sign(
                lease.number(),
                new Signature(
                        Party.LESSOR,
                        contract.version(),
                        submission.text("signerName"),
                        submission.text("authority"),
                        submission.text("kind"),
                        actor,
                        contract.digest(),
                        clock.instant(),
                        null,
                        null));
    }

    private Contract draft(Lease lease) {
        return contracts
                .latest(lease.number())
                .orElseThrow(() -> new IllegalStateException("Lease " + lease.number() + " has no draft to sign"));
    }

    /** The clauses as plain text; the form wraps and escapes them. */
    private static List<Map<String, String>> clauses(ContractText text) {
        return text.clauses().stream()
                .map(clause -> Map.of("heading", clause.heading().zh(), "text", clause.plainZh()))
                .toList();
    }
}
