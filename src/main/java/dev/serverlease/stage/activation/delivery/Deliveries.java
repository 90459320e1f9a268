package dev.serverlease.stage.activation.delivery;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hand-overs of leases, and what was recorded of them. */
@Repository
public class Deliveries {

    /** How long after a hand-over its confirmation is still looked for. */
    private static final Duration LOOKED_FOR = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The entry of a hand-over, with the hand-over kept beside it; its confirmation is made from that. */
    public static AuditEntry kept(AuditEntry entry, Delivery delivery, Instant at) {
        return entry.keeping(
                "delivery",
                Row.of("delivered_on", delivery.deliveredOn())
                        .and("first_day", delivery.firstDay())
                        .and("last_day", delivery.lastDay())
                        .and("delivered_at", at));
    }

    Optional<Delivery> of(String leaseNumber) {
        return jdbc.sql("select delivered_on, first_day, last_day from lease.delivery where lease_number = :number"
                        + " order by position desc limit 1")
                .param("number", leaseNumber)
                .query((row, index) -> new Delivery(
                        row.getObject("delivered_on", LocalDate.class),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .optional();
    }

    /** The newest; {@link DeliveryDetails#NONE} while nobody recorded any. */
    DeliveryDetails details(String leaseNumber) {
        return jdbc.sql("select position, units, addresses, account from lease.delivery_details"
                        + " where lease_number = :number order by position desc limit 1")
                .param("number", leaseNumber)
                .query(DeliveryDetails.class)
                .optional()
                .orElse(DeliveryDetails.NONE);
    }

    /** Adds what operations recorded, in the caller's transaction. */
    void add(String leaseNumber, DeliveryDetailsRequest said, String key, String by) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(by, "DELIVERY_DETAILS")
                        .keeping(
                                "delivery_details",
                                Row.of("units", said.said(said.units()))
                                        .and("addresses", said.said(said.addresses()))
                                        .and("account", said.said(said.account()))
                                        .and("recorded_by", by)
                                        .and("recorded_at", now)
                                        .and("idempotency_key", key)),
                now);
    }

    /** What was recorded under this key. */
    Optional<DeliveryDetails> byKey(String leaseNumber, String key) {
        return jdbc.sql("select position, units, addresses, account from lease.delivery_details"
                        + " where lease_number = :number and idempotency_key = :key")
                .param("number", leaseNumber)
                .param("key", key)
                .query(DeliveryDetails.class)
                .optional();
    }

    boolean isConfirmed(String leaseNumber) {
        return jdbc.sql("select exists (select from lease.attachment where lease_number = :number"
                        + " and kind = 'HANDOVER_CONFIRMATION' and received_by = :by)")
                .param("number", leaseNumber)
                .param("by", AuditTrail.SYSTEM)
                .query(Boolean.class)
                .single();
    }

    /** Which numbers of confirmations the lessee may have been told before the database was restored. */
    int numbersLeftOut(String leaseNumber) {
        return jdbc.sql("select lease.numbers_left_out(:number)")
                .param("number", leaseNumber)
                .query(Integer.class)
                .single();
    }

    /**
     * Leases handed over of late whose confirmation is not made yet, the newest first: one that fails keeps none up.
     * What somebody handed in as one is none.
     */
    List<String> unconfirmed() {
        return jdbc.sql("""
                        select d.lease_number from lease.delivery d
                        where d.delivered_at > :since and not exists (
                          select from lease.attachment a
                          where a.lease_number = d.lease_number and a.kind = 'HANDOVER_CONFIRMATION'
                            and a.received_by = :by)
                        order by d.delivered_at desc limit 50""")
                .param("by", AuditTrail.SYSTEM)
                .param("since", Timestamp.from(clock.instant().minus(LOOKED_FOR)))
                .query(String.class)
                .list();
    }
}
