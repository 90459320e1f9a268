package dev.serverlease.front;

import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.activation.ConditionsView;
import dev.serverlease.stage.application.DraftDefects;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the law found in a lease, and the conditions of its approval. */
@Component
class LeaseFindings {

    private final Findings findings;
    private final DraftDefects draftDefects;
    private final Decisions decisions;
    private final ConditionsView opening;

    LeaseFindings(Findings findings, DraftDefects draftDefects, Decisions decisions, ConditionsView opening) {
        this.findings = findings;
        this.draftDefects = draftDefects;
        this.decisions = decisions;
        this.opening = opening;
    }

    /**
     * What somebody must act on or should know, the most severe first; what is wrong with the contract's text first.
     */
    List<StoredFinding> toBeRead(Lease lease) {
        return Stream.concat(draft(lease).stream(), checked(lease).filter(StoredFinding::isToBeRead))
                .toList();
    }

    /** The contract's text sent the application back for these; empty if it did not. */
    List<StoredFinding> draft(Lease lease) {
        return draftDefects.of(lease, decisions.of(lease.number()));
    }

    /** The findings for which it stands where it stands: somebody must act on them before it goes on. */
    List<StoredFinding> open(Lease lease) {
        var draft = draft(lease);
        if (!draft.isEmpty()) {
            // the officers have decided on the findings of the checks
            return draft;
        }
        return switch (lease.stage()) {
            case APPLICATION, CHECKS, LEGAL_REVIEW -> violated(checked(lease));
            case ACTIVATION -> opening.inTheWay(lease);
            case SUSPENDED -> violated(inUse(lease));
            case IN_FORCE -> lease.stepBy() == null ? List.of() : violated(inUse(lease));
            default -> List.of();
        };
    }

    Optional<Bilingual> pendingChange(Lease lease) {
        return opening.pendingChange(lease);
    }

    /** The conditions that its opening waits for, open ones and met ones; empty in another stage. */
    List<ConditionsView.Standing> conditions(Lease lease) {
        return lease.stage() == LeaseStage.ACTIVATION ? opening.conditions(lease) : List.of();
    }

    private Stream<StoredFinding> checked(Lease lease) {
        return findings.of(lease.number(), Occasion.CHECKS, lease.round()).stream()
                .sorted(Comparator.comparing(StoredFinding::outcome));
    }

    private Stream<StoredFinding> inUse(Lease lease) {
        return findings.latest(lease.number(), Occasion.USE_REVIEW).stream()
                .sorted(Comparator.comparing(StoredFinding::outcome));
    }

    private static List<StoredFinding> violated(Stream<StoredFinding> found) {
        return found.filter(StoredFinding::isViolated).toList();
    }
}
