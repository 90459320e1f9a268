package dev.serverlease.stage.contract.draft;

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
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
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
    private final DraftReturns returns;
    private final Agreements agreements;
    private final StatedCase stated;

    DraftCheck(
            LegalCheck legalCheck,
            LeaseOf leaseOf,
            Contracts contracts,
            Findings findings,
            DraftReturns returns,
            Agreements agreements,
            StatedCase stated) {
        this.stated = stated;
        this.agreements = agreements;
        this.returns = returns;
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
        if (draft.agreement() != null) {
            checkAgreement(lease, draft);
            execution.setVariable(DraftReturns.DRAFT, Variables.stringValue("LAWFUL", true));
            return;
        }
        var read = TextCheck.of(ClauseLibrary.current()).checkLease(draft.text());
        var mistakes = mistakes(read);
        if (!mistakes.isEmpty()) {
            returns.toOfficer(execution, lease, words(mistakes));
            return;
        }
        var facts = legalCheck.factsOfDraft(lease, read.proved(), read.exemptions());
        var sentences = DraftMistakes.of(draft.text(), read, stated.words(lease));
        var found = legalCheck.ask(Occasion.CONTRACT, facts).stream()
                .map(sentences::namedIn)
                .toList();
        findings.add(lease.number(), Occasion.CONTRACT, draft.version(), found);
        if (found.stream().anyMatch(sentences::areOfficers)) {
            returns.toOfficer(execution, lease, words(sentences.officers()));
            return;
        }
        boolean lawful = found.stream().noneMatch(finding -> isDefect(finding, facts.legalReview()));
        execution.setVariable(DraftReturns.DRAFT, Variables.stringValue(lawful ? "LAWFUL" : "DEFECTIVE", true));
    }

    /** It was read before it was asked for; what it says besides is the contract's, on which rules were asked. */
    private void checkAgreement(Lease lease, Contract draft) {
        var kind = agreements
                .find(lease.number(), Objects.requireNonNull(draft.agreement()))
                .orElseThrow()
                .kind();
        var mistakes = kind.check(draft.text()).objections().stream()
                .map(Objection::text)
                .toList();
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(
                    "租赁 " + lease.number() + "：" + words(mistakes).both());
        }
    }

    /** A doubt that the officer cleared at the review is none of the draft; what must be supplied stays one. */
    private static boolean isDefect(StoredFinding finding, LegalReviewFacts review) {
        boolean doubt = finding.outcome() == Outcome.REVIEW || finding.outcome() == Outcome.UNDETERMINED;
        return finding.isViolated() && !(doubt && finding.rule().clearedIn(review));
    }

    /** Void exemptions are the rules' to name. Any other mistake is one of the library or of a free text. */
    private static List<Bilingual> mistakes(TextCheck.Result read) {
        return read.objections().stream()
                .filter(objection -> objection.exemption() == null)
                .map(Objection::text)
                .toList();
    }

    private static Bilingual words(List<Bilingual> mistakes) {
        return new Bilingual(
                "合同文本有误，不能签署；是申请所写的，请退回补正；是特别约定或者开通条件所写的，请修改后重新审查；否则请由管理员核对条款库："
                        + mistakes.stream().map(Bilingual::zh).collect(Collectors.joining()),
                "The contract's text has a mistake and cannot be signed; if the application says so, request changes; if a special"
                        + " term or a condition does, alter it and review again; else an administrator compares the clause"
                        + " library: "
                        + mistakes.stream().map(Bilingual::en).collect(Collectors.joining(" ")));
    }
}
