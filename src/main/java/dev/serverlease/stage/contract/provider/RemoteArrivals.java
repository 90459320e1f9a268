package dev.serverlease.stage.contract.provider;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeId;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeState;
import dev.serverlease.signature.provider.SigningPlatform.SignedFile;
import dev.serverlease.signature.provider.SigningReturns;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.link.LesseeOffer.Arrived;
import dev.serverlease.stage.contract.offer.OfferReturns;
import dev.serverlease.stage.contract.offer.SignedByLessee;
import dev.serverlease.stage.contract.offer.SignedByLessee.Who;
import dev.serverlease.stage.contract.provider.EnvelopeTable.Row;
import dev.serverlease.stage.contract.provider.EnvelopeTable.State;
import dev.serverlease.words.Word;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What comes back from a platform: a signed file is checked as an uploaded one; one that fails, and a request that
 * ended unsigned, is a contract officer's task, with the reason.
 */
@Component
class RemoteArrivals implements SigningReturns.Arrivals {

    private static final Bilingual IDENTIFIED = new Bilingual(
            "身份核对方式：由签署平台核对，其记录附后，随证据包提供。",
            "How the signer was identified: by the signing platform, whose record is kept with the file and stands in the"
                    + " evidence bundle.");

    /** The officer reads the refusal; nobody can upload the file again. */
    private static final Word REMEDY = new Word(
            "请重新送交承租人签署，由签署平台重新发起；签署人或者证书有误的，请承租人在平台上改用正确的证书；再次未通过的，请改用本系统的签署链接或者纸质签署，并将原因告知签署平台。",
            "Offer it to the lessee again: the signing platform then starts anew. If the signer or the certificate was"
                    + " wrong, the lessee uses the right one there. If it fails once more, use a signing link of this"
                    + " system or paper, and tell the platform why.");

    private final EnvelopeTable table;
    private final LeaseCommands commands;
    private final Contracts contracts;
    private final SignedByLessee signed;
    private final OfferReturns returns;
    private final RemoteRequests requests;
    private final AuditTrail audit;

    RemoteArrivals(
            EnvelopeTable table,
            LeaseCommands commands,
            Contracts contracts,
            SignedByLessee signed,
            OfferReturns returns,
            RemoteRequests requests,
            AuditTrail audit) {
        this.table = table;
        this.commands = commands;
        this.contracts = contracts;
        this.signed = signed;
        this.returns = returns;
        this.requests = requests;
        this.audit = audit;
    }

    @Override
    public boolean isKnown(EnvelopeId envelope) {
        return table.by(envelope).filter(Row::isOpen).isEmpty();
    }

    @Override
    public void arrived(EnvelopeId envelope, EnvelopeState end, @Nullable SignedFile file) {
        var row = table.by(envelope).orElseThrow();
        if (file == null) {
            endedUnsigned(row, end);
            return;
        }
        try {
            var draft = contracts.newestSigned(row.leaseNumber()).orElseThrow(RemoteArrivals::superseded);
            // checking takes its time, and so may a time-stamp service: nobody is kept from the lease meanwhile
            var open = commands.locked(row.leaseNumber(), same -> same);
            var arrived = signed.arrived(open, draft, file.pdf(), requests.signer(open));
            once(row, lease -> take(lease, row, arrived, file.evidence()));
        } catch (Refusal refused) {
            once(row, lease -> refuse(lease, row, refused));
        }
    }

    private void take(Lease lease, Row row, Arrived arrived, byte[] evidence) {
        var draft = contracts
                .newestSigned(lease.number())
                .filter(latest -> latest.contract().version() == row.version())
                .orElseThrow(RemoteArrivals::superseded);
        var who = new Who(requests.signer(lease), requests.authority(lease), "", IDENTIFIED);
        signed.take(lease, draft, arrived, who, fault -> REMEDY);
        table.ended(row.request(), State.SIGNED);
        audit.record(lease.number(), AuditTrail.SYSTEM, "PLATFORM_SIGNED", said(row), requests.keep(lease, evidence));
    }

    private static Refusal superseded() {
        return new Refusal(409, "合同已有新的文本。 There is a newer draft.");
    }

    /** Kept, though nothing else is; the officer looks at it, and decides how it goes on. */
    private void refuse(Lease lease, Row row, Refusal refused) {
        var reason =
                "签署平台返回的文件未通过核验。 The file that the signing platform sent back was refused. " + refused.getMessage();
        table.ended(row.request(), State.REFUSED);
        audit.record(
                lease.number(), AuditTrail.SYSTEM, "SIGNATURE_REFUSED", Map.of("reason", refused.getMessage()), null);
        returns.recordIfAwaited(lease, reason, AuditTrail.SYSTEM);
    }

    private void endedUnsigned(Row row, EnvelopeState end) {
        var state = State.valueOf(end.name());
        once(row, lease -> {
            table.ended(row.request(), state);
            audit.record(lease.number(), AuditTrail.SYSTEM, "PLATFORM_" + state, said(row), null);
            returns.recordIfAwaited(lease, reason(end), AuditTrail.SYSTEM);
        });
    }

    private static String reason(EnvelopeState end) {
        return switch (end) {
            case DECLINED -> "承租人在签署平台上拒绝签署。 The lessee declined at the signing platform.";
            case EXPIRED -> "签署平台上的签署期限已过。 The request at the signing platform has expired.";
            default -> "签署平台上的签署任务已被撤销。 The request at the signing platform was cancelled there.";
        };
    }

    private static Map<String, String> said(Row row) {
        return Map.of("envelope", Objects.requireNonNull(row.envelope()).value());
    }

    private interface Step {
        void with(Lease lease);
    }

    /** Of two who ask at the same moment the second finds that it is done. */
    private void once(Row row, Step step) {
        commands.lockedDo(row.leaseNumber(), lease -> {
            if (table.lock(row.request()).isOpen()) {
                step.with(lease);
            }
        });
    }
}
