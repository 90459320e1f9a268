package dev.serverlease.law.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilingNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"京ICP备05020493号-4", "京ICP备09041801号-182", "蜀ICP备2025156360号-2", "辽ICP备2023009191号-2A"})
    void publishedNumbersNameASite(String number) {
        assertThat(FilingNumber.parse(number)).hasValueSatisfying(parsed -> {
            assertThat(parsed.namesSite()).isTrue();
            assertThat(parsed.hasUnusualProvince()).isFalse();
        });
    }

    @Test
    void withoutTheLastPartANumberNamesTheSponsorOnly() {
        assertThat(FilingNumber.parse("鲁ICP备08105755号"))
                .hasValueSatisfying(parsed -> assertThat(parsed.namesSite()).isFalse());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "京ICP备12345678",
                "京ICP备1234567号",
                "京ICP备20210012345号",
                "滇ICP备09010050-5号",
                "京ICP备12345678号-0",
                "京B2-20190350"
            })
    void otherStringsAreNoFilingNumbers(String number) {
        assertThat(FilingNumber.parse(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"川蜀", "贵黔", "云滇", "甘陇"})
    void fourProvincesAreUsuallyWrittenOtherwise(String letters) {
        assertThat(FilingNumber.parse(letters.charAt(0) + "ICP备05020493号-4")).hasValueSatisfying(parsed -> {
            assertThat(parsed.hasUnusualProvince()).isTrue();
            assertThat(parsed.usualProvince()).isEqualTo(letters.substring(1));
        });
    }
}
