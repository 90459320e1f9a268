package dev.serverlease.front;

import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a lease's page shows of its past: findings, decisions of officers, and steps. */
@Component
class LeaseHistory {

    private final Findings findings;
    private final Decisions decisions;
    private final AuditTrail audit;
    private final StepWords steps;
    private final Contracts contracts;
    private final Clock clock;

    LeaseHistory(
            Findings findings,
            Decisions decisions,
            AuditTrail audit,
            StepWords steps,
            Contracts contracts,
            Clock clock) {
        this.findings = findings;
        this.decisions = decisions;
        this.audit = audit;
        this.steps = steps;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** A step of the lease's life, in words. */
    public record Step(ZonedDateTime at, String actor, String what, String detail) {}

    /** The findings that somebody must act on or should know, the most severe first. */
    List<StoredFinding> findings(Lease lease) {
        return findings.of(lease.number(), Occasion.CHECKS, lease.round()).stream()
                .filter(StoredFinding::isToBeRead)
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .toList();
    }

    /** The findings for which it stands where it stands: somebody must act on them before it goes on. */
    List<StoredFinding> open(Lease lease) {
        return switch (lease.stage()) {
            case APPLICATION, CHECKS, LEGAL_REVIEW -> violated(findings(lease));
            case SUSPENDED -> violated(inUse(lease));
            case IN_FORCE -> lease.stepBy() == null ? List.of() : violated(inUse(lease));
            default -> List.of();
        };
    }

    private List<StoredFinding> inUse(Lease lease) {
        return findings.latest(lease.number(), Occasion.USE_REVIEW);
    }

    private static List<StoredFinding> violated(List<StoredFinding> found) {
        return found.stream()
                .filter(StoredFinding::isViolated)
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .toList();
    }

    /** Digest of the newest text of the contract; null while there is none. */
    @Nullable
    String digest(Lease lease) {
        return contracts.latest(lease.number()).map(Contract::digest).orElse(null);
    }

    List<Step> decisions(Lease lease) {
        return decisions.of(lease.number()).stream()
                .map(decision -> new Step(
                        decision.decidedAt().atZone(clock.getZone()),
                        decision.officer(),
                        steps.of("DECISION_" + decision.decision()),
                        decision.ground()))
                .toList();
    }

    /** Oldest first. */
    List<Step> timeline(Lease lease, PageTime times) {
        return audit.of(lease.number()).stream()
                .map(step -> new Step(
                        step.at().atZone(clock.getZone()),
                        step.actor(),
                        steps.of(step.action()),
                        steps.detail(step.action(), step.detail(), times)))
                .toList();
    }
}
