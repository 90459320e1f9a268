package dev.serverlease.lease.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Draws;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What we hash before it is kept is what the database hashes afterwards. */
@ServerLeaseTest
class JsonbTextTest {

    private static final String LETTERS = "ab\"\\/\b\f\n\r\t\u0001\u001f\u007f\u0080é汉𠮷䶮\u2028<>&' {}[]:,";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[{}]",
                "{\"bb\": 1, \"a\": true, \"cc\": null, \"汉\": false, \"zzz\": [1, \"2\", []], \"éé\": -7}"
            })
    void isWrittenAsTheDatabaseWritesIt(String document) throws Exception {
        assertThat(JsonbText.of(json.readTree(document))).isEqualTo(kept(document));
    }

    @Test
    void anyTextIsWrittenAsTheDatabaseWritesIt() {
        Draws.of(200).each(random -> {
            var members = json.createObjectNode();
            for (int member = 0; member < 5; member++) {
                members.put(letters(random), letters(random));
            }
            assertThat(JsonbText.of(members)).isEqualTo(kept(members.toString()));
        });
    }

    private static String letters(Random random) {
        var all = LETTERS.codePoints().toArray();
        return random.ints(random.nextInt(6), 0, all.length)
                .mapToObj(n -> Character.toString(all[n]))
                .collect(Collectors.joining());
    }

    private String kept(String document) {
        return jdbc.sql("select cast(cast(? as jsonb) as text)")
                .param(document)
                .query(String.class)
                .single();
    }
}
