package dev.serverlease.clause.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.config.IsoPeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A period of the settings is read as a contract says it. */
class PeriodsTest {

    @ParameterizedTest
    @CsvSource({
        "P30D,30日,30 days",
        "P1M,1个月,1 month",
        "P2M15D,2个月零15日,2 months and 15 days",
        "P2W,14日,14 days",
        "PT2M,2分钟,2 minutes",
        "PT36H,36小时,36 hours"
    })
    void isSaidInItsOwnUnits(String period, String zh, String en) {
        assertThat(Periods.of(IsoPeriod.parse(period)).zh()).isEqualTo(zh);
        assertThat(Periods.of(IsoPeriod.parse(period)).en()).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource({"1,1个月,month", "5,5个月,5 months"})
    void isSaidAsWhatComesAgain(int months, String zh, String en) {
        assertThat(Periods.every(months).zh()).isEqualTo(zh);
        assertThat(Periods.every(months).en()).isEqualTo(en);
    }
}
