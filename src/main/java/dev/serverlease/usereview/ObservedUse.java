package dev.serverlease.usereview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.RecordedFacts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw of the actual use; null is what nobody looked at. Members are named as in the rulebook's
 * vocabulary, section {@code review}.
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
        @Nullable Boolean siteOrderedClosed) {

    /** As facts to be recorded, by section; a sublease stands beyond the next review. */
    Map<String, Map<String, Object>> sections() {
        var review = new HashMap<String, Object>();
        put(review, "actualUseMatches", actualUseMatches);
        put(review, "illegalContentFound", illegalContentFound);
        put(review, "serviceWithinItems", serviceWithinItems);
        put(review, "changedWithoutApplication", changedWithoutApplication);
        put(review, "numberShown", numberShown);
        put(review, "siteOrderedClosed", siteOrderedClosed);
        var standing = new HashMap<String, Object>();
        put(standing, "sublet", sublet);
        put(standing, "subletKnownSince", subletKnownSince == null ? null : subletKnownSince.toString());
        return Map.of(RecordedFacts.REVIEW, review, RecordedFacts.STANDING, standing);
    }

    /** The same as one section {@code review}, as the rules read it. */
    Map<String, Object> facts() {
        var facts = new HashMap<String, Object>();
        sections().values().forEach(facts::putAll);
        return facts;
    }

    /** Whether somebody should look at it soon: it differs from what was agreed, or may be unlawful. */
    boolean differs() {
        return Boolean.FALSE.equals(actualUseMatches)
                || Boolean.TRUE.equals(illegalContentFound)
                || Boolean.TRUE.equals(sublet)
                || Boolean.FALSE.equals(serviceWithinItems)
                || Boolean.TRUE.equals(changedWithoutApplication)
                || Boolean.TRUE.equals(siteOrderedClosed);
    }

    private static void put(Map<String, Object> facts, String member, @Nullable Object value) {
        if (value != null) {
            facts.put(member, value);
        }
    }
}
