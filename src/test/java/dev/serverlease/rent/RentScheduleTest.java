package dev.serverlease.rent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Months, periods and sums of the rent, also where it changes within them. */
class RentScheduleTest {

    private static final LocalDate NEVER = LocalDate.of(2099, 1, 1);

    @Test
    void monthsAreCountedFromTheHandOverAndEndWithTheirMonthWhereItIsShort() {
        var rents = rents("2028-01-31", true, "2028-07-31", 1, terms("2028-02-01", "3000.00", 1));

        assertThat(rents.months(NEVER))
                .extracting(RentMonth::last)
                .containsExactly(
                        day("2028-02-29"),
                        day("2028-03-31"),
                        day("2028-04-30"),
                        day("2028-05-31"),
                        day("2028-06-30"),
                        day("2028-07-31"));
        assertThat(rents("2027-01-30", true, "2027-03-30", 1, terms("2027-01-31", "3000.00", 1))
                        .months(NEVER))
                .containsExactly(
                        new RentMonth(day("2027-01-31"), day("2027-02-28")),
                        new RentMonth(day("2027-03-01"), day("2027-03-30")));
        assertThat(rents("2027-01-31", false, "2027-03-30", 1, terms("2027-01-31", "3000.00", 1))
                        .months(NEVER))
                .containsExactly(
                        new RentMonth(day("2027-01-31"), day("2027-02-28")),
                        new RentMonth(day("2027-03-01"), day("2027-03-30")));
    }

    @Test
    void unchangedRentOfAllMonthsIsTheTotalOfTheContract() {
        var rents = rents("2027-01-30", true, "2029-01-30", 3, terms("2027-01-31", "18000.01", 3));

        assertThat(rents.periods(NEVER))
                .hasSize(8)
                .allSatisfy(period -> assertThat(period.payable()).isEqualByComparingTo("54000.03"));
        assertThat(rents.periods(NEVER).get(1).due()).isEqualTo("2027-05-06");
    }

    @Test
    void changeWithinALeapFebruaryCountsByDaysAndIsSettledWithTheNextPeriod() {
        var rents = rents("2028-01-31", true, "2028-12-31", 1, terms("2028-02-01", "1000.00", 1))
                .with(terms("2028-02-11", "2000.00", 1));

        var february = rents.month(day("2028-02-29")).orElseThrow();
        assertThat(february.days()).isEqualTo(29);
        // 1000 × 10 / 29 = 344.83, 2000 × 19 / 29 = 1310.34
        assertThat(rents.rent(february, NEVER)).isEqualTo("1655.17");
        var periods = rents.periods(NEVER);
        assertThat(periods.get(0).payable()).as("due on 6 February").isEqualByComparingTo("1000.00");
        assertThat(periods.get(1).settled()).isEqualByComparingTo("655.17");
        assertThat(periods.get(1).payable()).isEqualByComparingTo("2655.17");
        assertThat(periods.get(2).payable()).isEqualByComparingTo("2000.00");
    }

    @Test
    void eachRentHasItsDays() {
        var rents = rents("2026-12-31", true, "2028-12-31", 1, terms("2027-01-01", "1000.00", 1))
                .with(terms("2028-01-01", "3000.00", 1))
                .with(terms("2027-06-10", "2000.00", 1))
                .with(terms("2027-07-01", "2000", 1));

        assertThat(rents.rates(day("2027-06-09")))
                .as("the latest agreement prevails for its days, and who agrees on the same again changes nothing")
                .containsExactly(
                        new RentRate(day("2027-01-01"), day("2027-06-09"), new BigDecimal("1000.00")),
                        new RentRate(day("2027-06-10"), day("2028-12-31"), new BigDecimal("2000")));
        assertThat(rents.rates(day("2027-06-10"))).hasSize(1);
    }

    @Test
    void changeOnADueDayIsPaidOnThatDay() {
        var rents = rents("2026-12-31", true, "2027-12-31", 1, terms("2027-01-01", "3100.00", 1))
                .with(terms("2027-01-06", "1550.00", 1));

        var first = rents.periods(NEVER).get(0);
        assertThat(first.due()).isEqualTo("2027-01-06");
        // 3100 × 5 / 31 + 1550 × 26 / 31
        assertThat(first.payable()).isEqualByComparingTo("1800.00");
        assertThat(rents.periods(NEVER).get(1).settled()).isEqualByComparingTo("0");
    }

    @Test
    void lowerRentAfterTheQuarterWasPaidIsSetOffAgainstTheNextQuarter() {
        var rents = rents("2026-12-31", true, "2027-12-31", 3, terms("2027-01-01", "3000.00", 3))
                .with(terms("2027-02-01", "2000.00", 3));

        assertThat(rents.periods(NEVER))
                .extracting(period -> period.payable().toPlainString())
                .containsExactly("9000.00", "4000.00", "6000.00", "6000.00");
        assertThat(rents.nextDue(day("2027-01-07")).orElseThrow().due()).isEqualTo("2027-04-06");
        assertThat(rents.nextDue(day("2027-10-07"))).isEmpty();
    }

    @Test
    void whatIsOverpaidBeyondAPeriodIsTakenOffTheOnesAfterIt() {
        var rents = rents("2026-12-31", true, "2027-12-31", 6, terms("2027-01-01", "3000.00", 6))
                .with(terms("2027-02-01", "1000.00", 1));

        // 18000 paid, 8000 owed for the first half; then 1000 a month
        assertThat(rents.periods(NEVER))
                .extracting(period -> period.payable().toPlainString())
                .containsExactly("18000.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00");
        assertThat(rents.nextDue(day("2027-01-07")))
                .as("nothing is left to pay")
                .isEmpty();
    }

    @Test
    void changeOnTheFirstOrTheLastDayOfAMonth() {
        var base = rents("2026-12-31", true, "2027-12-31", 1, terms("2027-01-01", "3100.00", 1));
        var january = base.month(day("2027-01-01")).orElseThrow();

        assertThat(base.with(terms("2027-01-01", "6200.00", 1)).rent(january, NEVER))
                .isEqualTo("6200.00");
        assertThat(base.with(terms("2027-01-31", "6200.00", 1)).rent(january, NEVER))
                .isEqualTo("3200.00");
    }

    /** The lease was to begin before; handed over late, rent runs from the day after the hand-over. */
    @Test
    void daysBeforeTheFirstDayOfRentCountForNothingWhateverIsAgreedOfThem() {
        var rents = rents("2027-01-31", false, "2028-01-30", 1, terms("2027-02-13", "18000.00", 1));
        var month = rents.month(day("2027-02-13")).orElseThrow();
        assertThat(month).isEqualTo(new RentMonth(day("2027-01-31"), day("2027-02-28")));

        // 18000 × 2 / 29 + 15000 × 14 / 29
        assertThat(rents.with(terms("2027-02-15", "15000.00", 1)).rent(month, NEVER))
                .isEqualTo("8482.76");
        var onTheDay = rents.with(terms("2027-02-12", "15000.00", 1));
        // 15000 × 16 / 29
        assertThat(onTheDay.rent(month, NEVER)).isEqualTo("8275.86");
        assertThat(onTheDay.rates(day("2027-02-01")))
                .containsExactly(new RentRate(day("2027-02-13"), day("2028-01-30"), new BigDecimal("15000.00")));
    }

    @Test
    void longerPeriodsBeginAfterTheRunningOne() {
        var rents = rents("2026-12-31", true, "2027-12-31", 1, terms("2027-01-01", "3000.00", 1))
                .with(terms("2027-02-10", "3000.00", 3));

        assertThat(rents.periods(NEVER))
                .extracting(RentPeriod::first)
                .containsExactly(
                        day("2027-01-01"),
                        day("2027-02-01"),
                        day("2027-03-01"),
                        day("2027-06-01"),
                        day("2027-09-01"),
                        day("2027-12-01"));
    }

    @Test
    void leaseThatEndsWithinAMonthOwesItsDaysOnly() {
        var rents = rents("2026-12-31", true, "2027-02-14", 1, terms("2027-01-01", "2800.00", 1));

        assertThat(rents.periods(NEVER).get(1).payable()).isEqualByComparingTo("1400.00");
        assertThat(rents.periods(NEVER).get(1).last()).isEqualTo("2027-02-14");
    }

    @Test
    void withoutAnEndRentGoesOnAndARenewalCountsFromItsOwnFirstDay() {
        assertThat(rents("2026-12-31", true, null, 1, terms("2027-01-01", "3000.00", 1))
                        .nextDue(day("2031-05-20")))
                .hasValueSatisfying(next -> assertThat(next.due()).isEqualTo("2031-06-06"));
        var renewed = new RentSchedule(
                List.of(new RentStart(day("2027-01-14"), true), new RentStart(day("2027-03-15"), false)),
                day("2027-05-14"),
                List.of(
                        terms("2027-01-15", "3000.00", 1),
                        new RentTerms(
                                day("2027-03-15"),
                                day("2027-02-20"),
                                new BigDecimal("4000.00"),
                                new RentPlan(1, new PayBy(6, false, false)))),
                (counted, by) -> counted.plusDays(by.days() - 1L));
        assertThat(renewed.periods(NEVER))
                .extracting(period -> period.payable().toPlainString())
                .containsExactly("3000.00", "3000.00", "4000.00", "4000.00");
    }

    @Test
    void rentInArrearsIsCountedFromTheDayAfterItsPeriod() {
        var rents = paid(new RentPlan(3, new PayBy(5, false, true)), "2027-12-31");
        assertThat(rents.periods(day("2027-06-30")))
                .extracting(period -> period.first() + " " + period.last() + " " + period.due() + " " + period.rent())
                .containsExactly(
                        "2027-01-01 2027-03-31 2027-04-05 9000.00", "2027-04-01 2027-06-30 2027-07-05 9000.00");
    }

    @Test
    void rentInAdvanceIsCountedWithTheFirstDayOfItsPeriod() {
        var rents = paid(new RentPlan(6, new PayBy(1, false, false)), "2027-12-31");
        assertThat(rents.periods(NEVER))
                .extracting(period -> period.due() + " " + period.rent())
                .containsExactly("2027-01-01 18000.00", "2027-07-01 18000.00");
    }

    @Test
    void rentPaidAtOnceIsThatOfTheTermHoweverLongItIs() {
        var rents = paid(new RentPlan(RentPlan.ONCE, new PayBy(5, false, false)), "2028-12-31");
        assertThat(rents.periods(day("2027-02-01")))
                .extracting(period -> period.first() + " " + period.last() + " " + period.due() + " " + period.rent())
                .containsExactly("2027-01-01 2028-12-31 2027-01-05 72000.00");
    }

    @Test
    void aRenewalsRentAtOnceIsAPeriodOfItsOwn() {
        var once = new RentPlan(RentPlan.ONCE, new PayBy(5, false, false));
        var rents = new RentSchedule(
                List.of(new RentStart(day("2027-01-01"), false), new RentStart(day("2028-01-01"), false)),
                day("2028-06-30"),
                List.of(new RentTerms(day("2027-01-01"), day("2026-12-01"), new BigDecimal("3000.00"), once)),
                (counted, by) -> counted.plusDays(by.days() - 1L));
        assertThat(rents.periods(NEVER))
                .extracting(period -> period.due() + " " + period.rent())
                .containsExactly("2027-01-05 36000.00", "2028-01-05 18000.00");
    }

    private static RentSchedule paid(RentPlan plan, String lastDay) {
        return new RentSchedule(
                List.of(new RentStart(day("2027-01-01"), false)),
                day(lastDay),
                List.of(new RentTerms(day("2027-01-01"), day("2026-12-01"), new BigDecimal("3000.00"), plan)),
                (counted, by) -> counted.plusDays(by.days() - 1L));
    }

    private static RentSchedule rents(
            String start, boolean handOver, @Nullable String lastDay, int every, RentTerms terms) {
        assertThat(terms.plan().everyMonths()).isEqualTo(every);
        return new RentSchedule(
                List.of(new RentStart(day(start), handOver)),
                lastDay == null ? null : day(lastDay),
                List.of(terms),
                (counted, by) -> counted.plusDays(by.days() - 1L));
    }

    private static RentTerms terms(String from, String monthly, int every) {
        return new RentTerms(
                day(from), day(from), new BigDecimal(monthly), new RentPlan(every, new PayBy(6, false, false)));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
