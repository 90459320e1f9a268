package dev.serverlease.evidence.bundle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which file of the bundle the rows of a table of evidence stand; a table that nobody placed is in {@code other/}.
 */
final class Topics {

    private static final String OTHER = "other/other.json";

    private static final Map<String, List<String>> TABLES = Map.of(
            "decisions.json", List.of("decision", "assessment", "condition", "condition_proof"),
            "facts.json", List.of("recorded_fact"),
            "identity/identity.json", List.of("identity_verification"),
            "attachments/attachments.json", List.of("attachment"),
            "delivery/delivery.json", List.of("handover", "delivery", "delivery_details", "end_choice", "paper"),
            "reviews/reviews.json", List.of("use_report", "use_review", "law_ahead"),
            "orders/orders.json", List.of("duty", "duty_done", "suspension", "cure"),
            "ending/ending.json",
                    List.of(
                            "termination",
                            "termination_answer",
                            "legal_hold",
                            "legal_hold_lifted",
                            "end_finding",
                            "settlement"));

    private static final Map<String, String> PREFIXES = Map.of(
            "rent_",
            "rent/rent.json",
            "agreement",
            "agreements/agreements.json",
            "renewal", // what it asks to change may be the lessee's own data
            "agreements/agreements.json",
            "sign",
            "signatures/signatures.json",
            "offer_",
            "signatures/signatures.json",
            "lessee_",
            "lessee/lessee.json",
            "legal_notice",
            "notices/letters.json");

    private static final Map<String, String> FILES = files();

    private Topics() {}

    static String file(String table) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> table.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(FILES.getOrDefault(table, OTHER));
    }

    private static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        TABLES.forEach((file, tables) -> tables.forEach(table -> files.put(table, file)));
        return files;
    }
}
