package dev.serverlease.clause;

import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
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

    /** For people, Chinese first. */
    public Bilingual text() {
        return new Bilingual(
                clause.zh() + "：“" + sentence + "”——" + why.zh() + "。",
                clause.en() + ": “" + sentence + "” – " + why.en() + ".");
    }
}
