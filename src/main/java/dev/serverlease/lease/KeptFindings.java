package dev.serverlease.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of findings as its row has it.
 *
 * @param asOf the day of its findings; null where there are none
 * @param facts what they used, by name; without those that are empty
 */
record KeptFindings(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate asOf,

        SortedMap<String, String> facts,
        List<One> findings) {

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    /**
     * A {@link StoredFinding} as its set has it.
     *
     * @param form id of the {@link FindingTexts.Form}
     * @param message id of the {@link FindingTexts.Message}
     * @param rule of a finding that is violated: the index finds it by that; null in others
     * @param asOf null where it is the set's
     * @param facts those that are other than the set's; null where none is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            int form,
            int message,
            Outcome outcome,
            @Nullable RuleId rule,
            @Nullable LocalDate asOf,
            @Nullable SortedMap<String, String> facts) {

        static One of(StoredFinding f, int form, int message, KeptFindings set) {
            var own = new TreeMap<String, String>();
            f.facts().forEach((name, value) -> {
                if (!value.equals(set.fact(name))) {
                    own.put(name, value);
                }
            });
            return new One(
                    form,
                    message,
                    f.outcome(),
                    f.isViolated() ? f.rule() : null,
                    f.asOf().equals(set.asOf()) ? null : f.asOf(),
                    own.isEmpty() ? null : own);
        }

        StoredFinding with(FindingTexts.Form shared, FindingTexts.Message said, KeptFindings set) {
            var used = new TreeMap<String, String>();
            for (var name : shared.facts()) {
                var value = facts == null ? null : facts.get(name);
                used.put(name, value == null ? set.fact(name) : value);
            }
            return new StoredFinding(
                    rule == null ? shared.rule() : rule,
                    shared.ruleVersion(),
                    shared.subject(),
                    outcome,
                    said.zh(),
                    said.en(),
                    shared.citationZh(),
                    shared.citationEn(),
                    shared.quote(),
                    shared.needsTextCheck(),
                    used,
                    asOf == null ? Objects.requireNonNull(set.asOf()) : asOf,
                    shared.consequence());
        }
    }
}
