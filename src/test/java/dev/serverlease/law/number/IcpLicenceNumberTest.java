package dev.serverlease.law.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcpLicenceNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"京ICP证030173号", "京ICP证070359号", "京ICP证150476号", "京B2-20190350", "A2.B1.B2-20090003"})
    void certificatesAndPermitsOfClassB2AreWellFormed(String number) {
        assertThat(IcpLicenceNumber.isWellFormed(number)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "京ICP证030173", "京ICP备05020493号-4", "B1-20180452", "京公网安备11010802032137号"})
    void filingsAndPermitsOfOtherClassesAreNot(String number) {
        assertThat(IcpLicenceNumber.isWellFormed(number)).isFalse();
    }
}
