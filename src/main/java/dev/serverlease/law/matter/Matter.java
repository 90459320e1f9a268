package dev.serverlease.law.matter;

import dev.serverlease.law.LawTable;
import dev.serverlease.law.Message;
import dev.serverlease.law.RuleId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What several rules speak of together, from {@code law/matters.csv}: people are shown it once, with what each says
 * side by side. A rule that is not in the table is a matter of its own.
 *
 * @param title what people call it
 */
public record Matter(String code, Message title) {

    private static final Map<RuleId, Matter> OF_RULES = read();

    /** The matter that the rule shares with others; empty if it shares none. */
    public static Optional<Matter> of(RuleId rule) {
        return Optional.ofNullable(OF_RULES.get(rule));
    }

    /** The rules of the table. */
    public static Collection<RuleId> rules() {
        return OF_RULES.keySet();
    }

    /** Of how many matters these rules speak. */
    public static int count(Collection<RuleId> rules) {
        return (int) rules.stream()
                .map(rule -> of(rule).map(Matter::code).orElse(rule.value()))
                .distinct()
                .count();
    }

    private static Map<RuleId, Matter> read() {
        var matters = new LinkedHashMap<RuleId, Matter>();
        LawTable.read("matters")
                .forEach(row -> matters.put(
                        new RuleId(row.get("rule")),
                        new Matter(row.get("matter"), new Message(row.get("zh"), row.get("en")))));
        return matters;
    }
}
