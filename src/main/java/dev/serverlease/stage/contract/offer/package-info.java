/**
 * What becomes of a contract once it is offered: the lessee's signature is the offer, the lessor's seal accepts it
 * (Civil Code arts. 471, 476, 490); or it comes back, or is refused.
 */
@NullMarked
@Offers({LongStop.class, OfferReturns.class, SignedByLessee.class})
package dev.serverlease.stage.contract.offer;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
