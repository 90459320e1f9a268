package dev.serverlease.stage.contract;

import dev.serverlease.approval.CaseClauses;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.legalreview.identity.IdentityStanding;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 生成合同文本: writes the contract from the clause library by the facts of the lease (Civil Code arts. 703–734). */
@Component("draftContract")
class DraftContract implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final ContractTerms terms;
    private final CaseClauses clauses;
    private final IdentityStanding identity;
    private final Clock clock;

    DraftContract(
            LeaseOf leaseOf,
            Contracts contracts,
            ContractTerms terms,
            CaseClauses clauses,
            IdentityStanding identity,
            Clock clock) {
        this.identity = identity;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.terms = terms;
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        identity.requireProved(lease);
        int version = contracts.latest(lease.number()).map(Contract::version).orElse(0) + 1;
        var text = ClauseLibrary.current().write(terms.of(lease));
        contracts.add(
                lease.number(), new Contract(version, text, text.digest(), clauses.version(lease), clock.instant()));
    }
}
