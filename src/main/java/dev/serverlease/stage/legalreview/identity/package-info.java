/**
 * Identity verified beside the legal review, before an opening and while a lease is in force: the task and its
 * evidence.
 */
@NullMarked
@Offers({IdentityStanding.class, IdentitySheet.class})
package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
