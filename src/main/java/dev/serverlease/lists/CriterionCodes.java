package dev.serverlease.lists;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.words.RuleTitles;
import dev.serverlease.words.Word;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The codes that criteria take and what people call them, in the order in which they are chosen from. */
final class CriterionCodes {

    private CriterionCodes() {}

    static <E extends Enum<E>> Map<String, Word> of(E[] codes, Function<E, Word> word) {
        var words = new LinkedHashMap<String, Word>();
        Arrays.stream(codes).forEach(code -> words.put(code.name(), word.apply(code)));
        return words;
    }

    /** @param open stands for all but the last */
    static Map<String, Word> stages(String open) {
        var words = new LinkedHashMap<String, Word>();
        words.put(open, new Word("未结束的", "Not ended"));
        words.putAll(of(LeaseStage.values(), CriterionCodes::word));
        return words;
    }

    /** The stages on the way to being in force. */
    static Map<String, Word> way() {
        return of(Arrays.copyOf(LeaseStage.values(), LeaseStage.IN_FORCE.ordinal() + 1), CriterionCodes::word);
    }

    /** The stages on that way at which rules are asked, by their occasions. */
    static Map<String, Word> occasions() {
        return of(
                Arrays.copyOf(Occasion.values(), Occasion.ACTIVATION.ordinal() + 1),
                occasion -> word(LeaseStage.valueOf(occasion.name())));
    }

    static Map<String, Word> rules() {
        var words = new LinkedHashMap<String, Word>();
        Rulebook.current().rules().forEach(rule -> words.put(rule.id().value(), RuleTitles.of(rule.id())));
        return words;
    }

    private static Word word(LeaseStage stage) {
        return new Word(stage.zh(), stage.en());
    }
}
