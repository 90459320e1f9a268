package dev.serverlease.evidence.verify;

import dev.serverlease.evidence.verify.AuditLines.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The documents that entries name by their digest, and where each is to lie in the bundle. */
final class NamedDocuments {

    private final Map<String, List<Place>> places = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final boolean isInPart;

    private NamedDocuments(boolean isInPart) {
        this.isInPart = isInPart;
    }

    /**
     * Where an entry says that a document is.
     *
     * @param path how the name of its file begins
     */
    record Place(int seq, String path) {}

    /**
     * By their digests.
     *
     * @param isInPart whether the content of some entries is not here, so that nobody can count
     */
    static Map<String, List<Place>> of(List<Entry> entries, boolean isInPart) {
        var named = new NamedDocuments(isInPart);
        entries.forEach(named::of);
        return named.places;
    }

    private void of(Entry entry) {
        for (var table : entry.payload().path("rows").properties()) {
            for (var row : table.getValue()) {
                if (row.isTextual()) {
                    add(entry, row.asText(), ofTable(table.getKey()));
                }
            }
        }
        var findings = entry.payload().path("findings");
        if (findings.path("sha256").isTextual()) {
            var occasion =
                    findings.path("occasion").asText().toLowerCase(Locale.ROOT).replace('_', '-');
            add(
                    entry,
                    findings.path("sha256").asText(),
                    "findings/" + occasion + "-" + findings.path("round").asText() + ".json");
        }
        if (entry.action().equals("NOTICE_KEPT") && entry.hasPayload()) {
            add(entry, entry.payload().path("detail").path("sha256").asText(), "notices/");
        }
    }

    private void add(Entry entry, String digest, String path) {
        places.computeIfAbsent(digest, none -> new ArrayList<>()).add(new Place(entry.seq(), path));
    }

    private String ofTable(String table) {
        int nth = counts.merge(table, 1, Integer::sum);
        var number = isInPart ? "" : nth + ".json";
        return switch (table) {
            case "application" -> isInPart ? "" : (nth == 1 ? "application/" : "completions/") + number;
            case "contract" -> "contract/text-" + number;
            default -> "other/" + table + "-";
        };
    }
}
