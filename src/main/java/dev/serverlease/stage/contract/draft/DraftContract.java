package dev.serverlease.stage.contract.draft;

import dev.serverlease.approval.CaseClauses;
import dev.serverlease.clause.Unwritable;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.paper.UnprintableText;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.legalreview.identity.IdentityStanding;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 生成合同文本: writes and prints the contract, or an agreement on it, by the facts of the lease (Civil Code arts. 703–734).
 * A contract that cannot be written, or would no longer say what was approved, goes back to the legal officer with the
 * reason.
 */
@Component("draftContract")
class DraftContract implements JavaDelegate {

    private static final Bilingual CHANGED = new Bilingual(
            "审查通过后，出租人的资料或者合同条款有变更，请重新审查后再生成合同。",
            "The lessor's particulars or the clauses changed after the approval: review the case again, then it is drafted"
                    + " anew.");

    /** A document can expire between the first draft and the next. */
    private static final Bilingual UNVERIFIED = new Bilingual(
            "身份核验证据不全、已经失效或者存疑，不生成合同：请核验身份并重新审查。",
            "The evidence of identity is not whole, has expired or is in doubt, and nothing is drafted: verify the identity and"
                    + " review the case again.");

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Drafting drafting;
    private final IdentityStanding identity;
    private final CaseClauses clauses;
    private final DraftReturns returns;
    private final Agreements agreements;

    DraftContract(
            LeaseOf leaseOf,
            Contracts contracts,
            Drafting drafting,
            IdentityStanding identity,
            CaseClauses clauses,
            DraftReturns returns,
            Agreements agreements) {
        this.agreements = agreements;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.drafting = drafting;
        this.identity = identity;
        this.clauses = clauses;
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        int version = contracts.newest(lease.number()).map(Contract::version).orElse(0) + 1;
        var agreement = agreements.open(lease);
        if (agreement.isPresent()) {
            var drafted = drafting.write(lease, agreement.get(), version);
            contracts.add(lease.number(), drafted.contract(), drafted.caseDigest(), drafted.pages());
            returns.none(execution);
            return;
        }
        if (identity.beforeContract(lease) != IdentityStanding.Answer.PROVED) {
            returns.toOfficer(execution, lease, UNVERIFIED);
            return;
        }
        if (clauses.haveChanged(lease)) {
            returns.toOfficer(execution, lease, CHANGED);
            return;
        }
        try {
            var drafted = drafting.write(lease, version);
            contracts.add(lease.number(), drafted.contract(), drafted.caseDigest(), drafted.pages());
            returns.none(execution);
        } catch (Unwritable impossible) {
            returns.toOfficer(execution, lease, impossible.why());
        } catch (UnprintableText impossible) {
            returns.toOfficer(execution, lease, impossible.why());
        }
    }
}
