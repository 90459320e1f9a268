package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 诉讼保全、证据保全: the grounds on which an archive is held, each with its own end. While one stands nothing of the archive
 * may be erased, and no retention ends.
 */
@Repository
public class LegalHolds {

    /** The grounds that stand, of the archive that is named. */
    private static final String STANDING =
            "lease.legal_hold h where h.lease_number = :number and not exists (select from lease.legal_hold_lifted l"
                    + " where l.lease_number = h.lease_number and l.position = h.position)";

    private static final String GROUNDS =
            "(select string_agg(h.ground, '；' order by h.position) from " + STANDING + ")";

    private final JdbcClient jdbc;
    private final Clock clock;

    LegalHolds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Nothing of the archive may be erased from now on. The same ground is held once.
     *
     * @param ground the court's or authority's order
     * @return whether there is an archive to hold
     */
    public boolean hold(Lease lease, String ground, String actor) {
        int archives = jdbc.sql("select count(*) from lease.user_archive where lease_number = :number")
                .param("number", lease.number())
                .query(Integer.class)
                .single();
        if (archives == 0) {
            return false;
        }
        int added = jdbc.sql("insert into lease.legal_hold (lease_number, position, ground, set_by, set_at)"
                        + " select :number, (select count(*) from lease.legal_hold where lease_number = :number) + 1,"
                        + " :ground, :actor, :now where not exists (select from " + STANDING
                        + " and h.ground = :ground)")
                .param("number", lease.number())
                .param("ground", ground)
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (added > 0) {
            show(lease, null, actor, "LEGAL_HOLD_SET", ground);
        }
        return true;
    }

    /** Why the archive is under legal hold, as it is now; empty where it is not. */
    public Optional<String> of(String leaseNumber) {
        return jdbc.sql(
                        "select legal_hold from lease.user_archive where lease_number = :number and legal_hold is not null")
                .param("number", leaseNumber)
                .query(String.class)
                .optional();
    }

    /**
     * One hold is lifted.
     *
     * @param ground which; null for the one that was set last
     * @param retainUntil until when a closed archive is kept once no hold stands
     * @return whether there was such a hold
     */
    public boolean lift(Lease lease, @Nullable String ground, LocalDate retainUntil, String actor) {
        var lifted = jdbc.sql(
                        "with lifted as (insert into lease.legal_hold_lifted (lease_number, position, lifted_by, lifted_at)"
                                + " select h.lease_number, h.position, :actor, :now from " + STANDING
                                + " and (cast(:ground as text) is null or h.ground = :ground) order by h.position desc limit 1"
                                + " returning lease_number, position)"
                                + " select ground from lease.legal_hold join lifted using (lease_number, position)")
                .param("number", lease.number())
                .param("ground", ground)
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
        lifted.ifPresent(which -> show(lease, retainUntil, actor, "LEGAL_HOLD_LIFTED", which));
        return lifted.isPresent();
    }

    /** The archive says which grounds stand; with its audit entry. */
    private void show(Lease lease, @Nullable LocalDate retainUntil, String actor, String action, String ground) {
        jdbc.sql(
                        "with changed as (update lease.user_archive set legal_hold = " + GROUNDS
                                + ", retain_until = case when closed_at is not null and " + GROUNDS
                                + " is null then cast(:until as date) end where lease_number = :number"
                                + " returning lease_number, retain_until)"
                                + " insert into lease.audit (lease_number, at, actor, action, detail)"
                                + " select lease_number, :now, :actor, :action,"
                                + " jsonb_build_object('ground', cast(:ground as text), 'retainUntil', retain_until) from changed")
                .param("number", lease.number())
                .param("until", retainUntil == null ? null : retainUntil.toString())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("action", action)
                .param("ground", ground)
                .update();
    }
}
