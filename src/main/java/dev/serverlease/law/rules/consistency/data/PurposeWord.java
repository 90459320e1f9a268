package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.InForce;
import dev.serverlease.law.LawTable;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A word of a purpose that needs an explanation, from {@code law/purpose-words.csv}, which the legal officers maintain.
 *
 * @param group what words of its kind are called
 * @param explains the codes of which each explains the word: the code's own rule then decides
 */
record PurposeWord(String text, SearchedText.Word searched, Message group, Set<String> explains, InForce inForce) {

    private static final List<PurposeWord> ALL = read();

    static List<PurposeWord> on(LocalDate day) {
        return ALL.stream().filter(word -> word.inForce().on(day)).toList();
    }

    /** Whether no declared code explains it; open while a question is unanswered whose answer could. */
    Limb isUnexplained(LeaseFacts facts) {
        return isAbsent("use.activityCodes", facts.use().activityCodes(), Activity.values())
                .and(isAbsent("use.regulatedActivities", facts.use().regulatedActivities(), RegulatedActivity.values()))
                .and(isAbsent("data.categories", facts.data().categories(), Category.values()));
    }

    private Limb isAbsent(String fact, Collection<? extends Enum<?>> declared, Enum<?>[] possible) {
        boolean couldExplain = Arrays.stream(possible).anyMatch(code -> explains.contains(code.name()));
        return couldExplain && declared.isEmpty()
                ? Limb.open(fact)
                : Limb.of(declared.stream().noneMatch(code -> explains.contains(code.name())));
    }

    private static List<PurposeWord> read() {
        Map<String, Message> groups = LawTable.read("purpose-word-groups").stream()
                .collect(Collectors.toMap(row -> row.get("group"), row -> new Message(row.get("zh"), row.get("en"))));
        Set<String> codes = Stream.<Enum<?>[]>of(Activity.values(), RegulatedActivity.values(), Category.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .collect(Collectors.toSet());
        return LawTable.read("purpose-words").stream()
                .map(row -> word(row, groups, codes))
                .toList();
    }

    private static PurposeWord word(LawTable.Row row, Map<String, Message> groups, Set<String> codes) {
        String text = row.get("word");
        Message group = groups.get(row.get("group"));
        Set<String> explains = Stream.of(row.get("explains").split(" "))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (!LeaseFacts.given(text) || group == null || !codes.containsAll(explains)) {
            throw new IllegalStateException("law/purpose-words.csv: no word, or an unknown group or code: " + text);
        }
        return new PurposeWord(text, SearchedText.Word.of(text), group, explains, row.inForce());
    }
}
