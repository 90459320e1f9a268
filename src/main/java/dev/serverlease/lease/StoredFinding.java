package dev.serverlease.lease;

import java.time.LocalDate;
import java.util.SortedMap;

/**
 * A finding as it is kept: rule and version, outcome, the facts it rested on, the law quoted as it stood.
 *
 * @param outcome BLOCK, REVIEW, UNDETERMINED, REQUIRE, INFO, SATISFIED or NOT_APPLICABLE
 */
public record StoredFinding(
        String rule,
        int ruleVersion,
        String subject,
        String outcome,
        String messageZh,
        String messageEn,
        String citationZh,
        String citationEn,
        String quote,
        boolean needsTextCheck,
        SortedMap<String, String> facts,
        LocalDate asOf) {

    /**
     * The quoted articles for reading: without the marks of the text file and its notes on where the text was found.
     */
    public String quoteForReading() {
        return quote.lines()
                .filter(line -> !line.startsWith("来源"))
                .map(line -> line.replaceFirst("^> ?", ""))
                .collect(java.util.stream.Collectors.joining("\n"))
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
