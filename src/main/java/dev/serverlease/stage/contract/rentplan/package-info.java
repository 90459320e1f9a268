/** How the rent of contracts is paid that were concluded while payment was asked for in words. */
@NullMarked
@Offers(FormerPayment.class)
package dev.serverlease.stage.contract.rentplan;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
