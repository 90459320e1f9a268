package dev.serverlease.rent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rent of a lease, month by month, and when it is paid. A month in which the rent changes, begins or ends counts by
 * its days (clause {@code rent}): each part is rounded to cents, half up.
 */
public final class RentSchedule {

    private static final int CENTS = 2;

    private final List<RentStart> starts;
    private final @Nullable LocalDate lastDay;
    private final List<RentTerms> terms;
    private final Payday payday;

    /**
     * @param starts that of the lease, then those of its renewals, oldest first
     * @param lastDay of the lease; null if it has none
     * @param terms in the order in which they were agreed: of those that count for a day the latest prevails. The first
     *     count from the first day of rent; whatever is agreed of days before it, no rent runs on them
     */
    public RentSchedule(List<RentStart> starts, @Nullable LocalDate lastDay, List<RentTerms> terms, Payday payday) {
        this.starts = List.copyOf(starts);
        this.lastDay = lastDay;
        this.terms = List.copyOf(terms);
        this.payday = payday;
    }

    /** The first day of rent; the month of the lease in which it is may have begun before. */
    public LocalDate firstDay() {
        return terms.get(0).from();
    }

    public @Nullable LocalDate lastDay() {
        return lastDay;
    }

    /**
     * Which rent counts from when to when, as it is agreed now: those that have not ended before a day, oldest first.
     */
    public List<RentRate> rates(LocalDate day) {
        var rates = new ArrayList<RentRate>();
        var changes = terms.stream()
                .map(agreed -> agreed.from().isBefore(firstDay()) ? firstDay() : agreed.from())
                .filter(this::isPaid)
                .distinct()
                .sorted()
                .toList();
        for (var first : changes) {
            var monthly = terms(first, LocalDate.MAX).orElseThrow().monthly();
            var before = rates.isEmpty() ? null : rates.remove(rates.size() - 1);
            if (before != null && before.monthly().compareTo(monthly) != 0) {
                rates.add(new RentRate(before.first(), first.minusDays(1), before.monthly()));
                before = null;
            }
            rates.add(new RentRate(before == null ? first : before.first(), lastDay, monthly));
        }
        return rates.stream()
                .filter(rate -> rate.last() == null || !rate.last().isBefore(day))
                .toList();
    }

    /** The same, but no rent runs after a day on which the lease ended. */
    public RentSchedule endingOn(LocalDate day) {
        return new RentSchedule(starts, lastDay == null || day.isBefore(lastDay) ? day : lastDay, terms, payday);
    }

    /** The same with a further agreement on it. */
    public RentSchedule with(RentTerms agreed) {
        var more = new ArrayList<>(terms);
        more.add(agreed);
        return new RentSchedule(starts, lastDay, more, payday);
    }

    /** The month of the lease in which a day is; empty before and after it. */
    public Optional<RentMonth> month(LocalDate day) {
        return months(day).stream().filter(month -> month.has(day)).findFirst();
    }

    /** The months that begin no later than a day, oldest first. */
    public List<RentMonth> months(LocalDate until) {
        var months = new ArrayList<RentMonth>();
        for (int at = 0; at < starts.size(); at++) {
            var end = at + 1 < starts.size() ? starts.get(at + 1).firstDay().minusDays(1) : lastDay;
            int index = 0;
            var month = starts.get(at).month(0);
            while (!month.first().isAfter(until)
                    && (end == null || !month.first().isAfter(end))) {
                months.add(month);
                month = starts.get(at).month(++index);
            }
        }
        return months;
    }

    /** The rent of a month as it was agreed on a day. */
    public BigDecimal rent(RentMonth month, LocalDate knownOn) {
        var sum = BigDecimal.ZERO.setScale(CENTS);
        BigDecimal rate = null;
        int days = 0;
        for (var day = month.first(); !day.isAfter(month.last()); day = day.plusDays(1)) {
            var monthly =
                    isPaid(day) ? terms(day, knownOn).map(RentTerms::monthly).orElse(null) : null;
            if (!isSame(monthly, rate)) {
                sum = sum.add(part(rate, days, month));
                rate = monthly;
                days = 0;
            }
            days++;
        }
        return sum.add(part(rate, days, month));
    }

    /** Whether rent runs on a day, by its place in the lease. */
    private boolean isPaid(LocalDate day) {
        return !day.isBefore(firstDay()) && (lastDay == null || !day.isAfter(lastDay));
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static BigDecimal part(@Nullable BigDecimal monthly, int days, RentMonth month) {
        return monthly == null
                ? BigDecimal.ZERO
                : monthly.multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(month.days()), CENTS, RoundingMode.HALF_UP);
    }

    private Optional<RentTerms> terms(LocalDate day, LocalDate knownOn) {
        return terms.stream()
                .filter(agreed ->
                        !agreed.from().isAfter(day) && !agreed.agreedOn().isAfter(knownOn))
                .reduce((earlier, later) -> later);
    }

    /**
     * The periods that begin no later than a day, oldest first. A change of their length holds from the next one on. A
     * change of the rent after a period was due is settled with the next one.
     */
    public List<RentPeriod> periods(LocalDate until) {
        var periods = new ArrayList<RentPeriod>();
        var settled = BigDecimal.ZERO.setScale(CENTS);
        var months = months(farEnough(until));
        int at = 0;
        while (at < months.size() && !months.get(at).first().isAfter(until)) {
            var first = months.get(at).first();
            var agreed =
                    terms(first, first).or(() -> terms.stream().findFirst()).orElseThrow();
            var paid = months.subList(at, end(months, at, agreed.plan()));
            var last = paid.get(paid.size() - 1).last();
            var ends = lastDay != null && last.isAfter(lastDay) ? lastDay : last;
            var payBy = agreed.plan().payBy();
            var due = payday.of(payBy.arrears() ? ends.plusDays(1) : first, payBy);
            var rent = sum(paid, due);
            // what was overpaid is taken off no more than is due; the rest waits for the next period
            var takenOff = settled.max(rent.negate());
            periods.add(new RentPeriod(first, ends, due, rent, takenOff));
            settled = settled.subtract(takenOff).add(sum(paid, LocalDate.MAX)).subtract(rent);
            at += paid.size();
        }
        return periods;
    }

    /** A period that began has all its months: of rent that is paid at once, those of the term. */
    private LocalDate farEnough(LocalDate until) {
        boolean isOnce = terms.stream().anyMatch(agreed -> agreed.plan().everyMonths() == RentPlan.ONCE);
        var year = until.plusYears(1);
        return isOnce && lastDay != null && lastDay.isAfter(year) ? lastDay : year;
    }

    private int end(List<RentMonth> months, int at, RentPlan plan) {
        if (plan.everyMonths() != RentPlan.ONCE) {
            return Math.min(months.size(), at + plan.everyMonths());
        }
        int end = at + 1;
        while (end < months.size() && !isStart(months.get(end).first())) {
            end++;
        }
        return end;
    }

    /** Whether a renewal begins on this day. */
    private boolean isStart(LocalDate day) {
        return starts.stream().anyMatch(start -> start.firstDay().equals(day));
    }

    private BigDecimal sum(List<RentMonth> months, LocalDate knownOn) {
        return months.stream().map(month -> rent(month, knownOn)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All that was due before a day: it is overdue unless it was paid. */
    public BigDecimal dueBefore(LocalDate day) {
        return periods(day).stream()
                .filter(period -> period.due().isBefore(day))
                .map(RentPeriod::payable)
                .reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    /** All rent of the months that begin no later than a day, as it is agreed now. */
    public BigDecimal total(LocalDate until) {
        return sum(months(until), LocalDate.MAX).setScale(CENTS);
    }

    /** The next of which something falls due on a day or later, within a year; empty if nothing does. */
    public Optional<RentPeriod> nextDue(LocalDate day) {
        return periods(day.plusYears(1)).stream()
                .filter(period ->
                        !period.due().isBefore(day) && period.payable().signum() > 0)
                .findFirst();
    }

    /** Those of which something fell due before a day, oldest first. */
    public List<RentPeriod> pastDue(LocalDate day) {
        return periods(day).stream()
                .filter(period -> period.due().isBefore(day) && period.payable().signum() > 0)
                .toList();
    }
}
