package dev.serverlease.stage.contract.agreement;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Optional;

/**
 * What a change before the hand-over makes of the term and of its sums: no rent has run, so that the new sums take the
 * place of those that the contract states, from the first day of rent on (clause {@code price}).
 */
final class WholePriceTexts {

    private static final List<String> SUMS = List.of("monthly", "total", "setUp", "vat", "whole");

    private WholePriceTexts() {}

    /**
     * The facts with the new sums, if any differs.
     *
     * @param before the case as it holds now @param after as it would be
     * @throws dev.serverlease.clause.Unwritable if the sums after the change contradict each other
     */
    static ContractFacts addedTo(ContractFacts facts, ContractFacts before, ContractFacts after) {
        if (!after.isGiven("price.monthly") || !after.isGiven("price.months")) {
            return facts;
        }
        // names the contradiction where there is no total because of one
        after.text("price.total");
        if (sums(before).equals(sums(after))) {
            return facts;
        }
        var texts = facts.text("whole.months", after.text("price.months"))
                .text(
                        "whole.tax",
                        after.is("taxIncluded")
                                ? new Bilingual("（含税）", "tax included")
                                : new Bilingual("（不含税）", "tax not included"));
        for (var sum : SUMS) {
            if (after.isGiven("price." + sum)) {
                texts = texts.text("whole." + sum, after.text("price." + sum))
                        .text("whole." + sum + "Capitals", after.text("price." + sum + "Capitals"));
            }
        }
        return texts;
    }

    /** The first and the last day of a fixed term, if either differs. */
    static ContractFacts termAddedTo(ContractFacts facts, ContractFacts before, ContractFacts after) {
        return !after.code("rentBasis").equals("FIXED")
                        || !after.isGiven("term.lastDay")
                        || days(before).equals(days(after))
                ? facts
                : facts.text("whole.firstDay", after.text("term.firstDay"))
                        .text("whole.lastDay", after.text("term.lastDay"));
    }

    private static List<Optional<Bilingual>> days(ContractFacts facts) {
        return said(facts, List.of("term.firstDay", "term.lastDay"));
    }

    private static List<Optional<Bilingual>> sums(ContractFacts facts) {
        return said(facts, SUMS.stream().map(sum -> "price." + sum).toList());
    }

    private static List<Optional<Bilingual>> said(ContractFacts facts, List<String> texts) {
        return texts.stream()
                .map(text -> facts.isGiven(text) ? Optional.of(facts.text(text)) : Optional.<Bilingual>empty())
                .toList();
    }
}
