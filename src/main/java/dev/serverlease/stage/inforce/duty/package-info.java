/**
 * Stages IN_FORCE and SUSPENDED: the lessor's duties towards authorities and right-holders, and to preserve its own
 * rights: report, forward, object.
 */
@NullMarked
@Offers({Duties.class, Duty.class, DutyRegister.class})
package dev.serverlease.stage.inforce.duty;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
