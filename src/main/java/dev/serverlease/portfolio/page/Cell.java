package dev.serverlease.portfolio.page;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text what it says; of a link the number and nothing else
 * @param href the list behind the number; null where there is none
 * @param sum whether that list is of the leases that the number is of; else it is of just as many leases
 * @param beside what is said beside the number, as its share; empty for nothing
 * @param number whether it is set as figures are
 * @param grave whether it tells of something late or at risk
 */
public record Cell(String text, @Nullable String href, boolean sum, String beside, boolean number, boolean grave) {

    static Cell text(String text) {
        return new Cell(text, null, false, "", false, false);
    }

    static Cell number(String text) {
        return new Cell(text, null, false, "", true, false);
    }

    Cell beside(String more) {
        return new Cell(text, href, sum, more, number, grave);
    }

    /** Marked if there is anything to count. */
    Cell marked() {
        return new Cell(text, href, sum, beside, number, !text.equals("0"));
    }
}
