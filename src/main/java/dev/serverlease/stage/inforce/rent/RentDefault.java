package dev.serverlease.stage.inforce.rent;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Overdue rent: as it was recorded, demanded and paid (Civil Code art. 722).
 *
 * @param position counted from 1 within the lease
 * @param amount what was overdue when it was recorded
 * @param overdueSince first day on which it was overdue
 * @param recordedOn the day of its record
 * @param demand null until it was demanded in writing
 * @param open what is still owed of the demanded amount, or of the recorded amount if there is no demand yet; never
 *     negative
 * @param outcome null while it is open
 */
public record RentDefault(
        String leaseNumber,
        int position,
        BigDecimal amount,
        String currency,
        LocalDate overdueSince,
        LocalDate recordedOn,
        @Nullable Demand demand,
        BigDecimal open,
        List<String> objections,
        @Nullable Outcome outcome) {

    /**
     * @param paidBefore what of the amount was paid after it was sent and before its arrival was recorded
     * @param proof how it was sent and what proves its arrival
     * @param periodEndsAt first instant after the period that it gave
     */
    public record Demand(
            BigDecimal amount,
            BigDecimal paidBefore,
            String currency,
            LocalDate overdueSince,
            LocalDate sentOn,
            LocalDate arrivedOn,
            String proof,
            int periodDays,
            Instant periodEndsAt) {

        /** Which its days would end on, or the first working day after that (art. 203). */
        LocalDate lastDay(ZoneId zone) {
            return LocalDate.ofInstant(periodEndsAt, zone).minusDays(1);
        }

        /** Whether a holiday moved it. */
        boolean isMoved(ZoneId zone) {
            return !lastDay(zone).equals(arrivedOn.plusDays(periodDays));
        }
    }

    /**
     * @param kind PAID, NOTICE (of termination, arrived), ACCEPTED (the lessee's ground) or RETRACTED (recorded by
     *     mistake)
     * @param arrivedOn the day on which the notice arrived, null for the others
     * @param note proof, ground or the payment's reference
     */
    public record Outcome(String kind, @Nullable LocalDate arrivedOn, String note) {}

    /** The demanded amount, or the recorded amount if there is no demand yet. */
    public BigDecimal owed() {
        return demand == null ? amount : demand.amount();
    }

    /** The currency of {@link #owed()} and {@link #open()}. */
    public String owedCurrency() {
        return demand == null ? currency : demand.currency();
    }

    /** Whether something was paid of what was last demanded or recorded. */
    public boolean isPartlyPaid() {
        return open.compareTo(owed()) < 0;
    }

    /** Whether rent with this last day was due when this was recorded or demanded: it is part of it, or was paid. */
    public boolean covers(LocalDate due) {
        return due.isBefore(demand == null || demand.sentOn().isBefore(recordedOn) ? recordedOn : demand.sentOn());
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
