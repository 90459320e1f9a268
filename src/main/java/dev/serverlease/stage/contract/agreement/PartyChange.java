package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The lessee is called otherwise than the contract says, or its number was recorded wrongly: it stays the party (Civil
 * Code art. 532), and signs the agreement on it under what is true now.
 */
public final class PartyChange {

    /**
     * Of these an agreement changes one: with another name and another number nothing tells that it is the same party.
     */
    public static final Set<String> MEMBERS = Set.of("lessee.name", "lessee.uscc", "lessee.idNo");

    public static final String NAME = "lessee.name";

    /** Of a person who signs in person. */
    public static final String SIGNER = "lessee.signerName";

    private PartyChange() {}

    /** @param changes as {@link AgreedChanges} has them */
    public static boolean isIn(JsonNode changes) {
        return of(changes).isPresent();
    }

    /** What of the party changes, with its value before and after; empty if nothing does. */
    public static Optional<JsonNode> of(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .filter(change -> MEMBERS.contains(path(change)))
                .findFirst();
    }

    /** Whether this lessee is a person who signs in person. @param application as it holds now */
    public static boolean isOwnSigner(JsonNode application) {
        var lessee = application.path("lessee");
        return lessee.path("kind").asText().equals("INDIVIDUAL")
                && lessee.path("name").equals(lessee.path("signerName"));
    }

    /** The application with what changes of the party, and nothing else. @param application a copy, which is changed */
    static ObjectNode applied(ObjectNode application, JsonNode changes) {
        boolean ownSigner = isIn(changes) && isOwnSigner(application);
        var ofTheParty = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> {
            if (MEMBERS.contains(path(change)) || (ownSigner && path(change).equals(SIGNER))) {
                ofTheParty.add(change);
            }
        });
        return AgreedChanges.applied(application, ofTheParty);
    }

    private static String path(JsonNode change) {
        return change.path("path").asText();
    }
}
