package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.InForce;
import dev.serverlease.law.LawTable;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import dev.serverlease.law.rules.consistency.data.SearchedText.Place;
import dev.serverlease.law.rules.consistency.data.SearchedText.Word;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word of a purpose that needs an explanation, from {@code law/purpose-words.csv}, which the legal officers maintain.
 *
 * @param explains the codes of which each explains the word: the code's own rule then decides
 * @param with words of which one must stand near; empty where it counts by itself
 * @param deniedBy the box that must contradict it; null where it counts whatever is answered
 */
record PurposeWord(
        String text,
        Word searched,
        Group group,
        Set<String> explains,
        List<Word> with,
        Exceptions exceptions,
        @Nullable Box deniedBy,
        InForce inForce) {

    private static final List<PurposeWord> ALL = read();

    /**
     * What words of a kind are called, and what, directly before or behind one, says that it is fought and not done.
     */
    record Group(Message name, List<Word> defenceBefore, List<Word> defenceAfter) {

        boolean isDefence(Place place, SearchedText text) {
            return text.isDirectlyBefore(place, defenceBefore) || text.isDirectlyAfter(place, defenceAfter);
        }
    }

    /** What, near a word, makes it mean another thing; a single character must stand directly beside it. */
    record Exceptions(List<Word> before, List<Word> after, List<Word> directlyBefore, List<Word> directlyAfter) {

        static Exceptions of(List<Word> before, List<Word> after) {
            return new Exceptions(longer(before), longer(after), single(before), single(after));
        }

        private static List<Word> longer(List<Word> words) {
            return words.stream().filter(word -> word.length() > 1).toList();
        }

        private static List<Word> single(List<Word> words) {
            return words.stream().filter(word -> word.length() == 1).toList();
        }

        boolean apply(Place place, SearchedText text) {
            return text.isBefore(place, before)
                    || text.isAfter(place, after)
                    || text.isDirectlyBefore(place, directlyBefore)
                    || text.isDirectlyAfter(place, directlyAfter);
        }
    }

    /**
     * A word in a text.
     *
     * @param isExcepted whether an exception makes it none, wherever it stands
     */
    record Hit(PurposeWord word, String around, boolean isExcepted) {}

    static List<PurposeWord> on(LocalDate day) {
        return ALL.stream().filter(word -> word.inForce().on(day)).toList();
    }

    /** The first place where it counts, else the first that an exception makes none; empty if it is not there. */
    Optional<Hit> in(SearchedText text) {
        List<Place> places = text.places(searched).stream()
                .filter(place -> with.isEmpty() || text.isBefore(place, with) || text.isAfter(place, with))
                .toList();
        return places.stream()
                .filter(place -> !isExcepted(place, text))
                .findFirst()
                .map(place -> new Hit(this, text.around(place), false))
                .or(() -> places.stream().findFirst().map(place -> new Hit(this, text.around(place), true)));
    }

    /** Whether no declared code explains it, and the box contradicts it; open while a question is unanswered. */
    Limb isUnexplained(LeaseFacts facts) {
        return isAbsent("use.activityCodes", facts.use().activityCodes(), Activity.values())
                .and(isAbsent("use.regulatedActivities", facts.use().regulatedActivities(), RegulatedActivity.values()))
                .and(isAbsent("data.categories", facts.data().categories(), Category.values()))
                .and(deniedBy == null ? Limb.MET : deniedBy.denies(facts));
    }

    private boolean isExcepted(Place place, SearchedText text) {
        return text.isProhibited(place) || group.isDefence(place, text) || exceptions.apply(place, text);
    }

    private Limb isAbsent(String fact, Collection<? extends Enum<?>> declared, Enum<?>[] possible) {
        boolean couldExplain = Arrays.stream(possible).anyMatch(code -> explains.contains(code.name()));
        return couldExplain && declared.isEmpty()
                ? Limb.open(fact)
                : Limb.of(declared.stream().noneMatch(code -> explains.contains(code.name())));
    }

    private static List<PurposeWord> read() {
        Map<String, Group> groups = LawTable.read("purpose-word-groups").stream()
                .collect(Collectors.toMap(row -> row.get("group"), PurposeWord::group));
        Set<String> codes = Stream.<Enum<?>[]>of(Activity.values(), RegulatedActivity.values(), Category.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .collect(Collectors.toSet());
        return LawTable.read("purpose-words").stream()
                .flatMap(row -> words(row, groups, codes))
                .toList();
    }

    private static Group group(LawTable.Row row) {
        return new Group(
                new Message(row.get("zh"), row.get("en")),
                searched(row.get("defenceBefore")),
                searched(row.get("defenceAfter")));
    }

    private static Stream<PurposeWord> words(LawTable.Row row, Map<String, Group> groups, Set<String> codes) {
        Group group = groups.get(row.get("group"));
        Set<String> explains = Stream.of(row.get("explains").split(" "))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (texts(row.get("word")).isEmpty() || group == null || !codes.containsAll(explains)) {
            throw new IllegalStateException(
                    "law/purpose-words.csv: no word, or an unknown group or code: " + row.get("word"));
        }
        var with = searched(row.get("with"));
        var exceptions = Exceptions.of(searched(row.get("exceptBefore")), searched(row.get("exceptAfter")));
        String box = row.get("deniedBy");
        return texts(row.get("word")).stream()
                .map(text -> new PurposeWord(
                        text,
                        Word.of(text),
                        group,
                        explains,
                        with,
                        exceptions,
                        box.isEmpty() ? null : Box.valueOf(box),
                        row.inForce()));
    }

    private static List<Word> searched(String cell) {
        return texts(cell).stream().map(Word::of).toList();
    }

    /** The words of a cell, between which a bar stands. */
    private static List<String> texts(String cell) {
        return Stream.of(cell.split("\\|")).filter(LeaseFacts::given).toList();
    }
}
