package dev.serverlease.law.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as they stand at the foot of public sites, and what only looks like them. */
class PublicSecurityFilingNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京公网安备11010802032137号",
                "粤公网安备44030502008569号",
                "川公网安备51019002001679号",
                "京公网安备 11010802032137号",
                "京公网安备11010802032137",
                " 京公网安备11010802032137号 "
            })
    void realNumbersAreWellFormed(String number) {
        assertThat(PublicSecurityFilingNumber.isWellFormed(number)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "GA-1",
                "京公网安备1101080203213号",
                "京公网安备110108020321370号",
                "公网安备11010802032137号",
                "英公网安备11010802032137号",
                "京公网安备１１０１０８０２０３２１３７号",
                "京ICP备05020493号-4"
            })
    void othersAreNot(String number) {
        assertThat(PublicSecurityFilingNumber.isWellFormed(number)).isFalse();
    }
}
