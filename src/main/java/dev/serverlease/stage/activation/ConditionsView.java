package dev.serverlease.stage.activation;

import dev.serverlease.approval.Conditions;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.FindingWords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The conditions of an opening with their proofs, and what prevents it: for the form of 落实开通条件 and the lease's page.
 */
@Component
public class ConditionsView {

    private final Conditions conditions;
    private final PermitProofs permits;
    private final Obstacles obstacles;
    private final PendingChange change;
    private final Findings findings;
    private final ConditionsNotice notice;

    ConditionsView(
            Conditions conditions,
            PermitProofs permits,
            Obstacles obstacles,
            PendingChange change,
            Findings findings,
            ConditionsNotice notice) {
        this.change = change;
        this.conditions = conditions;
        this.permits = permits;
        this.obstacles = obstacles;
        this.findings = findings;
        this.notice = notice;
    }

    /**
     * A condition as it stands.
     *
     * @param proof null while it is open
     * @param defect why the proof is not accepted, in words; null if it is, or there is none
     */
    public record Standing(
            String key,
            String content,
            @Nullable String proof,
            @Nullable String defect) {

        public boolean isMet() {
            return proof != null && defect == null;
        }
    }

    /** The conditions of the lease's newest approval, in its order. */
    public List<Standing> conditions(Lease lease) {
        var all = conditions.of(lease);
        var defects = permits.defects(lease, all);
        return all.stream()
                .map(condition -> new Standing(
                        condition.key(), condition.content(), condition.proof(), defects.get(condition.key())))
                .toList();
    }

    /** What the law found in the way when the gate was asked last. */
    public List<StoredFinding> inTheWay(Lease lease) {
        return findings.latest(lease.number(), Occasion.ACTIVATION).stream()
                .filter(StoredFinding::isViolated)
                .toList();
    }

    /** A change that is asked for and keeps the server from the lessee. */
    public Optional<Bilingual> pendingChange(Lease lease) {
        return change.against(lease);
    }

    Map<String, ?> of(Lease lease) {
        return Map.of(
                "number",
                lease.number(),
                "lessee",
                Map.of("name", lease.lesseeName()),
                "dueBy",
                notice.lastDay(lease),
                "order",
                obstacles.to(lease),
                "conditions",
                conditions(lease).stream()
                        .map(condition -> Map.of(
                                "key",
                                condition.key(),
                                "content",
                                condition.content(),
                                "proof",
                                Objects.requireNonNullElse(condition.proof(), ""),
                                "defect",
                                Objects.requireNonNullElse(condition.defect(), "")))
                        .toList(),
                "findings",
                inTheWay(lease).stream().map(FindingWords::of).toList());
    }

    /** Includes conditions already proved: a wrong proof can be corrected. */
    Map<String, ?> prefilled(Lease lease) {
        return Map.of(
                "proofs",
                conditions.of(lease).stream()
                        .map(condition -> Map.of(
                                "key", condition.key(), "proof", Objects.requireNonNullElse(condition.proof(), "")))
                        .toList());
    }
}
