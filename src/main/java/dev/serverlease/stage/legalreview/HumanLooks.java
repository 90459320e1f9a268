package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requested human looks, at most one per lease. */
@Repository
class HumanLooks {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    HumanLooks(JdbcClient jdbc, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** Stores it with its audit entry. The caller holds the lease's lock. */
    void add(HumanLook look) {
        audit.append(
                look.leaseNumber(),
                AuditEntry.of(look.askedBy(), "HUMAN_LOOK_ASKED")
                        .detail(Map.of("ground", look.ground()))
                        .keeping(
                                "human_look",
                                Row.of("ground", look.ground())
                                        .and("asked_by", look.askedBy())
                                        .and("asked_at", look.askedAt())),
                look.askedAt());
    }

    Optional<HumanLook> of(String leaseNumber) {
        return jdbc.sql("select * from lease.human_look where lease_number = :number")
                .param("number", leaseNumber)
                .query((row, index) -> new HumanLook(
                        row.getString("lease_number"),
                        row.getString("ground"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    /** Assigns the instance to the look. @return false if it already has one, or none was requested */
    boolean belongsFromNowOn(String leaseNumber, String instance) {
        return jdbc.sql("insert into lease.human_look_instance (lease_number, process_instance_id)"
                                + " select lease_number, :instance from lease.human_look where lease_number = :number"
                                + " on conflict do nothing")
                        .param("instance", instance)
                        .param("number", leaseNumber)
                        .update()
                == 1;
    }

    boolean belongs(String leaseNumber, String instance) {
        return jdbc.sql("select count(*) from lease.human_look_instance"
                                + " where lease_number = :number and process_instance_id = :instance")
                        .param("number", leaseNumber)
                        .param("instance", instance)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
