/** Stage CONTRACT: drafted under the Civil Code's terms for leases, signed by both, verified. */
@NullMarked
@Offers({Contract.class, Contracts.class, SignedContract.class})
package dev.serverlease.stage.contract;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
