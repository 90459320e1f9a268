/** Stages IN_FORCE and SUSPENDED: compares the actual use with the agreed use, at intervals set by risk. */
@NullMarked
@Offers({
    IdentityDoubts.class,
    LawAhead.class,
    LesseeReport.class,
    ReviewForward.class,
    ReviewMove.class,
    UseReportTaking.class
})
package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
