package dev.serverlease.lease;

import dev.serverlease.lease.AuditEntry.Row;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 用户档案: the central record of who uses which server over which channel for what. */
@Repository
public class UserArchive {

    private static final int YEARS_KEPT = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    UserArchive(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens the entry; idempotent. */
    public void open(Lease lease) {
        var number = "YHDA-" + lease.number();
        var statement = jdbc.sql("""
                        with opened as (
                          insert into lease.user_archive (lease_number, archive_no, content, opened_at)
                          select number, :archiveNo, jsonb_build_object('lessee', content->'lessee',
                            'server', content->'server', 'channel', content->'channel', 'use', content->'use'), :now
                          from lease.lease join lease.application a on a.lease_number = number and a.round = lease.round
                          where number = :number
                          on conflict do nothing returning lease_number)
                        select """ + " " + AuditTrail.call("lease_number") + " from opened")
                .param("number", lease.number())
                .param("archiveNo", number)
                .param("now", Timestamp.from(clock.instant()));
        var entry = AuditEntry.of(AuditTrail.SYSTEM, "USER_ARCHIVE_OPENED").detail(Map.of("archiveNo", number));
        audit.bind(statement, entry, clock.instant()).query(Boolean.class).list();
    }

    /** The application has changed: the entry says what holds now; the chain keeps that it was changed. */
    public void change(Lease lease) {
        var statement = jdbc.sql("""
                        with changed as (
                          update lease.user_archive u set content = (select jsonb_build_object('lessee', content->'lessee',
                            'server', content->'server', 'channel', content->'channel', 'use', content->'use')
                            from lease.application a where a.lease_number = :number and a.round = :round)
                          where u.lease_number = :number and u.closed_at is null returning lease_number)
                        select """ + " " + AuditTrail.call("lease_number") + " from changed")
                .param("number", lease.number())
                .param("round", lease.round());
        audit.bind(statement, AuditEntry.of(AuditTrail.SYSTEM, "USER_ARCHIVE_CHANGED"), clock.instant())
                .query(Boolean.class)
                .list();
    }

    /**
     * Closes the entry and sets until when it is kept; under legal hold there is no such day. Does nothing if no entry
     * was opened.
     */
    public void close(Lease lease, LocalDate retainUntil) {
        var held = jdbc.sql("""
                        update lease.user_archive set closed_at = :now,
                          retain_until = case when legal_hold is null then :until::date end
                        where lease_number = :number and closed_at is null returning legal_hold is not null""")
                .param("number", lease.number())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", retainUntil.toString())
                .query(Boolean.class)
                .optional();
        held.ifPresent(isHeld -> {
            var detail = Row.of("retainUntil", isHeld ? null : retainUntil.toString());
            audit.append(
                    lease.number(),
                    AuditEntry.of(AuditTrail.SYSTEM, "ARCHIVE_CLOSED").detail(detail.columns()),
                    clock.instant());
        });
    }

    /**
     * How long an archive is kept after the lease has ended: ten years, our own default, longer than every period that
     * the law requires.
     */
    public static LocalDate retention(LocalDate endedOn) {
        return endedOn.plusYears(YEARS_KEPT);
    }
}
