package dev.serverlease.stage.contract;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows from the signatures: the lessee's binds it for a time; once the contract is concluded, whoever waits is
 * told of a start date that has passed.
 */
@Component
public class AfterSignature {

    private final OfferBinding binding;
    private final PastStart pastStart;
    private final ApplicationEventPublisher events;

    AfterSignature(OfferBinding binding, PastStart pastStart, ApplicationEventPublisher events) {
        this.binding = binding;
        this.pastStart = pastStart;
        this.events = events;
    }

    /** The lessee has signed. */
    public void signed(Lease lease) {
        binding.begin(lease);
    }

    public void concluded(Lease lease) {
        if (lease.stage() == LeaseStage.CONTRACT) {
            pastStart.tell(lease);
            events.publishEvent(new ContractConcluded(lease));
        }
    }
}
