package dev.serverlease.stage.contract.offer;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A party as its certificate must name it.
 *
 * @param name as registered, composed (NFC)
 * @param code an organisation's unified social credit code; null for a person
 * @param number of an individual's identity document, which need not stand in a certificate; null for others
 */
record SigningParty(
        String name, @Nullable String code, @Nullable String number) {

    static SigningParty named(String name, @Nullable String code) {
        return new SigningParty(
                Normalizer.normalize(name, Normalizer.Form.NFC), code == null || code.isBlank() ? null : code, null);
    }

    static SigningParty lessee(JsonNode application) {
        var lessee = application.path("lessee");
        var party = named(lessee.path("name").asText(), lessee.path("uscc").asText(""));
        var number = lessee.path("idNo").asText("");
        return lessee.path("kind").asText().equals("INDIVIDUAL") && !number.isBlank()
                ? new SigningParty(party.name(), party.code(), number)
                : party;
    }
}
