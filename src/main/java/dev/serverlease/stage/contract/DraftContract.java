package dev.serverlease.stage.contract;

import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.legalreview.identity.IdentityStanding;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 生成合同文本: writes and prints the contract, or an agreement on it, by the facts of the lease (Civil Code arts. 703–734).
 */
@Component("draftContract")
class DraftContract implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Drafting drafting;
    private final IdentityStanding identity;
    private final Agreements agreements;

    DraftContract(
            LeaseOf leaseOf, Contracts contracts, Drafting drafting, IdentityStanding identity, Agreements agreements) {
        this.agreements = agreements;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.drafting = drafting;
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        int version = contracts.newest(lease.number()).map(Contract::version).orElse(0) + 1;
        var agreement = agreements.open(lease);
        if (agreement.isPresent()) {
            contracts.add(lease.number(), drafting.write(lease, agreement.get(), version));
            return;
        }
        identity.requireProved(lease);
        contracts.add(lease.number(), drafting.write(lease, version));
    }
}
