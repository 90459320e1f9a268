package dev.serverlease.stage.contract.draft;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.Objection;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.law.rules.civilcode.StandardTerms;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.StoredFinding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentences for which a draft fails as standard terms (Civil Code arts. 496, 497, 506), each with its place, and
 * who wrote them: only they can mend them.
 *
 * @param all void exemptions, and burdens that are not marked
 * @param officers those that stand in no text of the application
 */
record DraftMistakes(List<Bilingual> all, List<Bilingual> officers) {

    private static final Set<String> OFFICERS_CLAUSES = Set.of("special-terms", "conditions");

    /** A shorter one says nothing that could be void, and could stand anywhere. */
    private static final int SHORTEST = 4;

    /** @param applied what the application states, in its words */
    static DraftMistakes of(ContractText text, TextCheck.Result read, Collection<String> applied) {
        var theirs = text.clauses().stream()
                .filter(clause -> OFFICERS_CLAUSES.contains(clause.id()))
                .map(NumberedClause::heading)
                .collect(Collectors.toSet());
        var sentences = applied.stream()
                .flatMap(words -> Stream.of(words.split("[。！\\n]")))
                .map(String::strip)
                .filter(words -> words.length() >= SHORTEST)
                .toList();
        var found = Stream.concat(
                        read.objections().stream().filter(objection -> objection.exemption() != null),
                        TextCheck.unmarkedLines(text).stream())
                .toList();
        return new DraftMistakes(
                words(found.stream()),
                words(found.stream()
                        .filter(mistake -> theirs.contains(mistake.clause())
                                || sentences.stream().noneMatch(mistake.sentence()::contains))));
    }

    private static List<Bilingual> words(Stream<Objection> mistakes) {
        return mistakes.map(Objection::text).distinct().toList();
    }

    /** The finding, saying which sentences are meant where it is about them. */
    StoredFinding namedIn(StoredFinding finding) {
        return isMeantBy(finding) && !all.isEmpty()
                ? finding.saying(new Bilingual(
                        all.stream().map(Bilingual::zh).collect(Collectors.joining()),
                        all.stream().map(Bilingual::en).collect(Collectors.joining(" "))))
                : finding;
    }

    /** Whether an officer has to mend what the finding is about. */
    boolean areOfficers(StoredFinding finding) {
        return isMeantBy(finding) && !officers.isEmpty();
    }

    /** The rule knows that there are some, but not their sentences. */
    private static boolean isMeantBy(StoredFinding finding) {
        return finding.isViolated() && finding.rule().equals(StandardTerms.ID);
    }
}
