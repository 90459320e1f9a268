package dev.serverlease.stage.contract.offer;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.SealAct;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.link.LesseeOffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The newest draft as the lessee's signing page offers it, and what the lessee does with it. */
@Component
class OfferedContract implements LesseeOffer {

    private final Leases leases;
    private final KeptFiles files;
    private final LesseeSigners signers;
    private final SignedByLessee signed;
    private final OfferReturns returns;
    private final OpenSigning signing;
    private final ObjectProvider<DemoAuthority> demo;

    OfferedContract(
            Leases leases,
            OpenSigning signing,
            KeptFiles files,
            LesseeSigners signers,
            SignedByLessee signed,
            OfferReturns returns,
            ObjectProvider<DemoAuthority> demo) {
        this.leases = leases;
        this.signing = signing;
        this.files = files;
        this.signers = signers;
        this.signed = signed;
        this.returns = returns;
        this.demo = demo;
    }

    @Override
    public Issued issued(String leaseNumber) {
        var lease = leases.get(leaseNumber);
        var draft = waiting(lease);
        var lessee = signers.appliedFor(lease);
        return new Issued(
                draft.contract().version(),
                draft.contract().number(leaseNumber),
                signing.title(lease, draft.contract()),
                draft.contract().agreement() != null,
                files.read(leaseNumber, draft.contract().digest()),
                draft.contract().digest(),
                lessee.signer(),
                lessee.party(),
                lessee.numberEnd(),
                draft.contract().text().marked().stream()
                        .map(OfferedContract::marked)
                        .toList(),
                draft.contract().text().clauses().stream()
                        .filter(clause -> !clause.marked())
                        .map(clause -> new OtherClause(clause.id(), clause.heading()))
                        .toList(),
                signing.until(lease));
    }

    @Override
    public boolean isOffered(String leaseNumber, int version, String digest) {
        var draft = waiting(leases.get(leaseNumber)).contract();
        return draft.version() == version && draft.digest().equals(digest);
    }

    @Override
    public boolean isOpen(Lease lease, int version) {
        return signing.of(lease)
                .filter(draft -> draft.contract().version() == version)
                .isPresent();
    }

    @Override
    public boolean isWithLessee(Lease lease) {
        return returns.isAwaited(lease);
    }

    @Override
    public Optional<Bilingual> outdated(Lease lease) {
        return signing.of(lease)
                .filter(draft -> !draft.isSignedBy(Party.LESSEE))
                .flatMap(draft -> signers.outdated(lease, draft.contract()));
    }

    @Override
    public void requireLessorUnchanged(Lease lease) {
        signers.lessor().objection(lease.number(), waiting(lease)).ifPresent(why -> {
            throw new Refusal(409, why.both());
        });
    }

    private static MarkedClause marked(NumberedClause clause) {
        return new MarkedClause(clause.id(), clause.heading(), Objects.requireNonNull(clause.markMeaning()));
    }

    private SignedContract waiting(Lease lease) {
        var draft = signing.of(lease)
                .filter(open -> !open.isSignedBy(Party.LESSEE))
                .orElseThrow(() -> LeaseMessages.notWaiting(lease));
        if (!signing.isElectronic(lease, draft.contract())) {
            throw new Refusal(
                    409,
                    "合同约定以纸质形式签署，不能以链接签署；请签署纸质文本。 The contract is to be signed on paper and has no agreement on"
                            + " electronic signatures; sign it on paper.");
        }
        return draft;
    }

    @Override
    public Signed sign(String leaseNumber, int version, SignerSeen seen) {
        var authority = demo.getIfAvailable();
        if (authority == null) {
            throw new Refusal(
                    409,
                    "本系统未接入电子签名服务商，不能在本页签署；请下载合同，用可靠的电子签名签署后上传，或者签署纸质文本寄回。 No signing provider is connected, so nothing"
                            + " can be signed on this page: download the contract, sign it with a reliable electronic"
                            + " signature and hand it in here, or sign it on paper.");
        }
        var lease = leases.get(leaseNumber);
        var draft = newest(lease, version);
        var party = signers.party(lease);
        var pdf = authority.signOnce(
                files.read(leaseNumber, draft.contract().digest()),
                ExpectedSignature.LESSEE,
                new OneTimeSigner(seen.signer(), party.name(), party.code()),
                "签署合同 Signs contract " + draft.contract().number(leaseNumber),
                asAgent(lease, seen));
        return take(lease, draft, signed.checked(lease, draft, pdf, seen.signer()), seen);
    }

    /**
     * The text names the signer applied for; whoever signs in its place stands with the letter in the signature itself.
     */
    private List<String> asAgent(Lease lease, SignerSeen seen) {
        var who = signers.came(lease, seen);
        var signs = new SealAct.LesseeSigned(who.signer(), who.authority(), seen.at());
        return signs.isAgent() ? signs.shown() : List.of();
    }

    @Override
    public Arrived arrived(String leaseNumber, byte[] uploaded, String signer) {
        var lease = leases.get(leaseNumber);
        return signed.arrived(lease, waiting(lease), uploaded, signer);
    }

    @Override
    public Signed accept(String leaseNumber, int version, Arrived uploaded, SignerSeen seen) {
        var lease = leases.get(leaseNumber);
        return take(lease, newest(lease, version), uploaded, seen);
    }

    private Signed take(Lease lease, SignedContract draft, Arrived file, SignerSeen seen) {
        var report = signed.take(lease, draft, file, signers.came(lease, seen));
        return new Signed(file.pdf(), KeptReport.lines(report));
    }

    private SignedContract newest(Lease lease, int version) {
        var draft = waiting(lease);
        if (draft.contract().version() != version) {
            throw new Refusal(409, "合同已有新的文本，请使用新的链接。 There is a newer draft; use the new link.");
        }
        signers.outdated(lease, draft.contract()).ifPresent(why -> {
            throw new Refusal(409, why.both());
        });
        signers.requireAnswered(lease, draft.contract());
        return draft;
    }

    @Override
    public void giveBack(String leaseNumber, String reason) {
        returns.record(leases.get(leaseNumber), reason, Party.LESSEE.label());
    }

    @Override
    public Optional<Signed> signed(String leaseNumber, int version) {
        return signing.draft(leaseNumber, version)
                .flatMap(draft -> draft.by(Party.LESSEE)
                        .map(Signature::electronic)
                        .map(electronic -> new Signed(files.read(leaseNumber, draft.file()), electronic.lines())));
    }
}
