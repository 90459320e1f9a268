package dev.serverlease.evidence.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.lease.Bilingual;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor of the signing page saw and did, one line a step: when, from where, with which browser, on which
 * document. Taken from the lease's chain, whose entries the lines name; a step whose words were erased is left out.
 */
final class SignPageSteps {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Under which name a step stands in the file. */
    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("SIGNING_LINK_MAILED", "MAILED"),
            Map.entry("SIGNING_LINK_HANDED_OVER", "HANDED_OVER"),
            Map.entry("SIGNING_LINK_UNSENT", "UNSENT"),
            Map.entry("SIGNING_LINK_REMINDED", "REMINDED"),
            Map.entry("SIGNING_LINK_OPENED", "OPENED"),
            Map.entry("SIGNER_NOT_RECOGNISED", "NOT_RECOGNISED"),
            Map.entry("SIGNING_CODE_SHOWN", "CODE_SHOWN"),
            Map.entry("SIGNING_CODE_WRONG", "CODE_WRONG"),
            Map.entry("SIGNER_IDENTIFIED", "IDENTIFIED"),
            Map.entry("CONTRACT_READ", "READ"),
            Map.entry("EXPLANATION_ASKED", "EXPLANATION_ASKED"),
            Map.entry("EXPLANATION_GIVEN", "EXPLANATION_GIVEN"),
            Map.entry("SIGNING_CONSENTED", "CONSENTED"),
            Map.entry("SIGNATURE_REFUSED", "SIGNATURE_REFUSED"),
            Map.entry("SIGNING_LINK_USED", "SIGNED"),
            Map.entry("SIGNING_DECLINED", "DECLINED"),
            Map.entry("SIGNING_FORWARDED", "FORWARDED"),
            Map.entry("FORWARDING_REFUSED", "FORWARDING_REFUSED"),
            Map.entry("SIGNING_LINK_EXPIRED", "EXPIRED"),
            Map.entry("SIGNING_LINK_REVOKED", "REVOKED"),
            Map.entry("SIGNING_LINK_SUPERSEDED", "SUPERSEDED"),
            Map.entry("SIGNING_LINK_TRIED", "TRIED"));

    private SignPageSteps() {}

    static String of(List<LeaseRecord.Entry> entries) {
        return entries.stream()
                .map(SignPageSteps::line)
                .filter(Objects::nonNull)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static @Nullable String line(LeaseRecord.Entry entry) {
        try {
            var body = JSON.readTree(entry.body());
            var step = STEPS.get(body.path("action").asText());
            var payload = entry.payload();
            if (step == null || payload == null) {
                return null;
            }
            var detail = JSON.readTree(payload).path("detail");
            var seen = detail.path("seen");
            return seen.isObject() ? JSON.writeValueAsString(line(entry.seq(), step, body, detail, seen)) : null;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode line(int seq, String step, JsonNode body, JsonNode detail, JsonNode seen) {
        var line = JSON.createObjectNode()
                .put("step", step)
                .put("at", body.path("at").asText())
                .put("actor", body.path("actor").asText())
                .put("document", body.path("digest").asText());
        for (var name : List.of("link", "source", "agent")) {
            if (seen.has(name)) {
                line.set(name, seen.get(name));
            }
        }
        var said = JSON.createObjectNode();
        detail.properties().stream()
                .filter(member -> !member.getKey().equals("seen"))
                .forEach(member -> said.set(member.getKey(), shown(member.getValue())));
        if (!said.isEmpty()) {
            line.set("said", said);
        }
        return line.put("entry", seq);
    }

    /** As people read it; the entry has the form that is stored. */
    private static JsonNode shown(JsonNode value) {
        return value.isTextual() ? TextNode.valueOf(Bilingual.of(value.asText()).both()) : value;
    }
}
