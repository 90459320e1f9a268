package dev.serverlease.front;

import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.WithheldDecision;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a lease's page shows of its past: decisions of officers, and steps. */
@Component
class LeaseHistory {

    private final Decisions decisions;
    private final Conditions conditions;
    private final AuditTrail audit;
    private final StepWords steps;
    private final Contracts contracts;
    private final IdentitySheet identity;
    private final Clock clock;

    LeaseHistory(
            Decisions decisions,
            Conditions conditions,
            AuditTrail audit,
            StepWords steps,
            Contracts contracts,
            IdentitySheet identity,
            Clock clock) {
        this.identity = identity;
        this.decisions = decisions;
        this.conditions = conditions;
        this.audit = audit;
        this.steps = steps;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** A step of the lease's life, in words. */
    public record Step(ZonedDateTime at, String actor, String what, String detail) {}

    /** Digest of the newest text of the contract; null while there is none. */
    @Nullable
    String digest(Lease lease) {
        return contracts.latest(lease.number()).map(Contract::digest).orElse(null);
    }

    /** Who verified whose identity, when and how, and what is still to be verified. */
    IdentitySheet.Standing identity(Lease lease) {
        return identity.of(lease);
    }

    /** An officer's decision, with the conditions of an approval. */
    public record Decided(Step step, List<String> conditions) {}

    List<Decided> decisions(Lease lease) {
        var made = WithheldDecision.told(lease, decisions.of(lease.number()));
        var all = conditions.all(lease.number());
        return IntStream.range(0, made.size())
                .mapToObj(index -> new Decided(
                        step(made.get(index)),
                        all.stream()
                                // positions are counted from 1
                                .filter(condition -> condition.decision() == index + 1)
                                .map(Condition::content)
                                .toList()))
                .toList();
    }

    private Step step(Decision decision) {
        return new Step(
                decision.decidedAt().atZone(clock.getZone()),
                decision.officer(),
                steps.of("DECISION_" + decision.decision()),
                decision.ground());
    }

    /** Oldest first. */
    List<Step> timeline(Lease lease, PageTime times, OneLanguage reader) {
        return WithheldDecision.told(lease, decisions.of(lease.number()), audit.of(lease.number())).stream()
                .map(step -> new Step(
                        step.at().atZone(clock.getZone()),
                        step.actor(),
                        steps.of(step.action()),
                        steps.detail(step.action(), step.detail(), times, reader)))
                .toList();
    }
}
