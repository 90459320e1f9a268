package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which file is which letter, with its seal or before it, and which letter a file proves the arrival of. The list says
 * it; here it is compared with the rows of letters and files, which the audit trail proves.
 */
final class NamedLetters {

    private static final String LETTERS = "notices/letters.json";

    private static final String FILES = "attachments/attachments.json";

    private NamedLetters() {}

    static void check(BundleFile bundle, Manifest manifest, Report report) {
        if (manifest.withheldDigests().keySet().stream().anyMatch(Set.of(LETTERS, FILES)::contains)) {
            return;
        }
        try {
            var recorded = recorded(rows(bundle, LETTERS), rows(bundle, FILES));
            if (!said(manifest).equals(recorded)) {
                report.fails(
                        "清单所指的函件及其送达证明与记录不符，清单是重做的",
                        "The files that the list names as letters and their proofs are not those of the record: the list"
                                + " was made anew");
            } else if (!recorded.isEmpty()) {
                report.holds(
                        "清单所指的函件及其送达证明与记录一致", "The files named as letters and their proofs are those of the record");
            }
        } catch (IOException e) {
            report.fails("函件或者附件的记录无法读取，被改动过", "The rows of letters or files cannot be read: they were altered");
        }
    }

    private static JsonNode rows(BundleFile bundle, String path) throws IOException {
        var bytes = bundle.bytes(path);
        return AuditLines.JSON
                .readTree(bytes == null ? "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8) : bytes)
                .path("rows");
    }

    private static Set<List<String>> said(Manifest manifest) {
        return manifest.letters().stream()
                .map(file -> List.of(manifest.digest(file.path()).orElse(""), file.letter(), file.is()))
                .collect(Collectors.toSet());
    }

    private static Set<List<String>> recorded(JsonNode letters, JsonNode files) {
        var recorded = new HashSet<List<String>>();
        for (var letter : letters.path("legal_notice")) {
            var number = letter.path("number").asText();
            recorded.add(List.of(letter.path("digest").asText(), number, "UNSEALED"));
            for (var event : letters.path("legal_notice_event")) {
                if (event.path("kind").asText().equals("SEALED")
                        && event.path("notice").equals(letter.path("position"))) {
                    recorded.add(List.of(event.path("digest").asText(), number, "SEALED"));
                }
            }
        }
        for (var file : files.path("attachment")) {
            if (file.path("kind").asText().equals("NOTICE_PROOF")
                    && file.path("subject").isTextual()) {
                recorded.add(List.of(
                        file.path("digest").asText(), file.path("subject").asText(), "PROOF"));
            }
        }
        return recorded;
    }
}
