package dev.serverlease.stage.contract;

import dev.serverlease.identity.Verifications;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What follows from the lessee's signature: whoever waits is told of a start date that has passed; and where another
 * person signs than was verified, identity is verified anew before the opening (SECOND-EDITION, part 7).
 */
@Component
class AfterSignature {

    private final PastStart pastStart;
    private final Verifications verifications;
    private final RecordedFacts facts;
    private final AuditTrail audit;

    AfterSignature(PastStart pastStart, Verifications verifications, RecordedFacts facts, AuditTrail audit) {
        this.pastStart = pastStart;
        this.verifications = verifications;
        this.facts = facts;
        this.audit = audit;
    }

    /** @param byAnother whether somebody else signed than the application names */
    void of(Lease lease, boolean byAnother, String recordedBy) {
        pastStart.tell(lease);
        if (byAnother) {
            doubt(lease, recordedBy);
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
    }
}
