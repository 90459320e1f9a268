package dev.serverlease.stage.contract.draft;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.LegalReviewFacts;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 合同文本审查: applies the rules of the contract stage to a draft. What it settles follows from the clauses that were
 * chosen; that each clause says what it is said to settle, a test shows of every one that the library can write.
 */
@Component("checkDraft")
class DraftCheck implements JavaDelegate {

    private final LegalCheck legalCheck;
    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Findings findings;

    DraftCheck(LegalCheck legalCheck, LeaseOf leaseOf, Contracts contracts, Findings findings) {
        this.legalCheck = legalCheck;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (DraftReturns.isReturned(execution)) {
            return;
        }
        var lease = leaseOf.locked(execution);
        var draft = contracts.newest(lease.number()).orElseThrow();
        // what an agreement states is asked as figures, and on the case that it makes rules were asked before
        boolean lawful = draft.agreement() != null || isLawful(lease, draft);
        execution.setVariable(DraftReturns.DRAFT, Variables.stringValue(lawful ? "LAWFUL" : "DEFECTIVE", true));
    }

    private boolean isLawful(Lease lease, Contract draft) {
        var facts = legalCheck.factsOfDraft(lease, ClauseLibrary.current().settledBy(draft.text()));
        var found = legalCheck.ask(Occasion.CONTRACT, facts);
        findings.add(lease.number(), Occasion.CONTRACT, draft.version(), found);
        return found.stream().noneMatch(finding -> isDefect(finding, facts.legalReview()));
    }

    /** A doubt that the officer cleared at the review is none of the draft; what must be supplied stays one. */
    private static boolean isDefect(StoredFinding finding, LegalReviewFacts review) {
        boolean doubt = finding.outcome() == Outcome.REVIEW || finding.outcome() == Outcome.UNDETERMINED;
        return finding.isViolated() && !(doubt && finding.rule().clearedIn(review));
    }
}
