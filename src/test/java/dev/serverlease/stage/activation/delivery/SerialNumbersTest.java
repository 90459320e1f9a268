package dev.serverlease.stage.activation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.CountedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of an operator's words is a machine's number. */
class SerialNumbersTest {

    private static final int LENGTH = 10_000;

    /** From each name on the line would be read to its end. */
    @ParameterizedTest
    @ValueSource(strings = {"序列号", "SN ", "S/N:", "标识", "SERIAL NO.", "SERIAL:", "SN::::::", "SN (S/N)", "SN 是 "})
    void aLineOfNamesWithoutANumberIsReadInTime(String name) {
        var line = new CountedText(name.repeat(LENGTH / name.length()));
        var named = SerialNumbers.NAMED.matcher(line);
        assertThat(named.find()).isFalse();
        assertThat(line.looked()).isLessThan(200L * LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "'序列号：ABC123', '序列号: ABC 123', true",
        "'SN: ABC123，机箱序列号：X1', 'SN: ABC124，机箱序列号：X1', false",
        "'DELL R750 serial number = CN7792 (rack 4)', 'serial no. CN7792', true",
        "'实例标识符 i-0ab12', '标识 i-0ab13', false"
    })
    void twoLinesOfTheSameNumberAreObjectedTo(String one, String other, boolean same) {
        assertThat(SerialNumbers.objection(one + "\n" + other).isPresent()).isEqualTo(same);
    }
}
