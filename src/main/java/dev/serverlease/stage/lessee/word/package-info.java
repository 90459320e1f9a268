/** What the lessee says on its page: objections, with the officers' answers, and reports on the use. */
@NullMarked
@Offers({
    Against.class,
    GivenLetters.class,
    HandedIn.class,
    LesseeEndChoice.class,
    LesseeObjections.class,
    LesseeReports.class,
    Objectable.class,
    ObjectionViews.class
})
package dev.serverlease.stage.lessee.word;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
