/** Stage APPLICATION: an application becomes a lease, whatever door it comes through. */
@NullMarked
@Offers({Amendments.class, Application.class, ChangedAnswers.class, DisplayName.class})
package dev.serverlease.stage.application;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
