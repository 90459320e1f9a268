/**
 * Stage CONTRACT: the contract is drafted by the Civil Code's rules on leases, signed by both parties, and verified.
 */
@NullMarked
@Offers({Contract.class, Contracts.class, SignedContract.class})
package dev.serverlease.stage.contract;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
