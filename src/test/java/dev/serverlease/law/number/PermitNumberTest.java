package dev.serverlease.law.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermitNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京B2-20190350",
                "粤B2-20090059",
                "川B2-20260779",
                "川B2-20030065号",
                "A2.B1.B2-20090001",
                "A2.B1.B2-20202637",
                "合字B1.B2-20130004",
                "B1-20180452"
            })
    void publishedNumbersAreWellFormed(String number) {
        assertThat(PermitNumber.parse(number)).isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "京B2-2019035", "京ICP证B2-20190350", "B2.20190350", "京B3-20250002", "B1-18000452"})
    void otherStringsAreNoPermitNumbers(String number) {
        assertThat(PermitNumber.parse(number)).isEmpty();
    }

    @Test
    void theClassesStandBeforeTheHyphen() {
        assertThat(PermitNumber.parse("合字B1.B2-20130004"))
                .hasValueSatisfying(permit -> assertThat(permit.classes()).containsExactly("B1", "B2"));
    }
}
