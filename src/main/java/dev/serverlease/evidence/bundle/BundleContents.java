package dev.serverlease.evidence.bundle;

import static dev.serverlease.evidence.bundle.BundleWriter.JSON;
import static dev.serverlease.evidence.bundle.BundleWriter.LINES;
import static dev.serverlease.evidence.bundle.BundleWriter.TEXT;
import static dev.serverlease.evidence.bundle.BundleWriter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.FindingWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which files a bundle has. */
@Component
class BundleContents {

    private static final TypeReference<List<StoredFinding>> FINDINGS = new TypeReference<>() {};

    private final LeaseRecord record;
    private final PaperFiles papers;
    private final AnchorFiles anchors;
    private final EndStory end;
    private final DisputeStory disputes;
    private final ObjectMapper json;
    private final Clock clock;

    BundleContents(
            LeaseRecord record,
            PaperFiles papers,
            AnchorFiles anchors,
            EndStory end,
            DisputeStory disputes,
            ObjectMapper json,
            Clock clock) {
        this.disputes = disputes;
        this.end = end;
        this.record = record;
        this.papers = papers;
        this.anchors = anchors;
        this.json = json;
        this.clock = clock;
    }

    /** Writes everything but the manifest. The caller reads in one snapshot. */
    void write(String lease, BundleWriter bundle) {
        bundle.add("README.txt", TEXT, readMe());
        record.inUtc();
        var entries = record.entries(lease);
        rows(lease, bundle);
        documents(lease, bundle);
        var index = new BundleIndex(record.handedIn(lease));
        papers.write(lease, entries, bundle, index);
        bundle.add("audit.jsonl", LINES, auditTrail(entries, bundle));
        bundle.add("sign-page.jsonl", LINES, SignPageSteps.of(entries));
        anchors.write(lease, bundle);
        bundle.add("system.json", JSON, system());
        bundle.add(
                "index.txt",
                TEXT,
                index.of(end.of(lease, bundle.signed()), disputes.of(lease), bundle.paths(), bundle.withheld()));
    }

    private void rows(String lease, BundleWriter bundle) {
        var byFile = new TreeMap<String, List<String>>();
        for (var table : record.tables()) {
            var rows = table.large() ? null : record.rows(table, lease);
            if (rows != null) {
                byFile.computeIfAbsent(Topics.file(table.name()), none -> new ArrayList<>())
                        .add(json(table.name()) + ":" + rows);
            }
        }
        byFile.forEach((file, tables) -> bundle.add(file, JSON, "{\"rows\":{" + String.join(",\n", tables) + "}}\n"));
    }

    private void documents(String lease, BundleWriter bundle) {
        for (var table : record.tables()) {
            if (!table.large()) {
                continue;
            }
            switch (table.name()) {
                case "application" -> {
                    var rounds = record.documents("application", lease, "round");
                    for (int round = 1; round <= rounds.size(); round++) {
                        bundle.add(
                                (round == 1 ? "application/" : "completions/") + round + ".json",
                                JSON,
                                rounds.get(round - 1));
                    }
                }
                case "findings" -> findings(lease, bundle);
                case "contract" -> numbered("contract/text-", record.documents("contract", lease, "version"), bundle);
                case "notice" -> {
                    numbered("notices/", record.documents("notice", lease, "id"), bundle);
                    var mails = record.mails(lease);
                    if (mails != null) {
                        bundle.add("notices/delivery.json", JSON, "{\"mails\":" + mails + "}\n");
                    }
                }
                default ->
                    numbered("other/" + table.name() + "-", record.documents(table.name(), lease, "ctid"), bundle);
            }
        }
    }

    private static void numbered(String prefix, List<String> documents, BundleWriter bundle) {
        for (int nth = 1; nth <= documents.size(); nth++) {
            bundle.add(prefix + nth + ".json", JSON, documents.get(nth - 1));
        }
    }

    private void findings(String lease, BundleWriter bundle) {
        var occasions = record.occasions(lease);
        var documents = record.documents("findings", lease, "ctid");
        var consequences = new TreeMap<String, Map<String, Object>>();
        var brief = new ArrayList<Map<String, Object>>();
        for (int nth = 0; nth < documents.size(); nth++) {
            bundle.add("findings/" + occasions.get(nth) + ".json", JSON, documents.get(nth));
            for (var finding : read(documents.get(nth))) {
                brief.add(brief(occasions.get(nth), finding));
                if (finding.isViolated()) {
                    FindingWords.consequence(finding)
                            .ifPresent(said -> consequences.put(
                                    finding.rule().value() + " " + finding.asOf(),
                                    Map.of(
                                            "rule", finding.rule().value(),
                                            "code", Objects.requireNonNull(finding.consequence()),
                                            "asOf", finding.asOf().toString(),
                                            "zh", said.zh(),
                                            "en", said.en())));
                }
            }
        }
        bundle.add("consequences.json", JSON, json(Map.of("consequences", consequences.values())));
        if (bundle.isWithheld("findings")) {
            bundle.add("findings.json", JSON, json(Map.of("findings", brief)));
        }
    }

    /** A finding without the facts and messages, which name people. */
    private static Map<String, Object> brief(String occasion, StoredFinding finding) {
        return Map.of(
                "occasion", occasion,
                "rule", finding.rule().value(),
                "ruleVersion", finding.ruleVersion(),
                "outcome", finding.outcome().name(),
                "citation", finding.citationZh(),
                "asOf", finding.asOf().toString());
    }

    private List<StoredFinding> read(String document) {
        try {
            return json.readValue(document, FINDINGS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String auditTrail(List<LeaseRecord.Entry> entries, BundleWriter bundle) {
        var lines = new StringBuilder();
        for (var entry : entries) {
            var line = new TreeMap<String, String>(Map.of("body", entry.body(), "hash", entry.hash()));
            var salt = entry.salt();
            var payload = entry.payload();
            if (salt != null && payload != null) {
                var content = "audit/" + entry.seq();
                if (bundle.isWithheld(content)) {
                    bundle.withhold("audit.jsonl#" + entry.seq(), entry.commitment());
                } else {
                    line.put("salt", salt);
                    line.put("payload", payload);
                }
            }
            lines.append(json(line)).append('\n');
        }
        return lines.toString();
    }

    /** In which environment the record was kept (最高人民法院关于民事诉讼证据的若干规定第九十三条). */
    private String system() {
        var version = getClass().getPackage().getImplementationVersion();
        var database = record.database();
        return CanonicalJson.of(json(Map.of(
                "product",
                "server-lease",
                "version",
                version == null ? "development" : version,
                "java",
                System.getProperty("java.runtime.version"),
                "database",
                database.version(),
                "databaseClockAheadMs",
                database.now() - clock.millis(),
                "zone",
                clock.getZone().getId())));
    }

    private static String readMe() {
        try (var text = new ClassPathResource("evidence/README.txt").getInputStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
