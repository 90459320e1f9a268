package dev.serverlease.law.consequence;

import dev.serverlease.law.LawTable;
import dev.serverlease.law.Message;
import dev.serverlease.law.RuleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The consequences of breaches, from {@code law/consequences.csv}, and which rule's breach has which, from
 * {@code law/consequences-of-rules.csv}. Both are read when the rulebook is; a text that is missing or badly dated
 * stops the start.
 */
public final class Consequences {

    private static final Consequences CURRENT =
            new Consequences(LawTable.read("consequences"), LawTable.read("consequences-of-rules"));

    private final Map<String, List<Consequence>> byCode = new LinkedHashMap<>();
    private final Map<RuleId, String> ofRules = new LinkedHashMap<>();

    /**
     * @param texts rows of {@code code}, {@code zh} and {@code en}, {@code citation} ({@code Chinese / English}) and
     *     days
     * @param rules rows of {@code rule} and {@code consequence}; an empty one says that a breach of the rule has none
     * @throws IllegalStateException if a text is missing, or its days leave a gap, overlap or end
     */
    public Consequences(List<LawTable.Row> texts, List<LawTable.Row> rules) {
        texts.stream()
                .map(Consequences::consequence)
                .forEach(each -> byCode.computeIfAbsent(each.code(), code -> new ArrayList<>())
                        .add(each));
        byCode.forEach(Consequences::requireDays);
        rules.forEach(row -> requireKnown(row.get("rule"), row.get("consequence")));
    }

    public static Consequences current() {
        return CURRENT;
    }

    /** The code of the consequence that a breach of the rule has; null if it has none. */
    public @Nullable String of(RuleId rule) {
        var code = ofRules.getOrDefault(rule, "");
        return code.isEmpty() ? null : code;
    }

    /** The sentence of a code on a day; empty on a day before the law from which it is taken. */
    public Optional<Consequence> on(String code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(each -> each.inForce().on(day))
                .findFirst();
    }

    /** The rules of which it is said which consequence a breach has, or that it has none. */
    public Set<RuleId> rules() {
        return Collections.unmodifiableSet(ofRules.keySet());
    }

    /** All codes, in the order of the file. */
    public Set<String> codes() {
        return Collections.unmodifiableSet(byCode.keySet());
    }

    private static Consequence consequence(LawTable.Row row) {
        var source = row.get("citation").split(" / ", 2);
        if (source.length != 2 || Stream.of("code", "zh", "en").map(row::get).anyMatch(String::isEmpty)) {
            throw new IllegalStateException("A consequence without code, texts or citation: " + row.cells());
        }
        return new Consequence(
                row.get("code"),
                new Message(row.get("zh"), row.get("en")),
                new Message(source[0], source[1]),
                row.inForce());
    }

    /** One text a day from the first day on. */
    private static void requireDays(String code, List<Consequence> texts) {
        LocalDate next = texts.get(0).inForce().from();
        for (Consequence text : texts) {
            if (!text.inForce().from().equals(next)) {
                throw new IllegalStateException(
                        "The texts of consequence " + code + " do not follow each other on " + next);
            }
            next = text.inForce().until();
        }
        if (next != null) {
            throw new IllegalStateException("Consequence " + code + " has no text from " + next + " on");
        }
    }

    private void requireKnown(String rule, String code) {
        if (!code.isEmpty() && !byCode.containsKey(code)) {
            throw new IllegalStateException("No text for consequence " + code + " of rule " + rule);
        }
        if (ofRules.put(new RuleId(rule), code) != null) {
            throw new IllegalStateException("Two consequences of rule " + rule);
        }
    }
}
