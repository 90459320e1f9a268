package dev.serverlease.stage.contract;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Records the lessee's signature: first verifies it, then stores and correlates it in one transaction. */
@Service
class SignatureCommands {

    private final LeaseCommands commands;
    private final Contracts contracts;
    private final SignatureCheck check;
    private final LeaseMessages messages;
    private final AuditTrail audit;
    private final AfterSignature afterSignature;
    private final Clock clock;

    SignatureCommands(
            LeaseCommands commands,
            Contracts contracts,
            SignatureCheck check,
            LeaseMessages messages,
            AuditTrail audit,
            AfterSignature afterSignature,
            Clock clock) {
        this.commands = commands;
        this.contracts = contracts;
        this.check = check;
        this.messages = messages;
        this.audit = audit;
        this.afterSignature = afterSignature;
        this.clock = clock;
    }

    /**
     * @throws Refusal with 409 in a stage that does not wait for it, 422 if something else was signed, 400 if the
     *     signer is not whom the application names and no reason is given; a rejected attempt is still recorded in the
     *     audit trail
     */
    void accept(String number, SignatureRequest request, String recordedBy) {
        try {
            commands.lockedDo(number, lease -> sign(lease, request, recordedBy));
        } catch (Refusal refusal) {
            audit.record(
                    number,
                    recordedBy,
                    "SIGNATURE_REFUSED",
                    Map.of("reason", refusal.getMessage()),
                    request.contractDigest());
            throw refusal;
        }
    }

    private static final Bilingual DECLINE = new Bilingual(
            "请退回承租人重新签署；不再签署的，登记“承租人不签署”。",
            "Give it back to the lessee to be signed anew; if that comes to nothing, record that the lessee does not sign.");

    private void sign(Lease lease, SignatureRequest request, String recordedBy) {
        var draft = check.awaited(lease, request);
        check.requireNumbered(request.authority());
        check.requireOtherSealer(lease, recordedBy);
        var compared = Comparison.of(request.kind(), request::answer, DECLINE);
        contracts.sign(
                lease.number(),
                new Signature(
                        Party.LESSEE,
                        draft.contract().version(),
                        request.signer().strip(),
                        request.authority().strip(),
                        request.kind(),
                        recordedBy,
                        draft.contract().digest(),
                        clock.instant(),
                        check.mismatch(lease, request.signer(), request.authority(), request.mismatchReason()),
                        check.scan(lease, draft, request),
                        new Signature.Paper(
                                compared.json(), request.archivedAt().strip()),
                        null));
        afterSignature.signed(lease);
        messages.send(lease, LeaseMessages.LESSEE_SIGNED);
    }
}
