/** The contract's text, or an agreement's on it: written, printed and read before anybody is asked to sign it. */
@NullMarked
@Offers(DraftedLessor.class)
package dev.serverlease.stage.contract.draft;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
