package dev.serverlease.stage.contract;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.Objection;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.LegalReviewFacts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.agreement.Agreements;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 合同文本审查: reads the written draft and applies the rules of the contract stage to what it says, not to what its clauses
 * claim to be.
 */
@Component("checkDraft")
class DraftCheck implements JavaDelegate {

    private final LegalCheck legalCheck;
    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Findings findings;
    private final Agreements agreements;

    DraftCheck(LegalCheck legalCheck, LeaseOf leaseOf, Contracts contracts, Findings findings, Agreements agreements) {
        this.agreements = agreements;
        this.legalCheck = legalCheck;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        var draft = contracts.newest(lease.number()).orElseThrow();
        if (draft.agreement() != null) {
            checkAgreement(lease, draft);
            execution.setVariable("draftLawful", Variables.booleanValue(true, true));
            return;
        }
        var read = TextCheck.of(ClauseLibrary.current()).checkLease(draft.text());
        requireNoMistake(
                lease,
                read.objections().stream()
                        .filter(objection -> objection.exemption() == null)
                        .toList());
        var facts = legalCheck.factsOfDraft(lease, read.proved(), read.exemptions());
        var found = legalCheck.ask(Occasion.CONTRACT, facts);
        findings.add(lease.number(), Occasion.CONTRACT, draft.version(), found);
        boolean lawful = found.stream().noneMatch(finding -> isDefect(finding, facts.legalReview()));
        execution.setVariable("draftLawful", Variables.booleanValue(lawful, true));
    }

    /** It was read before it was asked for; what it says besides is the contract's, on which rules were asked. */
    private void checkAgreement(Lease lease, Contract draft) {
        var kind = agreements
                .find(lease.number(), Objects.requireNonNull(draft.agreement()))
                .orElseThrow()
                .kind();
        requireNoMistake(lease, kind.check(draft.text()).objections());
    }

    /** A doubt that the officer cleared at the review is none of the draft; what must be supplied stays one. */
    private static boolean isDefect(StoredFinding finding, LegalReviewFacts review) {
        boolean doubt = finding.outcome() == Outcome.REVIEW || finding.outcome() == Outcome.UNDETERMINED;
        return finding.isViolated() && !(doubt && finding.rule().clearedIn(review));
    }

    /**
     * Void exemptions are the rules' to name. Any other mistake is one of the library or of a free text: nobody signs
     * such a draft.
     */
    private static void requireNoMistake(Lease lease, List<Objection> objections) {
        var mistakes = objections.stream().map(Objection::text).toList();
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("租赁 " + lease.number() + " 的合同文本有误，不能签署；是申请所写的，由销售撤回更正，否则由管理员核对条款库："
                    + mistakes.stream().map(Bilingual::zh).collect(Collectors.joining()) + " The contract of lease "
                    + lease.number()
                    + " has a mistake and cannot be signed; if the application says so, sales withdraw and"
                    + " correct it, else an administrator compares the clause library: "
                    + mistakes.stream().map(Bilingual::en).collect(Collectors.joining(" ")));
        }
    }
}
