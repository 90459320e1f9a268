package dev.serverlease.clause.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phrase of a sentence.
 *
 * @param slot what it says; a part of a sentence says it once
 * @param english how it says so in English; null where the words make no sense
 */
record Phrase(String slot, Pattern words, Function<Matcher, @Nullable String> english) {

    static Phrase of(String slot, String words, Function<Matcher, @Nullable String> english) {
        return new Phrase(slot, Pattern.compile(words), english);
    }

    static Phrase of(String slot, String words, String english) {
        return of(slot, words, found -> english);
    }

    /** The words that were found, and the same in English. */
    record Said(String chinese, String english) {}

    /**
     * What a part of a sentence says, by slot.
     *
     * @param phrases those that begin alike in the order in which they are tried
     * @return empty if it says anything that is no phrase, or says one twice
     */
    static Optional<Map<String, Said>> read(String part, List<Phrase> phrases) {
        var said = new HashMap<String, Said>();
        int at = 0;
        while (at < part.length()) {
            var next = next(part, at, phrases, said);
            if (next == null) {
                return Optional.empty();
            }
            at += next.chinese().length();
        }
        return Optional.of(said);
    }

    private static @Nullable Said next(String part, int at, List<Phrase> phrases, Map<String, Said> said) {
        for (var phrase : phrases) {
            var found = phrase.words.matcher(part).region(at, part.length());
            if (!said.containsKey(phrase.slot) && found.lookingAt() && found.end() > at) {
                var english = phrase.english.apply(found);
                if (english != null) {
                    var next = new Said(found.group(), english);
                    said.put(phrase.slot, next);
                    return next;
                }
            }
        }
        return null;
    }
}
