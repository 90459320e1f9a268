/** The link to the lessee's page: sent with the conclusion of the contract, renewed by sales, revoked, expired. */
@NullMarked
@Offers({
    LesseeKind.class,
    LesseeLink.class,
    LesseeLinkTable.class,
    LesseeLinkViews.class,
    LesseePageSettings.class,
    LesseeSteps.class,
    PageWindow.class
})
package dev.serverlease.stage.lessee.link;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
