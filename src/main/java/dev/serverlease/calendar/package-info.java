/**
 * Working days in mainland China: Monday to Friday, except the days off and working weekends that the State Council
 * orders each year. One file per year in {@code calendar/}; knows nothing of leases or the engine.
 */
@NullMarked
package dev.serverlease.calendar;

import org.jspecify.annotations.NullMarked;
