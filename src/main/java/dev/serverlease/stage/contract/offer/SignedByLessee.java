package dev.serverlease.stage.contract.offer;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.stage.contract.AfterSignature;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignatureCheck;
import dev.serverlease.stage.contract.SignedContract;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Takes in a PDF that the lessee has signed: checked whoever signed it and wherever, kept with the report of its check,
 * and the process goes on. Callers hold the lease's lock.
 */
@Component
public class SignedByLessee {

    private final Contracts contracts;
    private final KeptFiles files;
    private final SealedFiles check;
    private final SignatureCheck signatures;
    private final AfterSignature afterSignature;
    private final LeaseMessages messages;
    private final Clock clock;

    SignedByLessee(
            Contracts contracts,
            KeptFiles files,
            SealedFiles check,
            SignatureCheck signatures,
            AfterSignature afterSignature,
            LeaseMessages messages,
            Clock clock) {
        this.contracts = contracts;
        this.files = files;
        this.check = check;
        this.signatures = signatures;
        this.afterSignature = afterSignature;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Who has signed.
     *
     * @param authority by what authority, in words
     * @param reason why somebody else signs than the application names; empty if nobody else does
     * @param identified over which channels the signing page made sure who it is
     */
    public record Who(String signer, String authority, String reason, Bilingual identified) {}

    /**
     * @throws Refusal with 409 if no signature is awaited, 422 in the report's words if it is not this contract signed
     *     by this lessee
     */
    public SignatureReport take(Lease lease, SignedContract draft, byte[] signed, Who who) {
        signatures.requireAwaited(lease, draft);
        var report = check.received(lease, draft, signed);
        report.fault().ifPresent(fault -> {
            throw new Refusal(
                    422,
                    new Bilingual(
                                    fault.text().zh() + fault.remedy().zh(),
                                    fault.text().en() + " " + fault.remedy().en())
                            .text());
        });
        contracts.sign(
                lease.number(),
                new Signature(
                        Party.LESSEE,
                        draft.contract().version(),
                        who.signer(),
                        who.authority(),
                        "RELIABLE_ESIGN",
                        Party.LESSEE.label(),
                        draft.contract().digest(),
                        clock.instant(),
                        signatures.mismatch(lease, who.signer(), who.authority(), who.reason()),
                        null,
                        null,
                        electronic(files.keep(lease.number(), signed), report, List.of(who.identified()))));
        afterSignature.signed(lease, !who.reason().isEmpty(), Party.LESSEE.label());
        messages.send(lease, LeaseMessages.LESSEE_SIGNED);
        return report;
    }

    /**
     * The file with our time stamp, if it passes the check and has none; else as it came. Waits for the time-stamp
     * service: hold no lock. Where there is none, the seal's archive time stamp says later that it was there.
     */
    public byte[] withProof(Lease lease, SignedContract draft, byte[] signed) {
        return check.received(lease, draft, signed).isAccepted() ? check.withProof(signed) : signed;
    }

    static Signature.Electronic electronic(String file, SignatureReport report, List<Bilingual> identity) {
        var reliability = Objects.requireNonNull(report.facts().reliability());
        return new Signature.Electronic(file, reliability.name(), KeptReport.json(report, identity));
    }
}
