package dev.serverlease.stage.closing.settlement;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EvidenceRead;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was settled after the end of each lease: append-only, of each thing the newest record counts. */
@Repository
public class Settlements {

    private static final EvidenceRead.Key<Map<Settled.What, Settled>> SETTLED = EvidenceRead.Key.of("settlement");

    private static final String SELECT =
            "select what, amount, set_off, rent_owed, rent_paid, currency, paid_on, note, difference from lease.settlement where lease_number = :number";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final EvidenceRead evidence;
    private final Clock clock;

    Settlements(JdbcClient jdbc, AuditTrail audit, EvidenceRead evidence, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What is on record, by what it settles. */
    public Map<Settled.What, Settled> of(String leaseNumber) {
        return evidence.once(leaseNumber, SETTLED, () -> {
            var newest = new EnumMap<Settled.What, Settled>(Settled.What.class);
            read(SELECT + " order by position", Map.of("number", leaseNumber))
                    .forEach(one -> newest.put(one.what(), one));
            return newest;
        });
    }

    /** What was recorded under this key. */
    Optional<Settled> byKey(String leaseNumber, String key) {
        return read(SELECT + " and idempotency_key = :key", Map.of("number", leaseNumber, "key", key)).stream()
                .findFirst();
    }

    private List<Settled> read(String sql, Map<String, String> params) {
        return jdbc.sql(sql).params(params).query(Settled.class).list();
    }

    /** In the caller's transaction. */
    void add(String leaseNumber, Settled settled, String key, String by) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(by, "SETTLED_" + settled.what())
                        .detail(settled.detail())
                        .keeping(
                                "settlement",
                                Row.of("what", settled.what().name())
                                        .and("amount", settled.amount())
                                        .and("set_off", settled.setOff())
                                        .and("rent_owed", settled.rentOwed())
                                        .and("rent_paid", settled.rentPaid())
                                        .and("currency", settled.currency())
                                        .and("paid_on", settled.paidOn())
                                        .and("note", settled.note())
                                        .and("difference", settled.difference())
                                        .and("recorded_by", by)
                                        .and("recorded_at", now)
                                        .and("idempotency_key", key)),
                now);
    }
}
