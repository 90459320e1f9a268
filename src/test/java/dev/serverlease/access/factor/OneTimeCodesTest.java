package dev.serverlease.access.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.people.SealingSettings;
import dev.serverlease.request.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as RFC 6238 has them, and secrets that nobody reads or moves to another officer. */
class OneTimeCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Appendix B; six digits are the last six of its eight. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "2000000000, 279037", "20000000000, 353130"})
    void codesAreThoseOfTheStandard(long second, String code) {
        var at = Instant.ofEpochSecond(second);
        assertThat(OneTimeCodes.code(SECRET, OneTimeCodes.step(at))).isEqualTo(code);
        assertThat(OneTimeCodes.stepOf(SECRET, code, at.plusSeconds(30))).hasValue(OneTimeCodes.step(at));
        assertThat(OneTimeCodes.stepOf(SECRET, code, at.plusSeconds(61))).isEmpty();
    }

    @Test
    void appsTakeTheSecretInBase32() {
        assertThat(OneTimeCodes.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(OneTimeCodes.base32(new byte[20])).isEqualTo("A".repeat(32));
    }

    @Test
    void aStoredSecretIsNeitherReadableNorGoodForAnotherOfficerOrKey() {
        var cipher = new FactorCipher(settings(1));
        var stored = cipher.encrypted("contract1", SECRET);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("1234567890");
        assertThat(cipher.decrypted("contract1", stored)).isEqualTo(SECRET);
        assertThatThrownBy(() -> cipher.decrypted("contract2", stored)).hasMessageContaining("contract2");
        assertThatThrownBy(() -> new FactorCipher(settings(2)).decrypted("contract1", stored))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("contract1");
    }

    static SealingSettings settings(int key) {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        return new SealingSettings(
                "contract-officers", true, Base64.getEncoder().encodeToString(bytes), false);
    }
}
