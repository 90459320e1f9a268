package dev.serverlease.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lessees whose identity was verified for an earlier lease, so that the leases of tests need no verification of their
 * own: it is used again. A lessee whom no sample names is not verified.
 */
final class VerifiedLessees {

    private static final List<String> CHECKS_OF_A_PERSON =
            List.of("PHOTO", "NAME", "NUMBER", "BIRTH_DATE", "SEX_DIGIT", "SIGNER_POWER", "PHONE_OWNED");

    /** A company whose register was queried, and its signer who was seen: all match. */
    static final Map<String, String> OF_A_COMPANY = Map.of(
            "first",
            "{\"method\":\"REGISTER_QUERY\",\"reference\":\"GSXT-1\",\"checks\":[\"NAME\",\"NUMBER\",\"REGISTER_STATUS\"],"
                    + "\"result\":\"MATCH\"}",
            "second",
            "{\"method\":\"ORIGINAL_SEEN\",\"numberEnd\":\"002X\",\"checks\":[\"PHOTO\",\"NAME\",\"NUMBER\",\"BIRTH_DATE\","
                    + "\"SEX_DIGIT\",\"SIGNER_POWER\",\"PHONE_OWNED\"],\"result\":\"MATCH\"}");

    private final LeaseDriver lease;
    private final ObjectMapper json;
    private final Set<String> verified = new HashSet<>();

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
    }

    /** A verification of everybody whom the form asks for: the first one has this result, all others match. */
    Map<String, String> answered(JsonNode view, String result, String note) {
        var sections = new HashMap<String, String>();
        for (var section : List.of("first", "second")) {
            if (view.has(section)) {
                boolean other = section.equals("first") && !result.equals("MATCH");
                sections.put(
                        section,
                        section(view.path(section), other ? result : "MATCH", other ? note : "")
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
            section.put("reference", "GSXT-2026-0001");
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
