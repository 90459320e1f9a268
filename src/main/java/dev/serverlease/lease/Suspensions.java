package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The suspensions of a lease, and how they were cured. */
@Repository
public class Suspensions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Suspensions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Stores a suspension, with its audit entry. */
    public void add(String leaseNumber, String ground, String clause, boolean unlawful, Instant cureBy, String actor) {
        jdbc.sql("""
                        with added as (
                          insert into lease.suspension (lease_number, position, ground, clause, unlawful, cure_by, suspended_by,
                            suspended_at)
                          select :number, (select count(*) from lease.suspension where lease_number = :number) + 1, :ground,
                            :clause, :unlawful, :cureBy, :actor, :now returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :now, :actor, 'SUSPENSION_ORDERED',
                          jsonb_build_object('ground', :ground, 'clause', :clause, 'cureBy', :cureBy::text) from added""")
                .param("number", leaseNumber)
                .param("ground", ground)
                .param("clause", clause)
                .param("unlawful", unlawful)
                .param("cureBy", Timestamp.from(cureBy))
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The newest suspension, cured or not. */
    public Optional<Suspension> latest(String leaseNumber) {
        return jdbc.sql("select * from lease.suspension where lease_number = :number order by position desc limit 1")
                .param("number", leaseNumber)
                .query((row, index) -> new Suspension(
                        row.getInt("position"),
                        row.getString("ground"),
                        row.getString("clause"),
                        row.getBoolean("unlawful"),
                        row.getTimestamp("cure_by").toInstant(),
                        row.getString("suspended_by"),
                        row.getTimestamp("suspended_at").toInstant()))
                .optional();
    }

    /** Whether the server is off, or about to be: it was not switched on again since the newest suspension. */
    public boolean isOff(String leaseNumber) {
        return jdbc.sql("""
                        select exists (select from lease.suspension s where s.lease_number = :number
                          and s.position = (select max(position) from lease.suspension where lease_number = :number)
                          and not exists (select from lease.audit a where a.lease_number = s.lease_number
                            and a.action = 'SERVER_SWITCHED_ON' and a.at >= s.suspended_at))""").param("number", leaseNumber).query(Boolean.class).single();
    }

    /** Stores that the suspension was cured, once, with its audit entry. */
    public void cure(String leaseNumber, Suspension suspension, String proof, String actor) {
        jdbc.sql("""
                        with cured as (
                          insert into lease.cure (lease_number, suspension, proof, accepted_by, accepted_at)
                          values (:number, :position, :proof, :actor, :now) on conflict do nothing returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :now, :actor, 'CURED', jsonb_build_object('proof', :proof) from cured""")
                .param("number", leaseNumber)
                .param("position", suspension.position())
                .param("proof", proof)
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
