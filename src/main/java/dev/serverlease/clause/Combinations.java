package dev.serverlease.clause;

import dev.serverlease.clause.When.Asked;
import java.util.stream.Stream;

/** Every case of what conditions ask for: all codes of the facts, and each text given or not. */
final class Combinations {

    private Combinations() {}

    static Stream<ContractFacts> of(Asked asked, ContractFacts start) {
        var all = Stream.of(start);
        for (var fact : asked.facts()) {
            all = all.flatMap(facts -> FactNames.codes(fact).stream().map(code -> facts.with(fact, code)));
        }
        for (var text : asked.texts()) {
            all = all.flatMap(
                    facts -> Stream.of(facts.without(text), facts.isGiven(text) ? facts : facts.text(text, "甲")));
        }
        return all;
    }
}
