/** Stage CHECKS: reads facts from the application and the registers, applies the rulebook, stores the findings. */
@NullMarked
@Offers({LegalCheck.class, RoutingTable.class})
package dev.serverlease.stage.checks;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
