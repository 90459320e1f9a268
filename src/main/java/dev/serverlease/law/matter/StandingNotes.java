package dev.serverlease.law.matter;

import dev.serverlease.law.LawTable;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Notices that say the same of nearly every lease, from {@code law/standing-notes.csv}: nobody has to act on one. */
public final class StandingNotes {

    private static final Map<RuleId, LawTable.Row> ROWS = LawTable.read("standing-notes").stream()
            .collect(Collectors.toUnmodifiableMap(row -> new RuleId(row.get("rule")), Function.identity()));

    private StandingNotes() {}

    /**
     * Whether a finding is one.
     *
     * @param facts those on which it rests, by name, an empty text where nothing is given
     */
    public static boolean has(RuleId rule, Outcome outcome, Map<String, String> facts) {
        var row = ROWS.get(rule);
        return outcome == Outcome.INFO && row != null && isBelow(row, facts);
    }

    /** The rules of the table. */
    public static Set<RuleId> rules() {
        return ROWS.keySet();
    }

    private static boolean isBelow(LawTable.Row row, Map<String, String> facts) {
        String given = facts.getOrDefault(row.get("fact"), "");
        return given.isEmpty() || Long.parseLong(given) < Long.parseLong(row.get("below"));
    }
}
