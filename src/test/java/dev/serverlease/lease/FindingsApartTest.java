package dev.serverlease.lease;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.testing.Components;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two findings are taken for the same, and have one text and one digest, only if they are in all. */
class FindingsApartTest {

    private static final StoredFinding FINDING = new StoredFinding(
            new RuleId("contract.term-cap"),
            2,
            Subject.PARTIES,
            Outcome.BLOCK,
            "租期过长。",
            "The term is too long.",
            "《民法典》第705条",
            "Civil Code art. 705",
            "租赁期限不得超过二十年。",
            true,
            new TreeMap<>(Map.of("term", "P21Y")),
            LocalDate.of(2026, 11, 25),
            "VOID");

    @Test
    void findingsDifferIfAnythingOfThemDoes() throws ReflectiveOperationException {
        Components.eachTellsApart(FINDING);
    }

    @Test
    void soDoesWhatTheyShare() throws ReflectiveOperationException {
        Components.eachTellsApart(FindingTexts.Form.of(FINDING));
        Components.eachTellsApart(FindingTexts.Message.of(FINDING));
    }
}
