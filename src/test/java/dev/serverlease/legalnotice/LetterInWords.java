package dev.serverlease.legalnotice;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a letter says before it is printed, in both languages: its subject, and each paragraph on a line of its own. */
public final class LetterInWords {

    private LetterInWords() {}

    public static String of(LegalNoticeText text) {
        return Stream.concat(
                        Stream.of(text.subject()),
                        text.sections().stream().flatMap(section -> section.paragraphs().stream()))
                .flatMap(said -> Stream.of(said.zh(), said.en()))
                .collect(Collectors.joining("\n"));
    }
}
