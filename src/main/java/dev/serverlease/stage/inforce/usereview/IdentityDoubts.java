package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.identity.Persons;
import dev.serverlease.identity.Verifications;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.IdentityFacts.Doubt;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.identity.IdentityReverified;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.Assignments;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.stage.contract.agreement.PartyChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A change or a doubt about the identity, as a use review found it or both agreed on it: recorded, and verified again
 * in a task of its own (Anti-Telecom Fraud Law art. 22).
 */
@Component
public class IdentityDoubts {

    private static final String IDENTITY_DOUBTED = "IdentityDoubted";

    private final Verifications verifications;
    private final RecordedFacts facts;
    private final LeaseMessages messages;
    private final Assignments tasks;
    private final AuditTrail audit;
    private final ApplicationTrees trees;

    IdentityDoubts(
            Verifications verifications,
            RecordedFacts facts,
            LeaseMessages messages,
            Assignments tasks,
            AuditTrail audit,
            ApplicationTrees trees) {
        this.trees = trees;
        this.verifications = verifications;
        this.facts = facts;
        this.messages = messages;
        this.tasks = tasks;
        this.audit = audit;
    }

    /**
     * The facts that the rules read: what was verified until now settles nothing of it.
     *
     * @param said names of the doubts; empty if there are none
     */
    NamedFacts facts(Lease lease, List<String> said) {
        return said.isEmpty() ? NamedFacts.none() : since(lease).with(Fact.IDENTITY_DOUBTS, said);
    }

    /**
     * Records the doubts, and opens the task where the law asks for a new verification and none is open.
     *
     * @param found the findings of the review
     */
    void record(Lease lease, List<String> said, List<StoredFinding> found, String actor) {
        boolean asked = found.stream()
                .anyMatch(finding ->
                        finding.rule().equals(IdentityReverified.ID) && finding.outcome() == Outcome.REQUIRE);
        if (!asked) {
            return;
        }
        facts.add(lease.number(), said.isEmpty() ? since(lease) : facts(lease, said), actor);
        ask(lease, actor);
    }

    /**
     * Both have agreed on another name, number or signer of a lessee in force: what was verified until now was verified
     * of what the lease no longer says. Nothing happens if none of it changed. In the caller's transaction, which has
     * locked the lease.
     *
     * @param before the lease as it was
     * @param amended the lease as changed
     * @param changes what both have agreed on
     */
    public void changed(Lease before, Lease amended, JsonNode changes) {
        doubt(before, amended, changes).ifPresent(doubt -> {
            facts.add(amended.number(), facts(amended, List.of(doubt.name())), AuditTrail.SYSTEM);
            ask(amended, AuditTrail.SYSTEM);
        });
    }

    private Optional<Doubt> doubt(Lease before, Lease amended, JsonNode changes) {
        return PartyChange.of(changes)
                .map(change ->
                        change.path("path").asText().equals(PartyChange.NAME) ? Doubt.NAME_CHANGED : Doubt.USCC_CHANGED)
                .or(() -> Persons.isSameSigner(trees.of(before.application()), trees.of(amended.application()))
                        ? Optional.empty()
                        : Optional.of(Doubt.SIGNER_CHANGED));
    }

    private void ask(Lease lease, String actor) {
        if (tasks.open(lease, Set.of("Task_ReverifyIdentity")).isEmpty()) {
            audit.record(lease.number(), actor, "IDENTITY_DOUBTED", Map.of(), null);
            messages.sendIfAwaited(lease, IDENTITY_DOUBTED);
        }
    }

    private NamedFacts since(Lease lease) {
        return NamedFacts.of(Fact.IDENTITY_DOUBTED_AFTER, (long)
                verifications.of(lease.number()).size());
    }
}
