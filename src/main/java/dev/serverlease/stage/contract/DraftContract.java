package dev.serverlease.stage.contract;

import dev.serverlease.approval.ClauseLibrary;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.legalreview.identity.IdentityStanding;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;

/** 生成合同文本: fills the clause library with the lease's terms (Civil Code arts. 703–734). */
@Component("draftContract")
class DraftContract implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final ContractTerms terms;
    private final ClauseLibrary clauses;
    private final TemplateEngine templates;
    private final IdentityStanding identity;
    private final Clock clock;

    DraftContract(
            LeaseOf leaseOf,
            Contracts contracts,
            ContractTerms terms,
            ClauseLibrary clauses,
            TemplateEngine templates,
            IdentityStanding identity,
            Clock clock) {
        this.identity = identity;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.terms = terms;
        this.clauses = clauses;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        identity.requireProved(lease);
        int version = contracts.latest(lease.number()).map(Contract::version).orElse(0) + 1;
        var html = templates.process(ClauseLibrary.TEMPLATE, terms.of(lease, version));
        contracts.add(
                lease.number(),
                new Contract(version, html, CanonicalJson.digest(html), clauses.version(), clock.instant()));
    }
}
