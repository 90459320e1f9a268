package dev.serverlease.rent;

import java.time.LocalDate;

/** The last day on which what is due by a plan is paid in time, with days off as they are (Civil Code art. 203). */
public interface Payday {

    /** @param counted the day from which it is counted, which is day 1 */
    LocalDate of(LocalDate counted, PayBy payBy);
}
