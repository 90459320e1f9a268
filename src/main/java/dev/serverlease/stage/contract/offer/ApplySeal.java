package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.SealAct.LessorSigned;
import dev.serverlease.stage.contract.AfterSignature;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.offer.OfferEvent.SealAct;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 加盖印章: puts the lessor's seal under what the lessee signed, as an officer has decided. With it the contract is
 * concluded (Civil Code art. 490).
 */
@Component("applySeal")
class ApplySeal implements JavaDelegate {

    /** Nobody is asked again, so that only another entry or the deadline ends the wait. */
    private static final Bilingual DECIDED = new Bilingual(
            "已决定用印，尚未加盖，现不得加盖：登记有误的，由合规人员更正出租人登记，系统再试时加盖，重试用尽的由运维人员重试；登记无误的，合同或者协议到签署期限失效，以现行资料重新提出。",
            "Its sealing was decided on, but it may not be sealed now: if the entry is wrong, compliance officers correct it, and"
                    + " the next attempt applies the seal (after the last one operations retry); if it is right, the text"
                    + " lapses at its deadline and is asked for anew.");

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final SealedFiles sealed;
    private final BeforeSealing before;
    private final AfterSignature afterSignature;
    private final SealDelays delays;
    private final Clock clock;

    ApplySeal(
            LeaseOf leaseOf,
            Contracts contracts,
            SealedFiles sealed,
            BeforeSealing before,
            AfterSignature afterSignature,
            SealDelays delays,
            Clock clock) {
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.sealed = sealed;
        this.before = before;
        this.afterSignature = afterSignature;
        this.delays = delays;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var read = leaseOf.read(execution);
        var draft = contracts.newestSigned(read.number()).orElseThrow();
        var decided = before.decided(read, draft);
        requireSameLessor(read, draft.contract());
        // a slow time-stamp service keeps nobody else from the lease: the lock comes afterwards
        var electronic = sealOrTell(read, draft, Objects.requireNonNull(decided.seal()));
        var lease = leaseOf.locked(execution);
        if (electronic != null) {
            sealed.used(lease, decided.by(), decided.seal().factor(), electronic.file());
        }
        contracts.sign(lease.number(), signature(draft.contract(), decided, electronic));
        afterSignature.concluded(lease);
    }

    private void requireSameLessor(Lease lease, Contract draft) {
        before.lessor().objection(lease.number(), draft, DECIDED).ifPresent(why -> {
            delays.failed(lease, why);
            throw new Refusal(409, why.both());
        });
    }

    private Signature.@Nullable Electronic sealOrTell(Lease lease, SignedContract draft, SealAct act) {
        try {
            return seal(lease, draft, act);
        } catch (RuntimeException failure) {
            delays.failed(lease, failure);
            throw failure;
        }
    }

    private Signature.@Nullable Electronic seal(Lease lease, SignedContract draft, SealAct act) {
        if (!act.kind().equals("RELIABLE_ESIGN")) {
            return null;
        }
        var file = sealed.sealed(lease, draft, new LessorSigned(act.signer(), act.authority()));
        var report = sealed.bothHold(lease, draft, file);
        return SignedByLessee.electronic(sealed.keep(lease, file), report, List.of());
    }

    private Signature signature(Contract draft, OfferEvent decided, Signature.@Nullable Electronic electronic) {
        var act = Objects.requireNonNull(decided.seal());
        return new Signature(
                Party.LESSOR,
                draft.version(),
                act.signer(),
                act.authority(),
                act.kind(),
                decided.by(),
                draft.digest(),
                clock.instant(),
                null,
                act.scan(),
                decided.comparison() == null ? null : new Signature.Paper(decided.comparison(), null),
                electronic);
    }
}
