package dev.serverlease.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums in a report look alike, whatever they were computed from. */
class SumsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567.00 | CNY | 1,234,567.00",
                "0 | CNY | 0.00",
                "0.00 | CNY | 0.00",
                "-18000 | USD | -18,000.00",
                "1234567.00 | JPY | 1,234,567",
                "0.5 | JPY | 0.5",
                "1234 | leases | 1,234",
                "1234 | | 1,234",
                "| CNY | —"
            })
    void moneyHasTheDecimalsOfItsCurrencyAndANumberNone(BigDecimal sum, String unit, String text) {
        assertThat(Sums.text(sum, unit == null ? null : new Bilingual(unit, unit)))
                .isEqualTo(text);
    }
}
