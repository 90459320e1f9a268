package dev.serverlease.clause.terms;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.lease.Term;

/**
 * What a contract says of its term. From the hand-over, which is not counted (Civil Code art. 201), its days are those
 * that are planned; from a fixed day they bind.
 */
final class TermTexts {

    private TermTexts() {}

    static ContractFacts addedTo(ContractFacts facts, StatedTerms stated) {
        var months = stated.number("contract.termMonths");
        var start = stated.day("contract.startDate");
        var all =
                months.map(count -> facts.text("term.months", count.toString())).orElse(facts);
        if (start.isEmpty()) {
            return all;
        }
        all = all.text("term.plannedStart", Days.of(start.get()));
        if (months.isEmpty()) {
            return all;
        }
        var term = facts.code("rentBasis").equals("FIXED")
                ? Term.of(start.get(), months.get())
                : Term.afterHandOver(start.get(), months.get());
        return all.text("term.firstDay", Days.of(term.firstDay())).text("term.lastDay", Days.of(term.lastDay()));
    }
}
