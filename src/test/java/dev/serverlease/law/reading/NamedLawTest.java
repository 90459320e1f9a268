package dev.serverlease.law.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law that a contract names, read behind the words that only dress it. */
class NamedLawTest {

    @ParameterizedTest
    @CsvSource({
        "the laws of China, true, false",
        "《中国法律》, true, false",
        "中国法律（不含香港法律）, true, true",
        "PRC law excluding the law of Hong Kong, true, true",
        "中国法律（不含香港法律）并适用新加坡法, false, true",
        "Singapore, false, false",
        "Singapore excluding the law of China, false, false",
    })
    void prcLawMayExcludeOtherLawButChooseNone(String said, boolean prc, boolean withExclusion) {
        var law = new NamedLaw(said);
        assertThat(law.isPrc()).isEqualTo(prc);
        assertThat(law.isWithExclusion()).isEqualTo(withExclusion);
    }
}
