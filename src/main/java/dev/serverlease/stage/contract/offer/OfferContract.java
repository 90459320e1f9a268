package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.signature.provider.SigningProvider;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.link.SigningLinks;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 送交承租人签署: the lessee is asked to sign the newest draft first; its signature is the offer (Civil Code art. 490). */
@Component("offerContract")
class OfferContract implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Offers offers;
    private final SigningProvider provider;
    private final SigningLinks links;
    private final OpenSigning signing;
    private final Clock clock;

    OfferContract(
            LeaseOf leaseOf,
            Contracts contracts,
            Offers offers,
            SigningProvider provider,
            SigningLinks links,
            OpenSigning signing,
            Clock clock) {
        this.signing = signing;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.offers = offers;
        this.provider = provider;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        var draft = contracts.newest(lease.number()).orElseThrow();
        offers.add(
                lease.number(),
                new OfferEvent(draft.version(), Kind.OFFERED, null, null, null, AuditTrail.SYSTEM, clock.instant()),
                draft.digest());
        if (OfferReturnedTask.TO_REPRESENTATIVE.equals(execution.getVariable(OfferReturnedTask.WHERE))) {
            links.openToRepresentative(lease);
        } else if (signing.isElectronic(lease, draft)) {
            provider.open(lease);
        }
    }
}
