package dev.serverlease.activation;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.Conditions;
import dev.serverlease.lease.Decision;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.legalcheck.LegalCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rules of stage ACTIVATION over what is on record: findings, their assessments, conditions, signatures. */
@Component
class LawAtActivation {

    private final Decisions decisions;
    private final Conditions conditions;
    private final LegalCheck legalCheck;
    private final LeaseSettings settings;

    LawAtActivation(Decisions decisions, Conditions conditions, LegalCheck legalCheck, LeaseSettings settings) {
        this.decisions = decisions;
        this.conditions = conditions;
        this.legalCheck = legalCheck;
        this.settings = settings;
    }

    /**
     * Asks the rules; nothing is stored.
     *
     * @param checked the findings that were approved
     * @param approvals the decisions that the approval rests on
     * @param signed whether both parties have signed
     */
    List<StoredFinding> ask(Lease lease, List<StoredFinding> checked, List<Decision> approvals, boolean signed) {
        var facts = new HashMap<String, Object>();
        facts.put("allPartiesSigned", signed);
        facts.put("blockingFindings", count(checked, Outcome.BLOCK));
        facts.put("unresolvedFindings", unresolved(lease, checked, approvals));
        facts.put("logRetentionMonths", settings.activation().logRetentionMonths());
        return legalCheck.ask(Occasion.ACTIVATION, lease, Map.of("activation", facts));
    }

    private long unresolved(Lease lease, List<StoredFinding> checked, List<Decision> approvals) {
        var open = checked.stream()
                .filter(finding -> Outcome.valueOf(finding.outcome()).isViolated())
                .filter(finding -> !finding.outcome().equals(Outcome.BLOCK.name()))
                .map(StoredFinding::rule)
                .collect(Collectors.toSet());
        if (!open.isEmpty()) {
            decisions.assessments(lease).stream()
                    .filter(assessment -> !assessment.conclusion().equals("VIOLATION"))
                    .forEach(assessment -> open.remove(assessment.rule()));
        }
        boolean conditional =
                approvals.stream().anyMatch(approval -> approval.decision().equals("APPROVE_WITH_CONDITIONS"));
        long unmet = conditional
                ? conditions.of(lease).stream()
                        .filter(condition -> condition.proof() == null)
                        .count()
                : 0;
        return open.size() + unmet;
    }

    private static long count(List<StoredFinding> found, Outcome outcome) {
        return found.stream()
                .filter(finding -> finding.outcome().equals(outcome.name()))
                .count();
    }
}
