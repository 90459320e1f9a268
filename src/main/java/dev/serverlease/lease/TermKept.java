package dev.serverlease.lease;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * After a late hand-over of fixed days the term ends as agreed all the same: the lessee's choice (clause {@code term}).
 */
@Component
public class TermKept {

    /** The last day is the one to which the hand-over moved it, and nobody has set another since. */
    private static final String MOVED =
            " and stage in ('IN_FORCE', 'SUSPENDED') and not indefinite and term_ends_at = :moved"
                    + " and exists (select from lease.delivery d where d.lease_number = number and d.first_day < d.delivered_on"
                    + " and d.last_day = :movedLastDay)";

    private final Leases leases;
    private final Clock clock;

    TermKept(Leases leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Sets the agreed last day again.
     *
     * @param moved the last day as the hand-over moved it
     * @param noticeBy until when the lessee is to be reminded of the new end; null if the reminder was given
     * @param entry with the choice as evidence
     * @throws IllegalStateException, with a text for an administrator, if the term is not as the hand-over moved it
     */
    public void set(String number, LocalDate agreed, LocalDate moved, @Nullable Instant noticeBy, AuditEntry entry) {
        int changed = leases.change(
                number,
                "term_ends_at = :end, expiry_notice_by = :noticeBy",
                MOVED,
                entry,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                statement -> statement
                        .param("end", endOf(agreed))
                        .param("noticeBy", noticeBy == null ? null : Timestamp.from(noticeBy), Types.TIMESTAMP)
                        .param("moved", endOf(moved))
                        .param("movedLastDay", moved));
        if (changed == 0) {
            throw new IllegalStateException("租赁 " + number
                    + " 的租期末日不是因迟延交付顺延的末日，或者租赁不在履行中，不得改回；请由管理员核查。 The last day of lease " + number
                    + " is not the one that a late hand-over moved, or the lease is not in force: it is not set back, and an"
                    + " administrator should look into it.");
        }
    }

    private Timestamp endOf(LocalDate lastDay) {
        return Timestamp.from(lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }
}
