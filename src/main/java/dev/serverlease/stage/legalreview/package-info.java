/** Stage LEGAL_REVIEW: a person decides on the findings and says why. */
@Offers(HumanLookWindow.class)
@NullMarked
package dev.serverlease.stage.legalreview;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
