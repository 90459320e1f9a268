/** 交付确认书: what is recorded of a hand-over, and the paper that confirms it to the lessee. */
@NullMarked
@Offers({Deliveries.class, Delivery.class, EndChoice.class, EndChoices.class, KeepEnd.class})
package dev.serverlease.stage.activation.delivery;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
