/** Stage CHECKS: facts from the application and the registers, the rulebook over them, the findings stored. */
@NullMarked
@Offers(LegalCheck.class)
package dev.serverlease.stage.checks;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
