/** Stage SUSPENDED: the server is off until the suspension is cured. */
@NullMarked
@Offers({
    CurePeriod.class,
    MissedCures.class,
    MissedCures.MissedCure.class,
    Restoration.class,
    Suspension.class,
    SuspensionNotice.class,
    SuspensionObjections.class,
    SuspensionObjections.Accepted.class,
    SuspensionWithoutGround.class,
    Suspensions.class
})
package dev.serverlease.stage.inforce.suspension;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
