package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import java.util.Set;

/**
 * What an application says against itself, where the contract could only follow one of the two: an electronic signature
 * to which the lessee did not agree (E-Signature Law art. 3).
 */
final class Contradictions {

    private static final Set<String> ON_PAPER = Set.of("HANDWRITTEN", "SEAL");

    private Contradictions() {}

    static List<FieldError> in(ObjectNode application) {
        var contract = application.path("contract");
        boolean isRefused = contract.path("eSignConsent").isBoolean()
                && !contract.path("eSignConsent").booleanValue();
        return isRefused && !ON_PAPER.contains(contract.path("signatureKind").asText())
                ? List.of(new FieldError(
                        "contract.eSignConsent",
                        "承租人不同意采用电子签名，签署方式却不是纸质签署；请将签署方式改为手写签名或者盖章，或者由承租人同意采用电子签名。 The lessee does not agree"
                                + " to sign electronically, yet the contract is to be: choose a handwritten signature or a"
                                + " seal, or let the lessee agree."))
                : List.of();
    }
}
