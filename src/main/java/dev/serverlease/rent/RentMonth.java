package dev.serverlease.rent;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A month of a lease (租赁月), both days included; the last one of a lease may be left before its last day. */
public record RentMonth(LocalDate first, LocalDate last) {

    /** All its days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    public boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
