package dev.serverlease.rent;

import dev.serverlease.lease.Term;
import java.time.LocalDate;

/**
 * From when the months of a lease are counted (Civil Code arts. 201, 202). They are counted from here each time: after
 * a short month the next ones have their days back.
 *
 * @param day the hand-over, which is not counted; or the first day of the term
 * @param handOver which of the two it is
 */
public record RentStart(LocalDate day, boolean handOver) {

    public LocalDate firstDay() {
        return handOver ? day.plusDays(1) : day;
    }

    /** @param index from 0 */
    RentMonth month(int index) {
        return new RentMonth(index == 0 ? firstDay() : lastDay(index).plusDays(1), lastDay(index + 1));
    }

    private LocalDate lastDay(int months) {
        return (handOver ? Term.afterHandOver(day, months) : Term.of(day, months)).lastDay();
    }
}
