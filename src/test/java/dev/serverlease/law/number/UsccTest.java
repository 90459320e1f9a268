package dev.serverlease.law.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.number.Uscc.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "914403001922038216",
                "9144030071526726XG",
                "91110000802100433B",
                "91350100M000100Y43",
                "91310000MA1FLX015Q",
                " 9144030071526726xg "
            })
    void publishedCodesAreValid(String code) {
        assertThat(Uscc.check(code)).isEqualTo(Result.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350211M0000XUF46", "91350100M0001TGQXM", "914403001922038217"})
    void aWrongCheckCharacterIsToldFromAWrongShape(String code) {
        assertThat(Uscc.check(code)).isEqualTo(Result.WRONG_CHECK_CHARACTER);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "91440300192203821",
                "9144030019220382160",
                "91350100M000100Y4Z",
                "9144O3001922038216",
                "91440A001922038216",
                "９14403001922038216"
            })
    void wrongLengthOrAlphabetIsMalformed(String code) {
        assertThat(Uscc.check(code)).isEqualTo(Result.MALFORMED);
    }

    @Test
    void aRemainderOfZeroGivesZero() {
        assertThat(Uscc.check("000000000000000000")).isEqualTo(Result.VALID);
    }
}
