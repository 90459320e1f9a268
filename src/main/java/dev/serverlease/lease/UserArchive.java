package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
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

    /**
     * Closes the entry and sets until when it is kept; under legal hold there is no such day. Nothing where none was
     * opened.
     */
    public void close(Lease lease, LocalDate retainUntil) {
        jdbc.sql("""
                        with changed as (
                          update lease.user_archive set closed_at = :now,
                            retain_until = case when legal_hold is null then :until::date end
                          where lease_number = :number and closed_at is null returning lease_number, retain_until)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :now, :actor, 'ARCHIVE_CLOSED', jsonb_build_object('retainUntil', retain_until)
                        from changed""")
                .param("number", lease.number())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", AuditTrail.SYSTEM)
                .param("until", retainUntil.toString())
                .update();
    }

    /**
     * How long an archive is kept after the lease has ended: ten years, a default of ours above every period that the
     * law asks for.
     */
    public static LocalDate retention(LocalDate endedOn) {
        return endedOn.plusYears(YEARS_KEPT);
    }
}
