package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.ContractFacts;

/** What a change agreement says of a lessee that has another name, or whose number was recorded wrongly. */
final class PartyTexts {

    private static final String CODE = "lessee.code";

    private PartyTexts() {}

    /**
     * @param facts of the agreement, which names the party as it signs
     * @param before the facts of the contract as it holds now
     */
    static ContractFacts addedTo(ContractFacts facts, ContractFacts before, JsonNode changes) {
        var change = PartyChange.of(changes).orElse(null);
        if (change == null) {
            return facts;
        }
        if (change.path("path").asText().equals(PartyChange.NAME)) {
            return facts.text("party.formerName", change.path("before").asText());
        }
        // of a person a contract states the end of the number alone, which may be right
        boolean saidOtherwise = before.isGiven(CODE)
                && !before.text(CODE).zh().equals(facts.text(CODE).zh());
        return saidOtherwise
                ? facts.text("party.formerCode", before.text(CODE))
                : facts.text("party.numberCorrected", "true");
    }
}
