package dev.serverlease.law;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one rule said about one lease on one day: kept with the rule's version, its sources and the facts it used.
 *
 * @param consequence code of what the law attaches to this breach ({@code law.consequence}); null if it is none, or has
 *     none
 * @param ruleFailed whether the rule threw an exception: then the outcome is UNDETERMINED, and operators must be told
 */
public record Finding(
        RuleId rule,
        int ruleVersion,
        Subject subject,
        Outcome outcome,
        Message message,
        List<Citation> citations,
        SortedMap<String, String> facts,
        LocalDate asOf,
        boolean needsTextCheck,
        boolean ruleFailed,
        @Nullable String consequence) {

    public Finding {
        citations = List.copyOf(citations);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
}
