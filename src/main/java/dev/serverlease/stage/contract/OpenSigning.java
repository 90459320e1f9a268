package dev.serverlease.stage.contract;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What can be signed now: the contract while the lease is in that stage, then an agreement on it that is open. */
@Component
public class OpenSigning {

    private static final Bilingual CONTRACT = new Bilingual("服务器租赁合同", "Server Lease");

    private final Contracts contracts;
    private final Agreements agreements;
    private final TermLeft term;
    private final OfferBinding binding;

    OpenSigning(Contracts contracts, Agreements agreements, TermLeft term, @Lazy OfferBinding binding) {
        this.binding = binding;
        this.contracts = contracts;
        this.agreements = agreements;
        this.term = term;
    }

    /** The newest draft of it; empty if nothing is to be signed, or it is not drafted yet. */
    public Optional<SignedContract> of(Lease lease) {
        return contracts.newestSigned(lease.number()).filter(draft -> isOpen(lease, draft.contract()));
    }

    /** @throws Refusal with 409 if nothing is to be signed */
    public SignedContract require(Lease lease) {
        return of(lease).orElseThrow(() -> LeaseMessages.notWaiting(lease));
    }

    /** Whether an agreement can be asked for now: none is open, and no end is agreed. */
    public boolean mayAgree(Lease lease) {
        return Agreements.STAGES.contains(lease.stage())
                && agreements.open(lease).isEmpty()
                && agreements.agreedEnd(lease.number()) == null;
    }

    /** Whether both parties have signed the contract itself. */
    public boolean isConcluded(String leaseNumber) {
        return contracts
                .latestSigned(leaseNumber)
                .filter(SignedContract::isSignedByBoth)
                .isPresent();
    }

    /** Until when it is to be concluded; null if nothing is. */
    public @Nullable Instant until(Lease lease) {
        return lease.stage() == LeaseStage.CONTRACT
                ? lease.stepBy()
                : agreements.open(lease).map(WrittenAgreement::until).orElse(null);
    }

    /** The lessor has what it refused to seal signed once more: the period for signing begins again. */
    public void beginAnew(Lease lease) {
        binding.beginAnew(lease);
    }

    /** A certain draft, also one that is signed long since or no longer the newest. */
    public Optional<SignedContract> draft(String leaseNumber, int version) {
        return contracts.signed(leaseNumber, version);
    }

    /** What the draft that is open is headed with. */
    public Bilingual title(Lease lease, Contract draft) {
        return draft.agreement() == null
                ? CONTRACT
                : agreements
                        .open(lease)
                        .map(open -> WrittenAgreement.title(open.kind()))
                        .orElse(CONTRACT);
    }

    /** What is left to lease is asked of a contract alone. @throws Refusal with 409 if nothing is */
    public void requireTerm(Lease lease, Contract draft) {
        if (draft.agreement() == null) {
            term.requireForSigning(lease);
        }
    }

    /** Whether a signature may be electronic, the contract itself says, also of agreements on it. */
    public boolean isElectronic(Lease lease, Contract draft) {
        return contractOf(lease, draft).isSignedElectronically();
    }

    /** The contract that a draft is of, or is an agreement on. */
    Contract contractOf(Lease lease, Contract draft) {
        return draft.agreement() == null
                ? draft
                : contracts.latest(lease.number()).orElseThrow();
    }

    private boolean isOpen(Lease lease, Contract draft) {
        return draft.agreement() == null
                ? lease.stage() == LeaseStage.CONTRACT
                : agreements.open(lease).filter(open -> draft.isOf(open)).isPresent();
    }
}
