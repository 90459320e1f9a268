package dev.serverlease.legalreview;

import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The human looks that were asked for, one a lease at most. */
@Repository
class HumanLooks {

    private final JdbcClient jdbc;

    HumanLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores it with its audit entry. The caller holds the lease's lock. */
    void add(HumanLook look) {
        jdbc.sql("""
                        with asked as (
                          insert into lease.human_look (lease_number, ground, asked_by, asked_at)
                          values (:number, :ground, :by, :at) returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :by, 'HUMAN_LOOK_ASKED', jsonb_build_object('ground', :ground) from asked""")
                .param("number", look.leaseNumber())
                .param("ground", look.ground())
                .param("by", look.askedBy())
                .param("at", Timestamp.from(look.askedAt()))
                .update();
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

    /** The instance becomes the look's own. @return false where it has one already, or was never asked for */
    boolean belongsFromNowOn(String leaseNumber, String instance) {
        return jdbc.sql("update lease.human_look set process_instance_id = :instance"
                                + " where lease_number = :number and process_instance_id is null")
                        .param("instance", instance)
                        .param("number", leaseNumber)
                        .update()
                == 1;
    }

    boolean belongs(String leaseNumber, String instance) {
        return jdbc.sql("select count(*) from lease.human_look"
                                + " where lease_number = :number and process_instance_id = :instance")
                        .param("number", leaseNumber)
                        .param("instance", instance)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
