/**
 * Identity verified beside the legal review, before an opening and while a lease is in force: the task and its
 * evidence; what its form sends serves whoever signs, too.
 */
@NullMarked
@Offers({Compared.class, IdentitySheet.class, IdentityStanding.class, VerificationActs.class})
package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
