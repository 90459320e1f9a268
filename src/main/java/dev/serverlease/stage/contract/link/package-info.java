/**
 * The one-time link to the contract: to whom it goes, how far it is, what ends it, and what contract officers do about
 * it. What is signed, and how, the contract's stage says ({@link LesseeOffer}).
 */
@NullMarked
@Offers({
    Explanations.class,
    LinkHands.class,
    LesseeOffer.class,
    LesseeReminder.class,
    LinkStanding.class,
    LinkState.class,
    LinkSteps.class,
    LinkTable.class,
    LinkView.class,
    LinkViews.class,
    Representative.class,
    Representatives.class,
    SigningKind.class,
    SigningLink.class,
    Sealers.class,
    SigningLinks.class,
    SigningSettings.class,
    UndeliveredLinks.class
})
package dev.serverlease.stage.contract.link;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
