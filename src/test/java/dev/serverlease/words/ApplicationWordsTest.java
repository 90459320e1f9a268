package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.models.ApplicationForms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The form's own words, and that the two forms of an application and its schema do not drift apart. */
class ApplicationWordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApplicationWords words = new ApplicationWords(new ApplicationTrees());

    @Test
    void codesAreTranslatedToWords() throws Exception {
        var application = JSON.readTree("""
                {"lessee": {"kind": "COMPANY"}, "server": {"country": "SG", "assetKind": "BARE_METAL"},
                 "channel": {"kind": "PUBLIC_INTERNET"}, "use": {"activityCodes": ["OFFICE", "NEW_CODE"]},
                 "data": {"hasPi": false}}""");
        assertThat(words.of(application, "lessee.kind")).isEqualTo("企业 Company");
        assertThat(words.of(application, "server.country")).isEqualTo("新加坡 Singapore");
        assertThat(words.word("contract.governingLaw", TextNode.valueOf("CN"))).isEqualTo("中国 China");
        assertThat(words.word("contract.governingLaw", TextNode.valueOf("TW"))).isEqualTo("中国台湾地区 Taiwan, China");
        assertThat(words.word("contract.governingLaw", TextNode.valueOf("Englisches Recht")))
                .isEqualTo("Englisches Recht");
        assertThat(words.of(application, "data.hasPi")).isEqualTo("否 No");
        assertThat(words.each(application, "use", "activityCodes")).containsExactly("办公 Office", "NEW_CODE");
        assertThat(words.of(application, "use.activityCodes")).isEqualTo("办公 Office、NEW_CODE");
        assertThat(words.of(application, "use.iis")).isEqualTo("—");
        assertThat(words.all(application, "server.assetKind", "server.name", "server.country"))
                .isEqualTo("物理服务器 Bare metal · 新加坡 Singapore");
    }

    @Test
    void membersHaveTheNamesOfTheForm() {
        assertThat(words.label("use.licenceNo")).hasValue("使用用途 Use › 经营许可证编号 Licence number");
        assertThat(words.label("contract.startDate")).hasValue("合同 Contract › 起租日 Start date");
        assertThat(words.label("answers.iis.commercial-licence.kind")).hasValue("经营许可证 Operating licence › 答复 Answer");
        assertThat(words.label("use.licenceStatus")).isEmpty();
    }

    @Test
    void everyMemberOfTheSchemaHasAName() throws Exception {
        var schema = JSON.readTree(getClass().getResourceAsStream("/schema/application.schema.json"));
        var members = new TreeSet<String>();
        leaves("", schema, members);
        assertThat(members)
                .hasSizeGreaterThan(60)
                .allMatch(member -> words.label(member).isPresent());
    }

    /** A completion asks for all that a start asks for, with the same words. */
    @Test
    void completionHoldsTheStartFormAndTheAnswers() throws Exception {
        var start = fields(ApplicationForms.START);
        var completion = fields(ApplicationForms.COMPLETION);
        var answers = ((ArrayNode) completion.get("components"))
                .remove(completion.get("components").size() - 1);
        assertThat(answers.path("path").asText()).isEqualTo("answers");
        assertThat(completion).isEqualTo(start);
    }

    private static JsonNode fields(Path form) throws IOException {
        var whole = JSON.readTree(form.toFile());
        for (var component : whole.path("components")) {
            if (component.path("path").asText().equals("application")) {
                component.findParents("defaultValue").forEach(field -> ((ObjectNode) field).remove("defaultValue"));
                return component;
            }
        }
        throw new AssertionError("no application in " + form);
    }

    private static void leaves(String path, JsonNode schema, TreeSet<String> members) {
        if (!schema.has("properties")) {
            members.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(member -> leaves(
                        path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), members));
    }
}
