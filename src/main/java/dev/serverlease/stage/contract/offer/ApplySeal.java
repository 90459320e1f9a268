package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.contract.AfterSignature;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import java.time.Clock;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 加盖印章: puts the lessor's seal under what the lessee signed, as an officer has decided. With it the contract is
 * concluded (Civil Code art. 490).
 */
@Component("applySeal")
class ApplySeal implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Offers offers;
    private final AfterSignature afterSignature;
    private final Clock clock;

    ApplySeal(LeaseOf leaseOf, Contracts contracts, Offers offers, AfterSignature afterSignature, Clock clock) {
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.offers = offers;
        this.afterSignature = afterSignature;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        var draft = contracts.latest(lease.number()).orElseThrow();
        var decided = offers.latest(lease.number())
                .filter(event -> event.kind() == Kind.SEAL && event.version() == draft.version())
                .orElseThrow(
                        () -> new IllegalStateException("租赁 " + lease.number() + " 没有对最新合同文本的用印决定，不得用印；请由管理员核查。 Nobody"
                                + " decided to seal the newest contract of lease " + lease.number()
                                + "; nothing is sealed, and an administrator should look into it."));
        var seal = Objects.requireNonNull(decided.seal());
        contracts.sign(
                lease.number(),
                new Signature(
                        Party.LESSOR,
                        draft.version(),
                        seal.signer(),
                        seal.authority(),
                        seal.kind(),
                        decided.by(),
                        draft.digest(),
                        clock.instant(),
                        null,
                        null,
                        null));
        afterSignature.concluded(lease);
    }
}
