package dev.serverlease.lease.dates;

import dev.serverlease.lease.Lease;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a lease waits for, when its contract ended, and who applied for it, as the database says. */
@Repository
public class DueDates {

    private final JdbcClient jdbc;
    private final Clock clock;

    DueDates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All that a lease waits for now, the earliest first. */
    public List<OpenDate> openDates(String number) {
        return jdbc.sql("select d.what, d.at from lease.lease l, lease.open_dates(l) d where l.number = :number"
                        + " order by d.at, d.what")
                .param("number", number)
                .query((row, index) -> new OpenDate(
                        row.getString("what"), Objects.requireNonNull(local(row, "at")), isPast(row, "at")))
                .list();
    }

    /** Whether it is indefinite and has its last day from a notice, also once that is past (Civil Code art. 730). */
    public boolean endsByNotice(Lease lease) {
        return lease.indefinite()
                && jdbc.sql("select lease.ends_by_notice(l) from lease.lease l where number = :number")
                        .param("number", lease.number())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * When the contract ended: a last day ends with the day after it. Null while it has not, and where none was
     * concluded.
     */
    public @Nullable OffsetDateTime contractEndedAt(Lease lease) {
        return lease.saidEndReason() == null
                ? null
                : jdbc.sql(
                                "select number, lease.contract_ended_at(l) as ended_at from lease.lease l where number = :number")
                        .param("number", lease.number())
                        .query((row, index) -> Optional.ofNullable(local(row, "ended_at")))
                        .single()
                        .orElse(null);
    }

    /**
     * The first instant after the term, as it is: of a lease that has ended the end of its contract, or null where no
     * server was handed over.
     */
    public @Nullable OffsetDateTime termEndsAt(Lease lease) {
        if (lease.saidEndReason() != null) {
            return lease.inForceAt() == null ? null : contractEndedAt(lease);
        }
        var end = lease.termEndsAt();
        return end == null ? null : end.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** Of these leases those that this user has or had as applicant. */
    public Set<String> appliedForBy(String user, Set<String> numbers) {
        return jdbc.sql("select number from lease.lease where number = any(:numbers::text[])"
                        + " and (applicant = :user or :user = any(former_applicants))")
                .param("numbers", numbers.toArray(String[]::new))
                .param("user", user)
                .query(String.class)
                .set();
    }

    /** Overdue: its time was over before now. */
    private boolean isPast(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        var value = row.getTimestamp(column);
        return value != null && value.toInstant().isBefore(clock.instant());
    }

    private @Nullable OffsetDateTime local(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
