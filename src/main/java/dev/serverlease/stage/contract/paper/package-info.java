/** A contract that is signed on paper: the scans that show it, and the letter by which somebody signs. */
@NullMarked
@Offers({LetterOfAuthority.class, ScannedPaper.class, ScannedPapers.class})
package dev.serverlease.stage.contract.paper;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;
