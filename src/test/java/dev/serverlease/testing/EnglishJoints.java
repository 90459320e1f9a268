package dev.serverlease.testing;

import java.util.List;
import java.util.regex.Pattern;

/** Where the parts of an English text were joined and the joint shows: marks and blanks that nobody writes. */
public final class EnglishJoints {

    private static final Pattern BAD = Pattern.compile(
            "(?<=\\S) {2,}(?=\\S)" // two blanks
                    + "|(?<=[\\p{L}\\d\"')]) [,.;:!?)](?!\\d)" // a blank before a mark
                    + "|(?<=[\\p{Alpha}\\d\"')])[,;:!?](?=\\p{Alpha})" // a word right behind one
                    + "|(?<=[a-z]{2})\\.(?=[A-Z][a-z])"
                    + "|[,;:] ?[,.;:]|\\.[;:](?<!(?:Ltd|Co|Inc|no|art|arts|etc)\\..)|(?<!\\.)\\.\\.(?!\\.)" // two marks
                    + "|\\( |\\(\\s*\\)|\"\\s*\"" // nothing within
                    + "|\\b(the|of|to|and|a|is) \\1\\b"); // a word twice

    private EnglishJoints() {}

    /** Each with what stands around it; empty if all is well. */
    public static List<String> in(String english) {
        return BAD.matcher(english)
                .results()
                .map(bad ->
                        english.substring(Math.max(0, bad.start() - 40), Math.min(english.length(), bad.end() + 40)))
                .toList();
    }
}
