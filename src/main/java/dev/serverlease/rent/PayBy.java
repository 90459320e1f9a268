package dev.serverlease.rent;

/**
 * Until when the rent of a period is paid.
 *
 * @param days counted from the first day of the period, which is day 1; of rent in arrears from the day after its last
 * @param workingDays whether working days alone are counted; a calendar day moves from a day off
 * @param arrears whether it is paid after the period
 */
public record PayBy(int days, boolean workingDays, boolean arrears) {}
