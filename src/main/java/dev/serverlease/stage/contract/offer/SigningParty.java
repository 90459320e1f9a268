package dev.serverlease.stage.contract.offer;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A party as its certificate must name it.
 *
 * @param name as registered, composed (NFC)
 * @param code an organisation's unified social credit code; null for a person, whose number is in no certificate
 */
record SigningParty(String name, @Nullable String code) {

    static SigningParty named(String name, @Nullable String code) {
        return new SigningParty(
                Normalizer.normalize(name, Normalizer.Form.NFC), code == null || code.isBlank() ? null : code);
    }

    static SigningParty lessee(JsonNode application) {
        var lessee = application.path("lessee");
        return named(lessee.path("name").asText(), lessee.path("uscc").asText(""));
    }
}
