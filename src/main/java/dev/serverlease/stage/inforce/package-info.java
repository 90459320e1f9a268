/**
 * Stages IN_FORCE and SUSPENDED: what their parts share, the law over a lease in force and what is known of its use.
 */
@NullMarked
@Offers({LawInForce.class, ReviewOutcome.class, UseReports.class, UseReview.class, UseReviews.class})
package dev.serverlease.stage.inforce;

import org.jspecify.annotations.NullMarked;
import dev.serverlease.stage.Offers;
