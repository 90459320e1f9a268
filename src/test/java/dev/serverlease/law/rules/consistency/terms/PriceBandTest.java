package dev.serverlease.law.rules.consistency.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.FactsReader;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only a rent that is fully stated can lie outside what one server usually costs. */
class PriceBandTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "null",
            value = {
                "true  | 'VPS' | 2    | 0.01",
                "false | null  | 2    | 0.01",
                "false | 'VPS' | null | 0.01",
                "false | 'VPS' | 2    | null",
            })
    void whatIsNotStatedIsNotOutside(boolean outside, String kind, String quantity, String rent) {
        var facts = FactsReader.facts(("{'server': {'assetKind': " + kind + ", 'quantity': " + quantity
                        + "}, 'contract': {'currency': 'CNY', 'monthlyRent': " + rent + "}}")
                .replace('\'', '"'));
        assertThat(PriceBand.isOutside(facts.server(), facts.contract(), DAY)).isEqualTo(outside);
    }
}
