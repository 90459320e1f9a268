package dev.serverlease.stage.contract.offer;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.SignatureFault;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.signature.SignatureReport.Question;
import dev.serverlease.stage.contract.AfterSignature;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignatureCheck;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.link.LesseeOffer.Arrived;
import dev.serverlease.words.Word;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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
     * Checks a file that arrived, and gives it our time stamp if it is in order and has none: that it was there then.
     * Waits for the time-stamp service: hold no lock. Where there is none, the seal's archive time stamp says it later.
     *
     * @param signer who was to sign for the lessee: their certificate, or the lessee's own
     */
    public Arrived arrived(Lease lease, SignedContract draft, byte[] signed, String signer) {
        var seen = checked(lease, draft, signed, signer);
        if (!seen.report().isAccepted() || seen.report().facts().timeStampTime() != null) {
            return seen;
        }
        var stamped = check.withProof(signed);
        return stamped == signed ? seen : checked(lease, draft, stamped, signer);
    }

    /** The same as it is, for a file that we have made. */
    Arrived checked(Lease lease, SignedContract draft, byte[] signed, String signer) {
        return new Arrived(signed, draft.contract().digest(), check.received(lease, draft, signed, signer));
    }

    /**
     * Takes in a file that the lessee has uploaded.
     *
     * @throws Refusal as the other does
     */
    public SignatureReport take(Lease lease, SignedContract draft, Arrived signed, Who who) {
        return take(lease, draft, signed, who, SignatureFault::remedy);
    }

    /**
     * @param remedy for whoever reads the refusal, if the file is refused
     * @throws Refusal with 409 if no signature is awaited, or the draft is another by now, 422 in the report's words if
     *     it is not this contract signed by this lessee
     */
    public SignatureReport take(
            Lease lease, SignedContract draft, Arrived signed, Who who, Function<SignatureFault, Word> remedy) {
        signatures.requireAwaited(lease, draft);
        if (!signed.draft().equals(draft.contract().digest())) {
            throw new Refusal(409, "合同已有新的文本，请签署新的文本。 There is a newer draft; sign that one.");
        }
        var report = signed.report();
        report.fault().ifPresent(fault -> {
            var what = said(report, fault);
            var then = remedy.apply(fault);
            throw new Refusal(422, new Bilingual(what.zh() + then.zh(), what.en() + " " + then.en()).both());
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
                        electronic(files.keep(lease.number(), signed.pdf()), report, List.of(who.identified()))));
        afterSignature.signed(lease);
        messages.send(lease, LeaseMessages.LESSEE_SIGNED);
        return report;
    }

    /** Of a stranger's certificate also whose it is. */
    private static Word said(SignatureReport report, SignatureFault fault) {
        return fault.question() == Question.SIGNER
                ? report.answer(Question.SIGNER).text()
                : fault.text();
    }

    static Signature.Electronic electronic(String file, SignatureReport report, List<Bilingual> identity) {
        var reliability = Objects.requireNonNull(report.facts().reliability());
        return new Signature.Electronic(file, reliability.name(), KeptReport.json(report, identity));
    }
}
