package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.consequence.Consequences;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.testing.Codes;
import dev.serverlease.words.FactWords;
import dev.serverlease.words.LawWords;
import dev.serverlease.words.RuleTitles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A court reads a finding: what it says, what it means, the facts it rests on. None of it is a code's or a fact's name.
 */
class CourtTextsTest {

    /** A fact's name of the vocabulary, or the part of one. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{Alnum}/@.])(?:lessor|lessee|server|channel|use|data|contract"
                    + "|review|legalReview|activation|termination|incident|identity)\\.[a-z][A-Za-z]*");

    /** Texts that an applicant, a register or a case writes; they stand there as they were written. */
    private static final Set<String> WRITTEN = Set.of(
            "channel.accessIsp",
            "contract.arbitrationBody",
            "contract.arbitrationSeat",
            "contract.currency",
            "contract.governingLaw",
            "lessee.name",
            "lessee.signerName",
            "lessor.permit.items",
            "lessor.permit.categories",
            "use.licenceItems",
            "answers");

    @Test
    void noFindingOfTheCaseFilesHoldsACodeOrAFactsName() {
        var found = new TreeSet<String>();
        // most texts are those of many findings
        var read = new HashSet<String>();
        CasesTest.cases()
                .forEach(each -> each.finding()
                        .ifPresent(finding -> texts(finding)
                                .filter(read::add)
                                .filter(text -> !Codes.in(text).isEmpty()
                                        || NAME.matcher(text).find())
                                .forEach(text -> found.add(finding.rule() + ": " + Codes.in(text) + " in " + text))));
        assertThat(found).isEmpty();
    }

    private static Stream<String> texts(Finding finding) {
        var said = LawWords.of(finding.message());
        var title = RuleTitles.of(finding.rule());
        var texts = new ArrayList<>(List.of(title.zh(), title.en()));
        // an access provider's name is quoted as the applicant wrote it
        texts.addAll(without(finding.facts().get("channel.accessIsp"), said.zh(), said.en()));
        finding.citations().forEach(citation -> texts.addAll(List.of(citation.text(), citation.textEn())));
        if (finding.consequence() != null) {
            Consequences.current()
                    .on(finding.consequence(), finding.asOf())
                    .map(consequence -> consequence.sentence())
                    .ifPresent(sentence -> texts.addAll(List.of(sentence.zh(), sentence.en())));
        }
        finding.facts().entrySet().stream()
                .filter(fact -> !WRITTEN.contains(fact.getKey()))
                .flatMap(CourtTextsTest::inWords)
                .forEach(texts::add);
        return texts.stream();
    }

    private static List<String> without(String quoted, String... texts) {
        return Stream.of(texts)
                .map(text -> quoted == null || quoted.isBlank() ? text : text.replace(quoted, "“”"))
                .toList();
    }

    private static Stream<String> inWords(Map.Entry<String, String> fact) {
        return Stream.of(FactWords.title(fact.getKey()), FactWords.value(fact.getKey(), fact.getValue()))
                .flatMap((Bilingual said) -> Stream.of(said.zh(), said.en()));
    }
}
