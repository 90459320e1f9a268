package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.models.ApplicationForms;
import dev.serverlease.request.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The answers of STATUTES 13.1 in an application: for which rules, in which shape. */
class AnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApplicationReader reader = new ApplicationReader();

    @Test
    void schemaAndFormNameTheRulesThatMayBeAnswered() throws Exception {
        var schema = JSON.readTree(getClass().getResourceAsStream("/schema/application.schema.json"))
                .at("/properties/answers");
        var named = new ArrayList<String>();
        schema.path("properties").fieldNames().forEachRemaining(named::add);
        assertThat(named).containsExactlyInAnyOrderElementsOf(Answers.RULES).hasSizeGreaterThan(3);
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();

        var form = JSON.readTree(ApplicationForms.COMPLETION.toFile());
        assertThat(form.findValuesAsText("path"))
                .containsAll(Answers.RULES.stream().map(Answers::formName).toList());
        for (var rule : Answers.RULES) {
            assertThat(form.toString()).contains("list contains(view.asked, \\\"" + rule + "\\\")");
        }
        assertThat(Files.readString(ApplicationForms.START)).doesNotContain("\"answers\"");
    }

    @Test
    void fieldNamesBecomeRuleIdsAndEmptyAnswersAreDropped() throws Exception {
        var read = read("""
                {"iis_commercial_licence": {"kind": "CLAIM", "ground": " 无偿服务 "},
                 "data.pi-assessment": {"kind": "UNDERTAKING", "ground": null},
                 "data_important": {"kind": null, "ground": ""}}""");
        assertThat(read).isEqualTo(JSON.readTree("""
                {"iis.commercial-licence": {"kind": "CLAIM", "ground": "无偿服务"},
                 "data.pi-assessment": {"kind": "UNDERTAKING"}}"""));
        assertThat(read("{\"data_important\": {\"kind\": \"\"}}").isMissingNode())
                .isTrue();
        assertThat(read("null").isMissingNode()).isTrue();

        var shown = (ObjectNode) JSON.createObjectNode().set("answers", read);
        Answers.forForm(shown);
        assertThat(shown.path("answers")
                        .path("iis_commercial_licence")
                        .path("kind")
                        .asText())
                .isEqualTo("CLAIM");
        assertThat(shown.path("answers")).hasSize(2);
    }

    @Test
    void otherRulesOtherAnswersAndOtherShapesAreRefused() {
        assertThatThrownBy(() -> read("{\"contract.term-cap\": {\"kind\": \"CLAIM\"}}"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.errors()).singleElement().satisfies(error -> {
                        assertThat(error.field()).isEqualTo("answers.contract.term-cap");
                        assertThat(error.message()).contains("没有").contains("There is no member");
                    });
                });
        for (var wrong : new String[] {
            "{\"data.important\": {\"kind\": \"MAYBE\"}}",
            "{\"data.important\": {\"kind\": \"CLAIM\", \"officer\": \"legal1\"}}",
            "{\"data.important\": \"CLAIM\"}",
            "[\"CLAIM\"]",
            "{\"data.important\": {\"kind\": \"CLAIM\", \"ground\": \"" + "长".repeat(4001) + "\"}}"
        }) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(Refusal.class);
        }
    }

    private JsonNode read(String answers) throws IOException {
        var application = (ObjectNode) JSON.readTree(getClass().getResourceAsStream("/law/samples/own-office.json"));
        application.set("answers", JSON.readTree(answers));
        return reader.read(application.toString()).content().path("answers");
    }
}
