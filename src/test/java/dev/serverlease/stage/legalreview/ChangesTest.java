package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}                    | {"a":1}                     | ``
            {"a":1}                    | {"a":2}                     | a: 1 → 2
            {"a":1}                    | {"a":"1"}                   | a: 1 → "1"
            {"a":{"b":1,"c":2}}        | {"a":{"b":1,"c":3}}         | a.c: 2 → 3
            {}                         | {"a":{"b":{"c":"x"}}}       | a.b.c:  → "x"
            {"a":{"b":1}}              | {}                          | a.b: 1 →
            {"a":{"b":1}}              | {"a":{}}                    | a.b: 1 →
            {"a":["x","y"]}            | {"a":["x","y"]}             | ``
            {"a":["x","y"]}            | {"a":["y","x"]}             | a: ["x","y"] → ["y","x"]
            {"a":["x"]}                | {}                          | a: ["x"] →
            {"a":"x"}                  | {"a":{"b":1}}               | a.b:  → 1; a: "x" →
            {"b":1,"a":{"d":1}}        | {"b":2,"a":{"d":2}}         | a.d: 1 → 2; b: 1 → 2
            """)
    void listsTheDifferences(String was, String now, String expected) throws Exception {
        var said = Changes.between(JSON.readTree(was), JSON.readTree(now)).stream()
                .map(change -> (change.path() + ": " + change.was() + " → " + change.now()).strip())
                .toList();
        assertThat(String.join("; ", said)).isEqualTo(expected);
    }
}
