package dev.serverlease.law.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.FactsReader;
import dev.serverlease.law.facts.LeaseFacts;
import org.junit.jupiter.api.Test;

/** What a finding keeps of the verifications that its rule looked at, one after the other. */
class IdentityFactsUsedTest {

    private static final LeaseFacts FACTS = FactsReader.facts("""
            {"identity": {"enteredBy": "sales1", "records": [
              {"number": 1, "by": "legal1", "result": "MATCH", "checks": ["NAME", "PHOTO"]},
              {"number": 2, "by": "sales1", "result": "MISMATCH"},
              {"number": 3, "by": "legal1", "bySalesOnly": true},
              {"number": 4}]}}""");

    @Test
    void eachVerificationIsKeptWithADashForWhatIsNotStated() {
        assertThat(new IdentityEvidence().factsUsed(FACTS).texts())
                .containsEntry("identity.by", "legal1, sales1, legal1, –")
                .containsEntry("identity.result", "MATCH, MISMATCH, –, –")
                .containsEntry("identity.checks", "PHOTO NAME, , , ")
                .containsEntry(IdentityEvidence.MISMATCHES, "2");
    }

    @Test
    void onlyThoseOfWhoeverSellsAreKeptAsOfTheSameHands() {
        assertThat(new TwoHands().factsUsed(FACTS).texts()).containsEntry(TwoHands.SAME_HANDS, "2, 3");
    }
}
