package dev.serverlease.portfolio;

import java.time.Instant;
import java.util.Map;

/** One section of the portfolio's figures. All sections of a round are read in one snapshot of the database. */
public interface FigureSource {

    /** Of the figures of all leases; any other key is the user who applied for the leases that its figures are of. */
    String ALL = "";

    /** The section's name in the document, never shown to people. */
    String name();

    /**
     * The figures by applicant; none for those who have nothing to count.
     *
     * @return values that JSON can hold; sums of money as text, so that no digit is lost
     */
    Map<String, ?> read(Instant now);
}
