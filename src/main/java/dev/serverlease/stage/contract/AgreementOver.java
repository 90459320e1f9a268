package dev.serverlease.stage.contract;

import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.contract.link.SigningLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * The part of the process that an agreement waits in is left, by whatever way: an agreement that is not signed by both
 * then is not concluded, and its link is good no more.
 */
@Component("agreementOver")
class AgreementOver implements ExecutionListener {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Agreements agreements;
    private final SigningLinks links;

    AgreementOver(LeaseOf leaseOf, Contracts contracts, Agreements agreements, SigningLinks links) {
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.agreements = agreements;
        this.links = links;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        agreements
                .latest(lease.number())
                .filter(WrittenAgreement::isOpen)
                .filter(open -> contracts
                        .newestSigned(lease.number())
                        .filter(draft -> draft.contract().isOf(open))
                        .filter(SignedContract::isSignedByBoth)
                        .isEmpty())
                .ifPresent(open -> {
                    links.expire(lease);
                    agreements.end(lease.number(), open);
                });
    }
}
