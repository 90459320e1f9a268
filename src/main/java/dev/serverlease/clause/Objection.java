package dev.serverlease.clause;

import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text.
 *
 * @param clause heading of the clause in which it stands
 * @param sentence the words as they stand there
 * @param exemption what the rules on standard terms call it; null for a mistake of another kind
 */
public record Objection(
        Bilingual clause,
        String sentence,
        Bilingual why,
        @Nullable UnfairExemption exemption) {

    /** For people: each sentence once, with all that is wrong with it. */
    public static List<Bilingual> texts(List<Objection> objections) {
        return objections.stream()
                .collect(Collectors.groupingBy(
                        objection -> List.of(objection.clause, objection.sentence),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(Objection::text)
                .toList();
    }

    /** For people, Chinese first. */
    public Bilingual text() {
        return text(List.of(this));
    }

    private static Bilingual text(List<Objection> ofOne) {
        var first = ofOne.get(0);
        var whys = ofOne.stream().map(Objection::why).distinct().toList();
        return new Bilingual(
                first.clause.zh() + "：“" + first.sentence + "”——"
                        + whys.stream().map(Bilingual::zh).collect(Collectors.joining("；")) + "。",
                first.clause.en() + ": “" + first.sentence + "” – "
                        + whys.stream().map(Bilingual::en).collect(Collectors.joining("; ")) + ".");
    }
}
