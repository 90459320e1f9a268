/** Stages IN_FORCE and SUSPENDED: shared parts: the law on a lease in force, and what is known about its use. */
@NullMarked
@Offers({LawInForce.class, ReviewOutcome.class, UseReports.class, UseReview.class, UseReviews.class})
package dev.serverlease.stage.inforce;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
