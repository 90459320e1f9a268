package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A requested renewal.
 *
 * @param position counted from 1 within the lease
 * @param reference sales' own number
 * @param firstDay first day of the new term: the day after the last day of the current one
 * @param monthlyRent in the contract's currency; null if the rent does not change
 * @param decision AGREE or REFUSE; null until an officer has decided
 */
public record Renewal(
        int position,
        String reference,
        LocalDate firstDay,
        int termMonths,
        @Nullable BigDecimal monthlyRent,
        String requestedBy,
        @Nullable String decision) {

    /** Whether the new term still begins where the current one ends. */
    public boolean follows(Lease lease, ZoneId zone) {
        return firstDay.atStartOfDay(zone).toInstant().equals(lease.termEndsAt());
    }

    public Term term() {
        return Term.of(firstDay, termMonths);
    }
}
