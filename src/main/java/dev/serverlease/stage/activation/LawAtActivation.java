package dev.serverlease.stage.activation;

import dev.serverlease.approval.Conclusion;
import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.identity.IdentityEvidence;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.legalreview.identity.IdentityStanding;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Applies the rules of stage ACTIVATION to what is on record: findings, their assessments, conditions, signatures. */
@Component
class LawAtActivation {

    private final Decisions decisions;
    private final Conditions conditions;
    private final PermitProofs proofs;
    private final IdentityStanding identity;
    private final LegalCheck legalCheck;
    private final LeaseSettings settings;

    LawAtActivation(
            Decisions decisions,
            Conditions conditions,
            PermitProofs proofs,
            IdentityStanding identity,
            LegalCheck legalCheck,
            LeaseSettings settings) {
        this.proofs = proofs;
        this.identity = identity;
        this.decisions = decisions;
        this.conditions = conditions;
        this.legalCheck = legalCheck;
        this.settings = settings;
    }

    /**
     * @param found findings of this stage's rules
     * @param defects which conditions are not met, and why their proofs are not accepted, in words
     * @param identity how the evidence of identity stands
     */
    record Answer(List<StoredFinding> found, Collection<String> defects, IdentityStanding.Answer identity) {

        /** What is violated, save a doubt about the identity that the officers of the round cleared. */
        List<StoredFinding> violated() {
            return found.stream()
                    .filter(StoredFinding::isViolated)
                    .filter(finding -> identity != IdentityStanding.Answer.PROVED
                            || !finding.rule().equals(IdentityEvidence.ID))
                    .toList();
        }
    }

    /**
     * Applies the rules to a contract that both parties have signed; stores nothing.
     *
     * @param checked the findings that were approved
     * @param approvals the decisions that the approval is based on
     */
    Answer ask(Lease lease, List<StoredFinding> checked, List<Decision> approvals) {
        var awaited =
                approvals.stream().anyMatch(approval -> approval.decision().equals("APPROVE_WITH_CONDITIONS"))
                        ? conditions.of(lease)
                        : List.<Condition>of();
        var defects = proofs.defects(lease, awaited);
        var unmet = awaited.stream()
                .filter(condition -> condition.proof() == null || defects.containsKey(condition.key()))
                .toList();
        var facts = NamedFacts.of(Fact.ALL_PARTIES_SIGNED, true)
                .with(Fact.BLOCKING_FINDINGS, count(checked, Outcome.BLOCK))
                .with(Fact.UNRESOLVED_FINDINGS, unresolved(lease, checked) + unmet.size())
                .with(Fact.LOG_RETENTION_MONTHS, settings.activation().logRetentionMonths());
        var found = legalCheck.ask(Occasion.ACTIVATION, lease, facts);
        return new Answer(found, inWords(unmet, defects.values()), identity.of(lease, found));
    }

    /** The conditions by what they say, and what is wrong with their proofs. */
    private static List<String> inWords(List<Condition> unmet, Collection<String> defects) {
        if (unmet.isEmpty()) {
            return List.of();
        }
        var contents = unmet.stream().map(Condition::content).collect(Collectors.joining("；"));
        return Stream.concat(
                        Stream.of("开通条件尚未成就：" + contents + "。 Conditions of the approval are not met yet."),
                        defects.stream())
                .toList();
    }

    private long unresolved(Lease lease, List<StoredFinding> checked) {
        var open = checked.stream()
                .filter(finding -> finding.isViolated() && finding.outcome() != Outcome.BLOCK)
                .map(StoredFinding::rule)
                .collect(Collectors.toSet());
        if (!open.isEmpty()) {
            decisions.assessments(lease).stream()
                    .filter(assessment -> assessment.conclusion() != Conclusion.VIOLATION)
                    .forEach(assessment -> open.remove(assessment.rule()));
        }
        return open.size();
    }

    private static long count(List<StoredFinding> found, Outcome outcome) {
        return found.stream().filter(finding -> finding.outcome() == outcome).count();
    }
}
