/**
 * What becomes of a contract once it is offered: the lessee's signature is the offer, the lessor's seal accepts it
 * (Civil Code arts. 471, 476, 490); or it comes back, or is refused.
 */
@NullMarked
package dev.serverlease.stage.contract.offer;

import org.jspecify.annotations.NullMarked;
