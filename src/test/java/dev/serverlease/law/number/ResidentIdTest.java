package dev.serverlease.law.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.number.ResidentId.Result;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", "11010519491231002x"})
    void specimensAreValid(String number) {
        assertThat(ResidentId.check(number, TODAY)).isEqualTo(Result.VALID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "110105491231002", "11010519491231002Y", "1101051949123100X2", "01010519491231002X"})
    void wrongLengthOrCharactersAreMalformed(String number) {
        assertThat(ResidentId.check(number, TODAY)).isEqualTo(Result.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194913310020", "110105202302290020", "110105202612020010"})
    void aBirthDateThatIsNoneOrLiesAheadIsWrong(String number) {
        assertThat(ResidentId.check(number, TODAY)).isEqualTo(Result.NO_SUCH_BIRTH_DATE);
    }

    @Test
    void aBirthOnTheDayItselfIsPossible() {
        assertThat(ResidentId.check("11010519491231002X", LocalDate.of(1949, 12, 31)))
                .isEqualTo(Result.VALID);
        assertThat(ResidentId.check("11010519491231002X", LocalDate.of(1949, 12, 30)))
                .isEqualTo(Result.NO_SUCH_BIRTH_DATE);
    }

    @Test
    void anotherCheckDigitIsWrong() {
        assertThat(ResidentId.check("440524188001010015", TODAY)).isEqualTo(Result.WRONG_CHECK_DIGIT);
    }
}
