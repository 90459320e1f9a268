package dev.serverlease.stage.contract;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.rules.identity.IdentityEvidence;
import dev.serverlease.law.rules.identity.TwoHands;
import dev.serverlease.lease.Findings;
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

    /** Asked before the draft, and settled there: the officers may have cleared a doubt. */
    private static final Set<RuleId> IDENTITY = Set.of(IdentityEvidence.ID, TwoHands.ID);

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
        var found = legalCheck.ask(Occasion.CONTRACT, legalCheck.factsOfDraft(lease, clauses(draft.html())));
        findings.add(lease.number(), Occasion.CONTRACT, draft.version(), found);
        boolean lawful =
                found.stream().noneMatch(finding -> finding.isViolated() && !IDENTITY.contains(finding.rule()));
        execution.setVariable("draftLawful", Variables.booleanValue(lawful, true));
    }

    private static Set<String> clauses(String html) {
        var clauses = new TreeSet<String>();
        CLAUSES.matcher(html)
                .results()
                .forEach(match -> clauses.addAll(Set.of(match.group(1).split(" "))));
        return clauses;
    }
}
