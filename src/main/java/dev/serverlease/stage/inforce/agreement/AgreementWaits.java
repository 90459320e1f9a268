package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.Groups;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whom an open agreement waits for. */
@Component
class AgreementWaits {

    private final OpenSigning signing;
    private final SealingSettings sealing;

    AgreementWaits(OpenSigning signing, SealingSettings sealing) {
        this.signing = signing;
        this.sealing = sealing;
    }

    /**
     * @param group whose step it is; for the lessee, those who see to it that it signs
     * @param on what is awaited
     */
    record Wait(String name, String group, Bilingual on, Instant since) {

        boolean isForLessee() {
            return name.equals("SIGNING");
        }

        /** Whether the lessor has yet to answer the request. */
        boolean isForTheAnswer() {
            return name.endsWith("REVIEW");
        }
    }

    Wait of(Lease lease, WrittenAgreement open) {
        return signing.of(lease)
                .map(draft -> draft.by(Party.LESSEE)
                        .map(Signature::signedAt)
                        .map(at ->
                                new Wait("SEALING", sealing.group(), new Bilingual("出租人用印", "the lessor's seal"), at))
                        .orElseGet(() -> new Wait(
                                "SIGNING",
                                Groups.CONTRACT,
                                new Bilingual("承租人签署", "the lessee's signature"),
                                draft.contract().draftedAt())))
                .orElseGet(() -> new Wait(
                        open.decidedBy() == null ? "REVIEW" : "SECOND_REVIEW",
                        Groups.LEGAL,
                        new Bilingual("法务审查", "the legal review"),
                        open.requestedAt()));
    }
}
