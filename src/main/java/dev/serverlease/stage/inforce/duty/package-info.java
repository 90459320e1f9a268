/**
 * Stages IN_FORCE and SUSPENDED: what the lessor owes to authorities and right-holders, and what it must do to keep its
 * own right: report, forward, object.
 */
@NullMarked
@Offers({Duties.class, Duty.class, DutyRegister.class})
package dev.serverlease.stage.inforce.duty;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
