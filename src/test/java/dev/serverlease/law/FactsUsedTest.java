package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a finding keeps the facts that its rule read. */
class FactsUsedTest {

    @Test
    void factsAreKeptAsPlainTexts() {
        assertThat(new FactsUsed()
                        .with("amount", new BigDecimal("1E+3"))
                        .with("many", List.of("one", "two"))
                        .with("unstated", null)
                        .texts())
                .containsEntry("amount", "1000")
                .containsEntry("many", "one, two")
                .containsEntry("unstated", "");
    }

    @Test
    void onlyTheEndOfANumberThatIdentifiesAPersonIsKept() {
        assertThat(new FactsUsed()
                        .withMasked("idNo", " 11010519491231002X ")
                        .withMasked("short", "12")
                        .withMasked("unstated", null)
                        .texts())
                .containsEntry("idNo", "**************002X")
                .containsEntry("short", "12")
                .containsEntry("unstated", "");
    }
}
