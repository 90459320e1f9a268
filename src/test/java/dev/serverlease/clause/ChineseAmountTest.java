package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.testing.Draws;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseAmountTest {

    @ParameterizedTest
    @CsvSource({
        "1409.50, 壹仟肆佰零玖元伍角",
        "6007.14, 陆仟零柒元壹角肆分",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "107000.53, 壹拾万柒仟元零伍角叁分",
        "18000, 壹万捌仟元整",
        "432000.00, 肆拾叁万贰仟元整",
        "0.05, 伍分",
        "0.50, 伍角",
        "0, 零元整",
        "100000000, 壹亿元整",
        "100001000, 壹亿零壹仟元整",
        "1000100000000, 壹万零壹亿元整",
        "1000000010000, 壹万亿零壹万元整"
    })
    void amountsAreWrittenAsVouchersWriteThem(BigDecimal amount, String words) {
        assertThat(ChineseAmount.write(amount)).isEqualTo(words);
        assertThat(ChineseAmount.parse(words)).isEqualByComparingTo(amount);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        Draws.of(20_000).each(random -> {
            var amount = BigDecimal.valueOf(random.nextLong((long) Math.pow(10, 1 + random.nextInt(18))), 2);
            assertThat(ChineseAmount.parse(ChineseAmount.write(amount))).isEqualByComparingTo(amount);
        });
    }

    @Test
    void theCurrencyStandsDirectlyBefore() {
        assertThat(ChineseAmount.of(new BigDecimal("18000"), "CNY")).isEqualTo("人民币壹万捌仟元整");
        assertThat(ChineseAmount.of(new BigDecimal("18000"), "USD")).isEqualTo("美元壹万捌仟元整");
        assertThat(ChineseAmount.of(new BigDecimal("1.5"), "HKD")).isEqualTo("港元壹元伍角");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.005", "10000000000000000"})
    void whatIsNoAmountOfAContractIsRefused(BigDecimal amount) {
        assertThatThrownBy(() -> ChineseAmount.write(amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"壹万捌仟元", "一万八千元整", "壹仟零零壹元整", "壹拾元整整"})
    void whatIsNotWrittenSoIsNotRead(String text) {
        assertThatThrownBy(() -> ChineseAmount.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
