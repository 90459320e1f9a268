package dev.serverlease.clause.terms;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.lease.Term;
import java.time.LocalDate;

/**
 * What a contract says of its term. From the hand-over, which is not counted (Civil Code art. 201), its days are those
 * that are planned; from a fixed day they bind.
 */
final class TermTexts {

    private TermTexts() {}

    static ContractFacts addedTo(ContractFacts facts, StatedTerms stated) {
        var months = stated.number("contract.termMonths");
        var start = stated.day("contract.startDate");
        var all = months.map(count ->
                        facts.text("term.months", count.toString()).data("term.months", IntNode.valueOf(count)))
                .orElse(facts);
        if (start.isEmpty()) {
            return all;
        }
        all = day(all, "term.plannedStart", start.get());
        if (months.isEmpty()) {
            return all;
        }
        var term = facts.code("rentBasis").equals("FIXED")
                ? Term.of(start.get(), months.get())
                : Term.afterHandOver(start.get(), months.get());
        return day(day(all, "term.firstDay", term.firstDay()), "term.lastDay", term.lastDay());
    }

    private static ContractFacts day(ContractFacts facts, String name, LocalDate day) {
        return facts.text(name, Days.of(day)).data(name, TextNode.valueOf(day.toString()));
    }
}
