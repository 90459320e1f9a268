package dev.serverlease.risknote;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a finding says to the lessee: no names of fields and no instructions to officers. Of what officers decide it is
 * the rule's sentence alone; how they are to find out is between them.
 */
final class CustomersWords {

    /** Titles in brackets, which point to fields: （“服务对象”、“活动类型”） and (“Audience”, “Kinds of activity”). */
    private static final Pattern POINTER = Pattern.compile(" ?[（(](“[^“”]{1,80}”(?:、|, |)){1,20}[）)]");

    private static final Pattern TITLE = Pattern.compile("“([^“”]{1,80})”");

    private CustomersWords() {}

    /** @param rule as it is now; null if the rulebook no longer has it */
    static Bilingual of(StoredFinding finding, @Nullable Rule rule) {
        if (rule != null && isForAnOfficer(finding.outcome())) {
            return new Bilingual(rule.message().zh(), rule.message().en());
        }
        return new Bilingual(
                withoutFields(finding.messageZh(), titles(finding, Word::zh)),
                withoutFields(finding.messageEn(), titles(finding, Word::en)));
    }

    private static boolean isForAnOfficer(Outcome outcome) {
        return outcome == Outcome.REVIEW || outcome == Outcome.UNDETERMINED;
    }

    /** By what the fields are called whose answers the finding rests on. */
    private static List<String> titles(StoredFinding finding, Function<Word, String> language) {
        return finding.facts().keySet().stream()
                .flatMap(fact -> Words.fact(fact).stream())
                .map(language)
                .toList();
    }

    private static String withoutFields(String text, List<String> titles) {
        var said = POINTER.matcher(text)
                .replaceAll(found -> pointsToFields(found.group(), titles) ? "" : literal(found.group()));
        return TITLE.matcher(said)
                .replaceAll(found -> literal(titles.contains(found.group(1)) ? found.group(1) : found.group()));
    }

    private static boolean pointsToFields(String pointer, List<String> titles) {
        return quoted(pointer).allMatch(titles::contains);
    }

    private static Stream<String> quoted(String text) {
        return TITLE.matcher(text).results().map(found -> found.group(1));
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(text);
    }
}
