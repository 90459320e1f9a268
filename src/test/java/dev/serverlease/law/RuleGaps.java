package dev.serverlease.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a rule still lacks before a legal officer can hold it against the statute. */
public final class RuleGaps {

    /** Their messages and cases are being rewritten; each leaves this list with its whole message and its boundary. */
    private static final Pattern NOT_COMPARED = Pattern.compile("from memory|文字未见");

    /** Their doubt lies in no quoted article but in our reading, or in foreign law (SECOND-EDITION part 8, 7 to 9). */
    public static final Set<String> INTERPRETED = Set.of(
            "place.country-note", "consistency.birth-age", "consistency.tunnel-business", "duty.tax-withholding");

    private RuleGaps() {}

    public static List<String> of(Rule rule, List<CasesTest.Case> cases) {
        List<String> gaps = new ArrayList<>();
        note(gaps, rule.citations().isEmpty(), "no citation");
        note(gaps, rule.citations().stream().anyMatch(RuleGaps::isUnquoted), "no article text");
        note(gaps, isUnchecked(rule) != rule.needsTextCheck(), "needsTextCheck does not follow from the source marks");
        note(gaps, rule.title().zh().isEmpty() || rule.title().en().isEmpty(), "no title in both languages");
        note(gaps, !rule.message().zh().endsWith("。"), "no Chinese message");
        note(gaps, !rule.message().en().endsWith("."), "no English message");
        note(gaps, rule.askedAt().isEmpty(), "asked at no occasion");
        noteCases(gaps, rule, cases);
        return gaps;
    }

    private static void noteCases(List<String> gaps, Rule rule, List<CasesTest.Case> all) {
        List<CasesTest.Case> cases = all.stream()
                .filter(each -> each.rule().equals(rule.id().value()))
                .toList();
        Set<String> expected = cases.stream().map(CasesTest.Case::expected).collect(Collectors.toSet());
        boolean lawfulSide = expected.contains("SATISFIED") || expected.contains("NOT_APPLICABLE");
        long titles = cases.stream().map(CasesTest.Case::title).distinct().count();
        note(gaps, !expected.contains(rule.usualOutcome().name()), "no case with its usual outcome");
        note(gaps, !lawfulSide, "no case on the lawful side");
        note(gaps, cases.stream().noneMatch(CasesTest.Case::isBoundary), "no case at the boundary");
        note(
                gaps,
                cases.stream()
                        .noneMatch(each ->
                                each.text().containsKey("says") || each.text().containsKey("saysZh")),
                "no case compares its message");
        note(gaps, cases.stream().noneMatch(each -> statesBreach(rule, each)), "no breach states its whole message");
        note(gaps, titles != cases.size(), "two cases of one title");
    }

    private static boolean statesBreach(Rule rule, CasesTest.Case each) {
        return each.statesWholeMessage()
                && each.expected().equals(rule.usualOutcome().name());
    }

    private static boolean isUnquoted(Citation citation) {
        try {
            return ArticleTexts.quote(citation).isBlank();
        } catch (IllegalArgumentException absent) {
            return true;
        }
    }

    /** Whether a quoted text was written from memory, or its amendment was not seen; a mere date of force may be. */
    private static boolean isUnchecked(Rule rule) {
        return INTERPRETED.contains(rule.id().value())
                || rule.citations().stream()
                        .filter(citation -> !isUnquoted(citation))
                        .anyMatch(citation -> NOT_COMPARED
                                .matcher(ArticleTexts.quote(citation))
                                .find());
    }

    private static void note(List<String> gaps, boolean gap, String name) {
        if (gap) {
            gaps.add(name);
        }
    }
}
