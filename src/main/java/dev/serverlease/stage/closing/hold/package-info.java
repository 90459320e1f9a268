/** Stage CLOSING: what keeps an archive, and what the server holds, from being erased. */
@NullMarked
@Offers({
    DoubtToLessee.class,
    EndFinding.class,
    EndFindingNotice.class,
    EndFindings.class,
    EndInDoubt.class,
    LegalHolds.class
})
package dev.serverlease.stage.closing.hold;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
