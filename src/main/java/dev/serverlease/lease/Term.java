package dev.serverlease.lease;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * An agreed lease term with its first and last day (Civil Code arts. 202 and 204: by months, as the contract counts
 * them: the first day is the first day of use, and the contract names the last day).
 *
 * @param firstDay first day of the term
 * @param lastDay last day of the term, included
 */
public record Term(LocalDate firstDay, LocalDate lastDay) {

    /**
     * The term of this many months from its first day. Where the last month has no corresponding day, the term ends
     * with the end of that month (Civil Code art. 202).
     */
    public static Term of(LocalDate firstDay, int months) {
        var corresponding = firstDay.plusMonths(months);
        boolean noSuchDay = corresponding.getDayOfMonth() != firstDay.getDayOfMonth();
        return new Term(firstDay, noSuchDay ? corresponding : corresponding.minusDays(1));
    }

    /**
     * The term of this many months from the day after the hand-over: the day of the hand-over is not counted (Civil
     * Code art. 201), and the last day corresponds to it, or ends its month (art. 202).
     */
    public static Term afterHandOver(LocalDate handOver, int months) {
        return new Term(handOver.plusDays(1), handOver.plusMonths(months));
    }

    /**
     * What fixed days become by the hand-over: where that is later than the first day, the last day moves by as many
     * days, and the first one stays (clause {@code term}).
     */
    public Term handedOver(LocalDate day) {
        long late = Math.max(0, ChronoUnit.DAYS.between(firstDay, day));
        return new Term(firstDay, lastDay.plusDays(late));
    }

    public Instant startsAt(ZoneId zone) {
        return firstDay.atStartOfDay(zone).toInstant();
    }

    /** First instant after the term. */
    public Instant endsAt(ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
