package dev.serverlease.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Lessees whose identity was verified for an earlier lease, so that the leases of tests need no verification of their
 * own: it is used again. A lessee whom no sample names is not verified.
 */
public final class VerifiedLessees {

    private static final List<String> CHECKS_OF_A_PERSON =
            List.of("PHOTO", "NAME", "NUMBER", "BIRTH_DATE", "SEX_DIGIT", "SIGNER_POWER", "PHONE_OWNED");

    /** A company whose register was queried, and its signer who was seen: all match. */
    public static Map<String, String> ofACompany(Supplier<String> file) {
        return Map.of(
                "first",
                "{\"method\":\"REGISTER_QUERY\",\"evidence\":\"" + file.get() + "\",\"reference\":\"" + reference()
                        + "\",\"checks\":[\"NAME\",\"NUMBER\",\"REGISTER_STATUS\"]," + "\"result\":\"MATCH\"}",
                "second",
                "{\"method\":\"ORIGINAL_SEEN\",\"evidence\":\"" + file.get()
                        + "\",\"numberEnd\":\"002X\",\"checks\":[\"PHOTO\",\"NAME\",\"NUMBER\",\"BIRTH_DATE\","
                        + "\"SEX_DIGIT\",\"SIGNER_POWER\",\"PHONE_OWNED\"],\"result\":\"MATCH\"}");
    }

    /** A number that no platform answered with before. */
    private static String reference() {
        return "GSXT-" + UUID.randomUUID();
    }

    private final LeaseDriver lease;
    private final ObjectMapper json;
    private final Set<String> verified = new HashSet<>();
    private final List<String> numbers = new ArrayList<>();

    VerifiedLessees(LeaseDriver lease, ObjectMapper json) {
        this.lease = lease;
        this.json = json;
    }

    /** Verifies the lessee of this sample for a lease that is then withdrawn, unless that was done before. */
    void know(JsonNode sample, ObjectNode application) {
        var lessee = sample.path("lessee");
        if (!verified.add(lessee.toString())) {
            return;
        }
        application.set("lessee", lessee.deepCopy());
        var number = lease.apply(application);
        if (lease.hasTask(number, "Task_VerifyIdentity")) {
            lease.verifyIdentity(number);
        }
        lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", "{}");
        numbers.add(number);
    }

    /** Of the leases that a lessee was verified for. */
    String[] numbers() {
        return numbers.toArray(String[]::new);
    }

    /** A verification of everybody whom the form asks for: the first one has this result, all others match. */
    Map<String, String> answered(JsonNode view, String result, String note, Supplier<String> file) {
        var sections = new HashMap<String, String>();
        for (var section : List.of("first", "second")) {
            if (view.has(section)) {
                boolean other = section.equals("first") && !result.equals("MATCH");
                sections.put(
                        section,
                        section(view.path(section), other ? result : "MATCH", other ? note : "")
                                .put("evidence", file.get())
                                .toString());
            }
        }
        return sections;
    }

    private ObjectNode section(JsonNode who, String result, String note) {
        boolean body = who.path("isBody").asBoolean();
        var section = json.createObjectNode();
        section.put("method", body ? "REGISTER_QUERY" : "ORIGINAL_SEEN");
        if (body) {
            section.put("reference", reference());
        }
        if (who.path("numberEnd").asText().isEmpty()) {
            section.put("numberEnd", "002X");
        }
        section.put("documentValidTo", "2036-12-31");
        section.set(
                "checks", json.valueToTree(body ? List.of("NAME", "NUMBER", "REGISTER_STATUS") : CHECKS_OF_A_PERSON));
        section.put("result", result);
        section.put("note", note);
        return section;
    }
}
