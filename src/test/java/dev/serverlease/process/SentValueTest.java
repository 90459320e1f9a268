package dev.serverlease.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serverlease.request.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form may be sent: texts, JSON, yes and no, numbers; the gate and the listener take the same. */
class SentValueTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"value":"合规"}                              | 合规
            {"value":"合规","type":"String"}              | 合规
            {"value":"合规","type":null,"valueInfo":null} | 合规
            {"value":"x","type":"String","valueInfo":{"transient":true}} | x
            {"value":"[1]","type":"Json"}                | [1]
            {"value":true,"type":"Boolean"}              | true
            {"value":-7,"type":"Short"}                  | -7
            {"value":2147483647,"type":"Integer"}        | 2147483647
            {"value":2147483648,"type":"Long"}           | 2147483648
            {"value":2.5,"type":"Double"}                | 2.5
            {"value":2,"type":"Double"}                  | 2.0
            {"value":2}                                  | 2
            {"value":null,"type":"String"}               | ``
            {"type":"Null"}                              | ``
            {}                                           | ``
            """)
    void plainValuesAreTaken(String sent, String text) throws JsonProcessingException {
        assertThat(SentValue.of("ground", JSON.readTree(sent))).isEqualTo(text);
    }

    @Test
    void whatWasNotSentIsEmpty() {
        assertThat(SentValue.of("ground", MissingNode.getInstance())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":\"eA==\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"a.txt\"}}",
                "{\"value\":\"eA==\",\"type\":\"Bytes\"}",
                "{\"value\":\"\\\"x\\\"\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
                        + "\"serializationDataFormat\":\"application/json\"}}",
                "{\"value\":\"<a/>\",\"type\":\"Xml\"}",
                "{\"value\":\"2026-12-01T00:00:00.000+0800\",\"type\":\"Date\"}",
                "{\"value\":\"x\",\"type\":\"Null\"}",
                "{\"value\":\"x\",\"type\":\"\"}",
                "{\"value\":\"x\",\"type\":\"Number\"}",
                "{\"value\":\"x\",\"type\":\"STRING\"}",
                "{\"value\":\"x\",\"type\":7}",
                "{\"value\":7,\"type\":\"String\"}",
                "{\"value\":[\"x\"],\"type\":\"String\"}",
                "{\"value\":{\"a\":1},\"type\":\"Json\"}",
                "{\"value\":\"{\",\"type\":\"Json\"}",
                "{\"value\":\"{} {}\",\"type\":\"Json\"}",
                "{\"value\":\"\",\"type\":\"Json\"}",
                "{\"value\":\"true\",\"type\":\"Boolean\"}",
                "{\"value\":32768,\"type\":\"Short\"}",
                "{\"value\":2147483648,\"type\":\"Integer\"}",
                "{\"value\":2.5,\"type\":\"Integer\"}",
                "{\"value\":\"2\",\"type\":\"Integer\"}",
                "{\"value\":9223372036854775808,\"type\":\"Long\"}",
                "{\"value\":1e999,\"type\":\"Double\"}",
                "{\"value\":\"x\",\"valueInfo\":{\"filename\":\"a.txt\"}}",
                "{\"value\":\"x\",\"valueInfo\":\"transient\"}",
                "{\"value\":\"x\",\"local\":true}",
                "\"x\"",
                "null",
                "[\"x\"]"
            })
    void otherValuesAreRefused(String sent) {
        assertThatThrownBy(() -> SentValue.of("ground", JSON.readTree(sent)))
                .isInstanceOfSatisfying(Refusal.class, SentValueTest::namesTheField);
    }

    static Stream<TypedValue> unreadable() {
        return Stream.of(
                Variables.fileValue("a.txt").file(new byte[] {'x'}).create(),
                Variables.byteArrayValue("x".getBytes(StandardCharsets.UTF_8)),
                Variables.objectValue(List.of("x")).create(),
                Variables.serializedObjectValue("\"x\"")
                        .serializationDataFormat("application/json")
                        .objectTypeName("java.lang.String")
                        .create(),
                Variables.dateValue(new Date(0)),
                Variables.untypedValue(List.of("x")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void otherValuesFromTheEngineAreRefused(TypedValue value) {
        assertThatThrownBy(() -> SentValue.of("ground", value))
                .isInstanceOfSatisfying(Refusal.class, SentValueTest::namesTheField);
    }

    @Test
    void theEngineHasTheSameText() {
        assertThat(SentValue.of("ground", Variables.stringValue("合规"))).isEqualTo("合规");
        assertThat(SentValue.of("ground", Variables.booleanValue(true))).isEqualTo("true");
        assertThat(SentValue.of("ground", Variables.longValue(7L))).isEqualTo("7");
        assertThat(SentValue.of("ground", Variables.doubleValue(2.0))).isEqualTo("2.0");
        assertThat(SentValue.of("ground", Variables.untypedNullValue())).isEmpty();
    }

    private static void namesTheField(Refusal refusal) {
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly("ground");
    }
}
