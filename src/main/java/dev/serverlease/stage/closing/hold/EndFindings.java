package dev.serverlease.stage.closing.hold;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EvidenceRead;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.closing.hold.EndFinding.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 解除效力的认定: append-only, the newest of a lease counts. */
@Repository
public class EndFindings {

    private static final EvidenceRead.Key<List<EndFinding>> FOUND = EvidenceRead.Key.of("end_finding");

    private final JdbcClient jdbc;
    private final LegalHolds holds;
    private final AuditTrail audit;
    private final EvidenceRead evidence;
    private final Clock clock;

    EndFindings(JdbcClient jdbc, LegalHolds holds, AuditTrail audit, EvidenceRead evidence, Clock clock) {
        this.jdbc = jdbc;
        this.holds = holds;
        this.audit = audit;
        this.evidence = evidence;
        this.clock = clock;
    }

    private Optional<EndFinding> latest(String leaseNumber) {
        return evidence
                .once(
                        leaseNumber,
                        FOUND,
                        () -> jdbc.sql(
                                        "select finding, reason, proof, found_by, found_at"
                                                + " from lease.end_finding where lease_number = :number order by position desc limit 1")
                                .param("number", leaseNumber)
                                .query(EndFinding.class)
                                .list())
                .stream()
                .findFirst();
    }

    /** The one that holds; empty also where something came up since, so that it is in doubt anew. */
    public Optional<EndFinding> standing(String leaseNumber) {
        return latest(leaseNumber).filter(found -> !holds.isUndecidedSince(leaseNumber, found.foundAt()));
    }

    /** That the end has no effect, but the lease could not go on; empty if that is not so. */
    public Optional<EndFinding> withoutEffect(String leaseNumber) {
        return standing(leaseNumber)
                .filter(found -> found.finding() == Kind.END_WITHOUT_EFFECT)
                .filter(found -> holds.undecided(leaseNumber).isPresent());
    }

    /** In the caller's transaction, under the lease's lock. */
    public void add(Lease lease, Kind kind, String reason, @Nullable String proof, String actor) {
        var now = clock.instant();
        audit.append(
                lease.number(),
                AuditEntry.of(actor, step(kind))
                        .detail(proof == null ? Map.of("reason", reason) : Map.of("reason", reason, "proof", proof))
                        .keeping(
                                "end_finding",
                                Row.of("finding", kind.name())
                                        .and("reason", reason)
                                        .and("proof", proof)
                                        .and("found_by", actor)
                                        .and("found_at", now)),
                now);
    }

    /** As the timeline shows it. */
    private static String step(Kind kind) {
        return switch (kind) {
            case END_EFFECTIVE -> "END_FOUND_EFFECTIVE";
            case END_WITHOUT_EFFECT -> "END_FOUND_WITHOUT_EFFECT";
            case SETTLED_BY_PARTIES -> "END_SETTLED_BY_PARTIES";
        };
    }
}
