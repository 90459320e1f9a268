/**
 * Stages IN_FORCE and SUSPENDED: what the lessor owes to authorities and right-holders, and what it must do to keep its
 * own right: report, forward, object.
 */
@NullMarked
package dev.serverlease.duty;

import org.jspecify.annotations.NullMarked;
