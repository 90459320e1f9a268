package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.CarriedApprovals.Agreed;
import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EvidenceRead;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The agreements on leases that both have signed, and what became of each. Of a lease one is open at a time. */
@Repository
public class Agreements {

    /** Where a lease can have an agreement: both have signed it, and nothing has ended it. */
    public static final Set<LeaseStage> STAGES =
            Set.of(LeaseStage.ACTIVATION, LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private static final String EVENT = "agreement_event";

    /** The last is the view of the others. */
    private static final EvidenceRead.Key<List<WrittenAgreement>> WRITTEN =
            EvidenceRead.Key.of("agreement", "agreement_event", "agreement_state");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final EvidenceRead evidence;
    private final Clock clock;

    Agreements(JdbcClient jdbc, ObjectMapper json, AuditTrail audit, EvidenceRead evidence, Clock clock) {
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An agreement that somebody asks for.
     *
     * @param answerBy see {@link WrittenAgreement}
     * @param key the asker's own, so that a repeat is known; null if none was given
     */
    public record Asked(
            Agreement kind,
            ObjectNode terms,
            String reason,
            String by,
            Instant concludeBy,
            @Nullable Instant answerBy,
            @Nullable String key) {}

    /** Stores it after the newest, in the caller's transaction; the caller has made sure that none is open. */
    public WrittenAgreement add(String leaseNumber, Asked asked) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(asked.by(), "AGREEMENT_REQUESTED_" + asked.kind())
                        .detail(Map.of("reason", asked.reason()))
                        .keeping(
                                "agreement",
                                Row.of("position", nextPosition(leaseNumber))
                                        .and("kind", asked.kind().name())
                                        .and("terms", asked.terms())
                                        .and("reason", asked.reason())
                                        .and("requested_by", asked.by())
                                        .and("requested_at", now)
                                        .and("conclude_by", asked.concludeBy())
                                        .and("answer_by", asked.answerBy())
                                        .and("idempotency_key", asked.key())),
                now);
        return latest(leaseNumber).orElseThrow();
    }

    /** That of the lease's next agreement. */
    public int nextPosition(String leaseNumber) {
        return jdbc.sql("select count(*) + 1 + lease.numbers_left_out(:number) from lease.agreement"
                        + " where lease_number = :number")
                .param("number", leaseNumber)
                .query(Integer.class)
                .single();
    }

    /**
     * An officer agrees, before anything is offered.
     *
     * @param digest of the case as a change would leave it, or of what is agreed of the end; null for a renewal
     * @param answers whether that is the lessor's answer; false where another officer has to agree
     */
    public void agree(
            String leaseNumber,
            WrittenAgreement agreement,
            String ground,
            @Nullable String digest,
            boolean answers,
            String officer) {
        event(
                leaseNumber,
                agreement,
                AuditEntry.of(officer, "AGREEMENT_AGREED").detail(Map.of("ground", ground)),
                Row.of("kind", "AGREED")
                        .and("ground", ground)
                        .and("digest", digest)
                        .and("answers", answers));
    }

    /** An officer refuses that it be offered. */
    public void refuse(String leaseNumber, WrittenAgreement agreement, String ground, String officer) {
        event(
                leaseNumber,
                agreement,
                AuditEntry.of(officer, "AGREEMENT_REFUSED").detail(Map.of("ground", ground)),
                Row.of("kind", "REFUSED").and("ground", ground));
    }

    /** It was not concluded, and the server is handed over as the contract says. */
    public void keep(String leaseNumber, WrittenAgreement agreement, String ground, String actor) {
        event(
                leaseNumber,
                agreement,
                AuditEntry.of(actor, "AGREEMENT_KEPT").detail(Map.of("ground", ground)),
                Row.of("kind", "KEPT").and("ground", ground));
    }

    /** Who agreed to a change of the case with this digest, the first one first. */
    public List<Agreed> agreed(String leaseNumber, WrittenAgreement agreement, String digest) {
        return jdbc.sql("""
                        select by, ground, at from lease.agreement_event where lease_number = :number
                          and agreement = :agreement and kind = 'AGREED' and digest = :digest order by position""")
                .param("number", leaseNumber)
                .param("agreement", agreement.position())
                .param("digest", digest)
                .query((row, index) -> new Agreed(
                        row.getString("by"),
                        row.getString("ground"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** From now on it is to be concluded until then. @param action why, as the audit trail calls it */
    public void concludeBy(String leaseNumber, WrittenAgreement agreement, String action, Instant until) {
        event(
                leaseNumber,
                agreement,
                AuditEntry.of(AuditTrail.SYSTEM, action).detail(Map.of("until", until.toString())),
                Row.of("kind", "BOUND").and("until", until));
    }

    /** Both have signed, and it has had its effect. */
    public void conclude(String leaseNumber, WrittenAgreement agreement) {
        event(
                leaseNumber,
                agreement,
                AuditEntry.of(AuditTrail.SYSTEM, "AGREEMENT_CONCLUDED_" + agreement.kind()),
                Row.of("kind", "CONCLUDED"));
    }

    /** It was not concluded: not signed in time, refused by either side, or the lease ended first. */
    public void end(String leaseNumber, WrittenAgreement agreement) {
        event(leaseNumber, agreement, AuditEntry.of(AuditTrail.SYSTEM, "AGREEMENT_ENDED"), Row.of("kind", "ENDED"));
    }

    private void event(String leaseNumber, WrittenAgreement agreement, AuditEntry entry, Row row) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                entry.keeping(
                        EVENT,
                        row.and("agreement", agreement.position())
                                .and("by", entry.actor())
                                .and("at", now)),
                now);
    }

    /** The one that is open; empty in a stage that has none. */
    public Optional<WrittenAgreement> open(Lease lease) {
        return STAGES.contains(lease.stage())
                ? latest(lease.number()).filter(WrittenAgreement::isOpen)
                : Optional.empty();
    }

    /** The same of many leases, by their numbers. */
    public Map<String, WrittenAgreement> open(Set<String> numbers) {
        var open = new HashMap<String, WrittenAgreement>();
        jdbc.sql(
                        "select a.* from lease.agreement_state a join lease.lease l on l.number = a.lease_number"
                                + " where a.lease_number = any(:numbers::text[]) and a.outcome is null and l.stage = any(:stages)")
                .param("numbers", numbers.toArray(String[]::new))
                .param("stages", STAGES.stream().map(Enum::name).toArray(String[]::new))
                .query(row -> {
                    open.put(row.getString("lease_number"), read(row));
                });
        return open;
    }

    /** The leases of which one is open. */
    public List<String> leasesWithAnOpenOne() {
        return jdbc.sql("select distinct a.lease_number from lease.agreement_state a join lease.lease l"
                        + " on l.number = a.lease_number where a.outcome is null and l.stage = any(:stages) order by 1")
                .param("stages", STAGES.stream().map(Enum::name).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    public Optional<WrittenAgreement> latest(String leaseNumber) {
        return of(leaseNumber).stream().reduce((earlier, later) -> later);
    }

    public Optional<WrittenAgreement> find(String leaseNumber, int position) {
        return of(leaseNumber).stream()
                .filter(one -> one.position() == position)
                .findFirst();
    }

    /** The one that was asked for under this key. */
    public Optional<WrittenAgreement> byKey(String leaseNumber, String key) {
        return jdbc.sql("select * from lease.agreement_state where lease_number = :number and idempotency_key = :key")
                .param("number", leaseNumber)
                .param("key", key)
                .query((row, index) -> read(row))
                .optional();
    }

    /** All of a lease, oldest first. */
    public List<WrittenAgreement> of(String leaseNumber) {
        return evidence.once(leaseNumber, WRITTEN, () -> read(leaseNumber));
    }

    /** The last day of a lease that ends by agreement; null for any other. */
    public @Nullable LocalDate agreedEnd(String leaseNumber) {
        return of(leaseNumber).stream()
                .filter(one -> one.kind() == Agreement.TERMINATION && one.isConcluded())
                .map(one -> LocalDate.parse(one.terms().path("endsOn").asText()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private List<WrittenAgreement> read(String leaseNumber) {
        return jdbc.sql("select * from lease.agreement_state where lease_number = :number order by position")
                .param("number", leaseNumber)
                .query((row, index) -> read(row))
                .list();
    }

    private WrittenAgreement read(ResultSet row) throws SQLException {
        var answerBy = row.getTimestamp("answer_by");
        return new WrittenAgreement(
                row.getInt("position"),
                Agreement.valueOf(row.getString("kind")),
                tree(row.getString("terms")),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                answerBy == null ? null : answerBy.toInstant(),
                row.getString("decided_by"),
                row.getString("outcome"),
                row.getString("kept_by"));
    }

    private ObjectNode tree(String terms) {
        try {
            return (ObjectNode) json.readTree(terms);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
