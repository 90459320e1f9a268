package dev.serverlease.stage.contract;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.LegalReviewFacts;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** 合同文本审查: applies the rules of the contract stage to the written draft, clause by clause. */
@Component("checkDraft")
class DraftCheck implements JavaDelegate {

    private static final Pattern CLAUSES = Pattern.compile("data-clause=\"([^\"]*)\"");

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
        var lease = leaseOf.locked(execution);
        var draft = contracts.latest(lease.number()).orElseThrow();
        var facts = legalCheck.factsOfDraft(lease, clauses(draft.html()));
        var found = legalCheck.ask(Occasion.CONTRACT, facts);
        findings.add(lease.number(), Occasion.CONTRACT, draft.version(), found);
        boolean lawful = found.stream().noneMatch(finding -> isDefect(finding, facts.legalReview()));
        execution.setVariable("draftLawful", Variables.booleanValue(lawful, true));
    }

    /** A doubt that the officer cleared at the review is none of the draft; what must be supplied stays one. */
    private static boolean isDefect(StoredFinding finding, LegalReviewFacts review) {
        boolean doubt = finding.outcome() == Outcome.REVIEW || finding.outcome() == Outcome.UNDETERMINED;
        return finding.isViolated() && !(doubt && finding.rule().clearedIn(review));
    }

    private static Set<String> clauses(String html) {
        var clauses = new TreeSet<String>();
        CLAUSES.matcher(html)
                .results()
                .forEach(match -> clauses.addAll(Set.of(match.group(1).split(" "))));
        return clauses;
    }
}
