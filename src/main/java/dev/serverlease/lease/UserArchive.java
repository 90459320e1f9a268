package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 用户档案: the central record of who uses which server over which channel for what. */
@Repository
public class UserArchive {

    private static final int YEARS_KEPT = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    UserArchive(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens the entry, once. */
    public void open(Lease lease) {
        jdbc.sql("""
                        with opened as (
                          insert into lease.user_archive (lease_number, archive_no, content, opened_at)
                          select number, 'YHDA-' || number, jsonb_build_object('lessee', content->'lessee',
                            'server', content->'server', 'channel', content->'channel', 'use', content->'use'), :now
                          from lease.lease join lease.application a on a.lease_number = number and a.round = lease.round
                          where number = :number
                          on conflict do nothing returning lease_number, archive_no)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :now, 'system', 'USER_ARCHIVE_OPENED', jsonb_build_object('archiveNo', archive_no)
                        from opened""")
                .param("number", lease.number())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Closes the entry and sets until when it is kept; under legal hold there is no such day. */
    public void close(Lease lease, LocalDate retainUntil) {
        update(
                lease,
                "closed_at = :now, retain_until = case when legal_hold is null then :until::date end",
                " and closed_at is null",
                AuditTrail.SYSTEM,
                "ARCHIVE_CLOSED",
                "jsonb_build_object('retainUntil', retain_until)",
                retainUntil,
                null);
    }

    /**
     * How long an archive is kept after the lease has ended: ten years, a default of ours above every period that the
     * law asks for.
     */
    public static LocalDate retention(LocalDate endedOn) {
        return endedOn.plusYears(YEARS_KEPT);
    }

    /**
     * Nothing of the archive may be erased from now on.
     *
     * @param ground the court's or authority's order
     * @return whether there is an archive to hold
     */
    public boolean hold(Lease lease, String ground, String actor) {
        return update(
                        lease,
                        "legal_hold = :ground, retain_until = null",
                        "",
                        actor,
                        "LEGAL_HOLD_SET",
                        "jsonb_build_object('ground', :ground::text)",
                        null,
                        ground)
                > 0;
    }

    /** Why the archive is under legal hold, as it is now; empty where it is not. */
    public Optional<String> hold(String leaseNumber) {
        return jdbc.sql(
                        "select legal_hold from lease.user_archive where lease_number = :number and legal_hold is not null")
                .param("number", leaseNumber)
                .query(String.class)
                .optional();
    }

    /**
     * The hold is lifted.
     *
     * @param retainUntil until when a closed archive is kept
     * @return whether there was a hold
     */
    public boolean lift(Lease lease, LocalDate retainUntil, String actor) {
        return update(
                        lease,
                        "legal_hold = null, retain_until = case when closed_at is not null then :until::date end",
                        " and legal_hold is not null",
                        actor,
                        "LEGAL_HOLD_LIFTED",
                        "jsonb_build_object('retainUntil', retain_until)",
                        retainUntil,
                        null)
                > 0;
    }

    private int update(
            Lease lease,
            String assignments,
            String condition,
            String actor,
            String action,
            String detail,
            @Nullable LocalDate until,
            @Nullable String ground) {
        return jdbc.sql("with changed as (update lease.user_archive set " + assignments
                        + " where lease_number = :number"
                        + condition + " returning lease_number, retain_until)"
                        + " insert into lease.audit (lease_number, at, actor, action, detail)"
                        + " select lease_number, :now, :actor, :action, " + detail + " from changed")
                .param("number", lease.number())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("action", action)
                .param("until", until == null ? null : until.toString())
                .param("ground", ground)
                .update();
    }
}
