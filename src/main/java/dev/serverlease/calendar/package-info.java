/**
 * Working days in mainland China: Monday to Friday, but for the days off and the working weekends that the State
 * Council orders for each year. One file a year in {@code calendar/}; knows nothing of leases or the engine.
 */
@NullMarked
package dev.serverlease.calendar;

import org.jspecify.annotations.NullMarked;
