package dev.serverlease.clause.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Things that usual words name, one, two together, or several joined: the hardware, server hardware and faulty disks.
 * The pattern takes no step back within what it lists, so that words which repeat themselves are read once.
 */
final class Nouns {

    static final String JOINT = "(?:以及|或者?|[和及与、并且])";

    private final Map<String, String> words;
    private final Pattern one;

    /** @param words in English, as the first of two and by itself between a stroke */
    Nouns(Map<String, String> words) {
        this.words = words;
        one = Pattern.compile(anyOf(words.keySet().stream()));
    }

    /** As a part of patterns, without a group. */
    String listed() {
        return listed("");
    }

    /** @param unless what follows a thing that begins something else, as a part of patterns */
    String listed(String unless) {
        var named = one.pattern() + "(?:的?" + one.pattern() + ")?+";
        return "(?:" + named + "(?:" + JOINT + named + unless + ")*+)";
    }

    /** @param listed by {@link #listed}. @param all whether it is all of them */
    String english(String listed, boolean all) {
        return joined(Arrays.stream(listed.split(JOINT))
                .map(this::named)
                .map(named -> all ? "all " + named.replaceFirst("^the ", "") : named)
                .toList());
    }

    private String named(String chinese) {
        var parts = one.matcher(chinese)
                .results()
                .map(found -> Objects.requireNonNull(words.get(found.group())).split("\\|"))
                .toList();
        var last = parts.get(parts.size() - 1)[1];
        return parts.size() == 1
                ? last
                : last.startsWith("the ")
                        ? "the " + parts.get(0)[0] + " " + last.substring(4)
                        : parts.get(0)[0] + " " + last;
    }

    static String joined(List<String> all) {
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }

    /** As a part of patterns, the longest first. */
    static String anyOf(Stream<String> words) {
        return words.sorted((one, other) -> other.length() - one.length()).collect(Collectors.joining("|", "(?:", ")"));
    }
}
