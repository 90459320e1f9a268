/** Stage CLOSING: what must be on record before a ground is one. */
@NullMarked
@Offers({
    AfterSuspension.class,
    AgainstTheEnd.class,
    ContractGround.class,
    DemandedFirst.class,
    GroundBasis.class,
    NotForRent.class,
    SubleaseGround.class
})
package dev.serverlease.stage.closing.ground;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
