package dev.serverlease.lease;

import dev.serverlease.lease.storage.LockWaits;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The lease rows. Every change of a row writes its audit entry in the same statement. Methods take part in the caller's
 * transaction, which is the engine's.
 */
@Repository
public class Leases {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LockedLeases held;
    private final AuditTrail audit;
    private final LockWaits waits;

    Leases(JdbcClient jdbc, Clock clock, LockedLeases held, AuditTrail audit, LockWaits waits) {
        this.waits = waits;
        this.audit = audit;
        this.jdbc = jdbc;
        this.held = held;
        this.clock = clock;
    }

    /** Stores a new lease and returns its number; empty if the reference is already used. */
    public Optional<String> add(NewLease lease) {
        var now = clock.instant();
        var entry = AuditEntry.of(lease.applicant(), "APPLICATION_RECEIVED")
                .detail(Map.of("reference", lease.reference()))
                .on(lease.submissionDigest())
                .keeping("application", LeaseRounds.submitted(1, lease.application(), lease.applicant(), now));
        var statement = jdbc.sql("""
                        with added as (
                          insert into lease.lease (number, reference, applicant, stage, submission_digest,
                            lessee_name, lessee_uscc, process_instance_id, applied_at, stage_since, starts_at, term_ends_at)
                          values ('SL-' || :year || '-' || (select lpad(n, greatest(6, length(n)), '0') from (select nextval('lease.lease_number')::text as n) next), :reference,
                            :applicant, 'APPLICATION', :submissionDigest, :lesseeName, :lesseeUscc, :instance,
                            :now, :now, :startsAt, :termEndsAt)
                          on conflict (reference) do nothing
                          returning *)
                        select added.*, cast(:application as jsonb)::text as application, cast(null as text) as legal_hold,
                        """ + AuditTrail.call("number") + " from added")
                .param("application", lease.application())
                .param("year", String.valueOf(now.atZone(clock.getZone()).getYear()))
                .param("reference", lease.reference())
                .param("applicant", lease.applicant())
                .param("submissionDigest", lease.submissionDigest())
                .param("lesseeName", lease.lesseeName())
                .param("lesseeUscc", lease.lesseeUscc())
                .param("instance", lease.processInstanceId())
                .param("now", Timestamp.from(now))
                .param("startsAt", at(startsAt(lease.term())))
                .param("termEndsAt", at(endsAt(lease.term())));
        var added = audit.bind(statement, entry, now).query(LeaseRow::read).optional();
        added.ifPresent(held::keep);
        return added.map(Lease::number);
    }

    /** @throws LeaseNotFound if there is none */
    public Lease get(String number) {
        return find(number).orElseThrow(() -> new LeaseNotFound(number));
    }

    public Optional<Lease> find(String number) {
        return held.find(number).or(() -> select("where number = :key", number).map(held::read));
    }

    public Optional<Lease> byReference(String reference) {
        return select("where reference = :key", reference);
    }

    /**
     * Reads the lease and keeps others from changing it until the transaction ends: what every command does first.
     *
     * @throws LeaseNotFound if there is none
     * @throws dev.serverlease.lease.storage.LeaseHeld if somebody else keeps it for too long
     */
    public Lease lock(String number) {
        var lease = held.find(number).orElseGet(() -> lockNow(number));
        held.keep(lease);
        return lease;
    }

    private Lease lockNow(String number) {
        // one statement would see other tables as they were before its wait for the lock; the function looks anew
        Supplier<Optional<Lease>> lock =
                () -> jdbc.sql("select (l.found).*, l.application, l.legal_hold from lease.locked(?) l")
                        .param(number)
                        .query(LeaseRow::read)
                        .optional();
        // whoever holds it already must not queue behind those who wait for it
        return (held.isStable(number) ? lock.get() : waits.among(number, lock))
                .orElseThrow(() -> new LeaseNotFound(number));
    }

    /** Stores the completed application as a new round. */
    public void resubmit(String number, LeaseRounds.Next next, String actor) {
        var entry = AuditEntry.of(actor, "APPLICATION_COMPLETED").on(next.digest());
        newRound(number, next, "starts_at = :startsAt, term_ends_at = :endsAt, complete_by = null", entry);
    }

    /** The same application goes through another round of checks. */
    public void checkAgain(String number) {
        var entry = AuditEntry.of(AuditTrail.SYSTEM, "CHECKED_AGAIN");
        newRound(number, get(number).application(), "", entry, statement -> statement);
    }

    /** What both have agreed to change. @param next with its term before the hand-over; without, the dates stay */
    public void amend(String number, LeaseRounds.Next next, String actor) {
        var entry = AuditEntry.of(actor, "APPLICATION_CHANGED").on(next.digest());
        var dates = "starts_at = coalesce(:startsAt, starts_at), term_ends_at = coalesce(:endsAt, term_ends_at)";
        newRound(number, next, dates, entry);
    }

    private void newRound(String number, LeaseRounds.Next next, String dates, AuditEntry entry) {
        var more = ", lessee_name = :lesseeName, lessee_uscc = :lesseeUscc, " + dates;
        newRound(
                number,
                next.application(),
                more,
                entry,
                statement -> statement
                        .param("lesseeName", next.lesseeName())
                        .param("lesseeUscc", next.lesseeUscc())
                        .param("startsAt", at(startsAt(next.term())))
                        .param("endsAt", at(endsAt(next.term()))));
    }

    private void newRound(
            String number, String application, String more, AuditEntry entry, UnaryOperator<StatementSpec> params) {
        var now = now();
        var kept = entry.keeping(
                "application", LeaseRounds.submitted(get(number).round() + 1, application, entry.actor(), now));
        change(number, "round = round + 1" + more, kept, now, params);
    }

    /** Sets or moves the deadline of the completion; the caller must move its timer too. */
    public void completeBy(String number, Instant deadline, AuditEntry entry) {
        change(
                number,
                "complete_by = :deadline",
                entry,
                statement -> statement.param("deadline", Timestamp.from(deadline)));
    }

    /** @param officers how many officers must approve; 0 if no approval is needed */
    public void route(String number, Risk risk, int officers, AuditEntry entry) {
        var before = held.find(number);
        change(
                number,
                "risk = :risk, officers = :officers",
                entry,
                statement -> statement.param("risk", risk.name()).param("officers", officers));
        before.ifPresent(lease -> held.keep(lease.routed(risk, officers)));
    }

    public void scheduleReview(String number, Instant nextReviewAt) {
        var before = held.find(number);
        change(
                number,
                "next_review_at = :next, step_by = null",
                AuditEntry.of(AuditTrail.SYSTEM, "USE_REVIEW_SCHEDULED").detail(Map.of("at", nextReviewAt.toString())),
                statement -> statement.param("next", Timestamp.from(nextReviewAt)));
        before.ifPresent(lease -> held.keep(lease.reviewedNext(nextReviewAt.truncatedTo(ChronoUnit.MICROS))));
    }

    /** From now on it is another salesperson's; who entered what stays as it is. */
    public void giveTo(String number, String applicant, AuditEntry entry) {
        var given = "former_applicants = array_append(former_applicants, applicant), applicant = :applicant";
        change(number, given, entry, statement -> statement.param("applicant", applicant));
    }

    /**
     * The open step of the stage got a date, or is done.
     *
     * @param by until when it is to be done; null if nothing waits any more
     */
    public void stepBy(String number, @Nullable Instant by, AuditEntry entry) {
        change(number, "step_by = :by", entry, statement -> statement.param("by", at(by), Types.TIMESTAMP));
    }

    /** The lessee was reminded of the term's end, or the lessor objected to more use. */
    public void expiryNoticed(String number, AuditEntry entry) {
        change(number, "expiry_notice_by = null", entry, statement -> statement);
    }

    /**
     * Another term: it counts from the hand-over, or a new one follows.
     *
     * @param noticeBy until when the lessee is to be reminded of its end
     * @param action what the audit trail calls it
     */
    public void setTerm(String number, Term term, Instant noticeBy, String actor, String action) {
        var end = term.endsAt(clock.getZone());
        var lastDay = Map.of("lastDay", term.lastDay().toString());
        changeEnd(number, end, noticeBy, false, AuditEntry.of(actor, action).detail(lastDay));
    }

    /** The term is over and use continues: the lease becomes indefinite (Civil Code art. 734). */
    public void holdOver(String number) {
        changeEnd(number, null, null, true, AuditEntry.of(AuditTrail.SYSTEM, "HELD_OVER"));
    }

    /** A notice sets the last day of an indefinite lease (Civil Code art. 730). */
    public void endIndefinite(String number, LocalDate lastDay, AuditEntry noticed) {
        endOn(number, lastDay, true, noticed);
    }

    /** Both have agreed on the last day (Civil Code art. 562(1)). */
    public void endByAgreement(Lease lease, LocalDate lastDay, String agreement) {
        var agreed = AuditEntry.of(AuditTrail.SYSTEM, "END_AGREED")
                .detail(Map.of("lastDay", lastDay.toString(), "reference", agreement));
        endOn(lease.number(), lastDay, lease.indefinite(), agreed);
    }

    private void endOn(String number, LocalDate lastDay, boolean indefinite, AuditEntry entry) {
        var end = lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        changeEnd(number, end, null, indefinite, entry);
    }

    private void changeEnd(
            String number, @Nullable Instant end, @Nullable Instant noticeBy, boolean indefinite, AuditEntry entry) {
        change(
                number,
                "term_ends_at = :end, expiry_notice_by = :noticeBy, indefinite = :indefinite",
                entry,
                statement -> statement
                        .param("end", at(end), Types.TIMESTAMP)
                        .param("noticeBy", at(noticeBy), Types.TIMESTAMP)
                        .param("indefinite", indefinite));
    }

    private void change(String number, String assignments, AuditEntry entry, UnaryOperator<StatementSpec> params) {
        change(number, assignments, entry, now(), params);
    }

    private void change(
            String number, String assignments, AuditEntry entry, Instant now, UnaryOperator<StatementSpec> params) {
        if (change(number, assignments, "", entry, now, params) == 0) {
            throw new LeaseNotFound(number);
        }
    }

    /** @return how many rows were changed; 0 if the condition does not hold */
    int change(
            String number,
            String assignments,
            String condition,
            AuditEntry entry,
            Instant now,
            UnaryOperator<StatementSpec> params) {
        var statement = audit.change(number, assignments, condition, entry, now).param("now", at(now));
        var changed = LockWaits.naming(number, params.apply(statement).query(Boolean.class)::list);
        if (!changed.isEmpty()) {
            // the update has locked the row
            held.own(number);
        }
        return changed.size();
    }

    /** Truncated to the precision of the tables. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Optional<Lease> select(String where, String key) {
        return jdbc.sql("select " + LeaseRow.COLUMNS + " from lease.lease " + where)
                .param("key", key)
                .query(LeaseRow::read)
                .optional();
    }

    private @Nullable Instant startsAt(@Nullable Term term) {
        return term == null ? null : term.startsAt(clock.getZone());
    }

    private @Nullable Instant endsAt(@Nullable Term term) {
        return term == null ? null : term.endsAt(clock.getZone());
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
