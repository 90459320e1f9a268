package dev.serverlease.stage.contract;

import dev.serverlease.identity.Verifications;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseMessages;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows from the signatures. Where another person signs for the lessee than was verified, identity is verified
 * anew before the opening, or in force (SECOND-EDITION, part 7). Once the contract is concluded, whoever waits is told
 * of a start date that has passed.
 */
@Component
public class AfterSignature {

    private final OfferBinding binding;
    private final PastStart pastStart;
    private final Verifications verifications;
    private final RecordedFacts facts;
    private final AuditTrail audit;
    private final LeaseMessages messages;
    private final ApplicationEventPublisher events;

    AfterSignature(
            OfferBinding binding,
            PastStart pastStart,
            Verifications verifications,
            RecordedFacts facts,
            AuditTrail audit,
            LeaseMessages messages,
            ApplicationEventPublisher events) {
        this.events = events;
        this.messages = messages;
        this.binding = binding;
        this.pastStart = pastStart;
        this.verifications = verifications;
        this.facts = facts;
        this.audit = audit;
    }

    /** @param byAnother whether somebody else signed than the application names */
    public void signed(Lease lease, boolean byAnother, String recordedBy) {
        binding.begin(lease);
        if (byAnother) {
            doubt(lease, recordedBy);
        }
    }

    public void concluded(Lease lease) {
        if (lease.stage() == LeaseStage.CONTRACT) {
            pastStart.tell(lease);
            events.publishEvent(new ContractConcluded(lease));
        }
    }

    /** What was verified until now does not speak of this person. */
    private void doubt(Lease lease, String recordedBy) {
        facts.add(
                lease.number(),
                NamedFacts.of(Fact.IDENTITY_DOUBTS, List.of("SIGNER_CHANGED")).with(Fact.IDENTITY_DOUBTED_AFTER, (long)
                        verifications.of(lease.number()).size()),
                recordedBy);
        audit.record(lease.number(), recordedBy, "IDENTITY_DOUBTED", Map.of(), null);
        if (lease.stage() != LeaseStage.CONTRACT) {
            messages.sendIfAwaited(lease, "IdentityDoubted");
        }
    }
}
