package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.RecordedFacts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw of the actual use; null means that nobody checked it. Members are named as in the rulebook's
 * vocabulary: sections {@code review}, {@code data} (the counts since 1 January) and {@code activation} (the filing
 * with public security).
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObservedUse(
        @Nullable Boolean actualUseMatches,
        @Nullable Boolean illegalContentFound,
        @Nullable Boolean sublet,
        @Nullable LocalDate subletKnownSince,
        @Nullable Boolean serviceWithinItems,
        @Nullable Boolean changedWithoutApplication,
        @Nullable Boolean numberShown,
        @Nullable Boolean siteOrderedClosed,
        @Nullable Long piSubjectsYtd,
        @Nullable Long sensitivePiSubjectsYtd,
        @Nullable String publicSecurityFilingRef) {

    /** The same, from a person who did not check for a sublease. */
    ObservedUse withoutSublet() {
        return new ObservedUse(
                actualUseMatches,
                illegalContentFound,
                null,
                null,
                serviceWithinItems,
                changedWithoutApplication,
                numberShown,
                siteOrderedClosed,
                piSubjectsYtd,
                sensitivePiSubjectsYtd,
                publicSecurityFilingRef);
    }

    /**
     * As facts to be recorded, by section. What was seen is valid until the next review and unknown afterwards; counts
     * are valid for the year, the filing permanently. A sublease is recorded with its duty.
     */
    Map<String, Map<String, Object>> sections() {
        var review = seen();
        if (Boolean.FALSE.equals(sublet)) {
            review.put("sublet", false);
        }
        return Map.of(RecordedFacts.REVIEW, review, RecordedFacts.YEAR, counts(), "activation", filing());
    }

    /** As facts that the rules read, by section of the vocabulary. */
    Map<String, Map<String, Object>> facts() {
        var review = seen();
        put(review, "sublet", sublet);
        if (Boolean.TRUE.equals(sublet)) {
            put(review, "subletKnownSince", subletKnownSince == null ? null : subletKnownSince.toString());
        }
        return Map.of("review", review, "data", counts(), "activation", filing());
    }

    /** Whether a person should check it soon: it differs from what was agreed, or may be unlawful. */
    boolean differs() {
        return Boolean.FALSE.equals(actualUseMatches)
                || Boolean.TRUE.equals(illegalContentFound)
                || Boolean.TRUE.equals(sublet)
                || Boolean.FALSE.equals(serviceWithinItems)
                || Boolean.TRUE.equals(changedWithoutApplication)
                || Boolean.TRUE.equals(siteOrderedClosed);
    }

    private Map<String, Object> seen() {
        var seen = new HashMap<String, Object>();
        put(seen, "actualUseMatches", actualUseMatches);
        put(seen, "illegalContentFound", illegalContentFound);
        put(seen, "serviceWithinItems", serviceWithinItems);
        put(seen, "changedWithoutApplication", changedWithoutApplication);
        put(seen, "numberShown", numberShown);
        put(seen, "siteOrderedClosed", siteOrderedClosed);
        return seen;
    }

    private Map<String, Object> counts() {
        var counts = new HashMap<String, Object>();
        put(counts, "piSubjectsYtd", piSubjectsYtd);
        put(counts, "sensitivePiSubjectsYtd", sensitivePiSubjectsYtd);
        return counts;
    }

    private Map<String, Object> filing() {
        var filing = new HashMap<String, Object>();
        put(filing, "publicSecurityFilingRef", publicSecurityFilingRef);
        return filing;
    }

    private static void put(Map<String, Object> facts, String member, @Nullable Object value) {
        if (value != null) {
            facts.put(member, value);
        }
    }
}
