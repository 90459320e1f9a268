package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit trail: each entry's hash covers its body and the hash before it, each body its content by a commitment. */
final class AuditLines {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String NAME = "audit.jsonl";
    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    /** @param payload missing if it was erased or is withheld */
    record Entry(int seq, JsonNode body, String hash, String text, JsonNode payload) {

        boolean hasPayload() {
            return !payload.isMissingNode();
        }

        String action() {
            return body.path("action").asText();
        }

        /** How the manifest names its content. */
        String path() {
            return NAME + "#" + seq;
        }

        /** When it was made, as it says. */
        String at() {
            return body.path("at").asText();
        }

        /** Not in those of before this was recorded. */
        boolean bearsRecording() {
            return body.has(RECORDED);
        }

        /** When it was made, in entries of before this was recorded; empty where it cannot be read. */
        Optional<Instant> recorded() {
            try {
                return Optional.of(
                        Instant.parse(bearsRecording() ? body.path(RECORDED).asText() : at()));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    private record Line(
            String body,
            String hash,
            @Nullable String salt,
            @Nullable String payload) {}

    private static final String RECORDED = "recorded";

    /**
     * How far the time of an act may be from that of its recording; entries that waited are recorded before their
     * place.
     */
    static final Duration AHEAD = Duration.ofSeconds(2);

    static final Duration BEHIND = Duration.ofMinutes(5);

    private final List<Entry> entries = new ArrayList<>();
    private final Report report;

    /** The newest time of recording so far. */
    private Instant newest = Instant.MIN;

    /** Entries that were recorded under the time of the one before, because the clock had been ahead then. */
    private final List<Integer> carried = new ArrayList<>();

    /** Entries that were recorded long before the one that they follow. */
    private final List<Integer> waited = new ArrayList<>();

    private AuditLines(Report report) {
        this.report = report;
    }

    /** Reads and checks the chain. What does not hold is said in the report. */
    static List<Entry> check(BundleFile bundle, Manifest manifest, Report report) {
        if (!bundle.has(NAME)) {
            report.fails("缺少操作记录 audit.jsonl", "The audit trail, audit.jsonl, is missing");
            return List.of();
        }
        long before = report.failures();
        var trail = new AuditLines(report);
        trail.chain(bundle.lines(NAME), manifest);
        trail.end(manifest.auditHead());
        trail.absent(manifest.withheldDigests());
        trail.tellOutOfOrder();
        if (report.failures() == before) {
            report.holds(
                    trail.entries.size() + " 条操作记录前后相连，无改动、缺失或者插入",
                    trail.entries.size() + " entries of the audit trail are linked: none altered, missing or put in");
        }
        return trail.entries;
    }

    private void chain(List<String> lines, Manifest manifest) {
        var previous = BEFORE_THE_FIRST;
        int expected = 1;
        for (var text : lines) {
            Line line;
            JsonNode body;
            JsonNode payload;
            try {
                line = JSON.readValue(text, Line.class);
                body = JSON.readTree(line.body());
                payload = line.payload() == null ? MissingNode.getInstance() : JSON.readTree(line.payload());
            } catch (JsonProcessingException | IllegalArgumentException e) {
                report.fails(
                        "audit.jsonl 第 " + expected + " 行无法读取，被改动过",
                        "Line " + expected + " of audit.jsonl cannot be read: it was altered");
                expected++;
                continue;
            }
            int seq = body.path("seq").asInt();
            if (seq != expected) {
                report.fails(
                        "第 " + expected + " 条操作记录处为第 " + seq + " 条：有缺失、插入或者调换",
                        "Entry " + seq + " stands where entry " + expected
                                + " should: entries are missing, put in or swapped");
            }
            if (!body.path("lease").asText().equals(manifest.lease())) {
                report.fails("第 " + seq + " 条操作记录属于另一租赁", "Entry " + seq + " is of another lease");
            }
            if (!hash(previous, line.body()).equals(line.hash())) {
                report.fails(
                        "第 " + seq + " 条操作记录与摘要不符，该条或者其前一条被改动",
                        "Entry " + seq + " does not match its hash: it, or the one before, was altered");
            }
            if (line.payload() != null
                    && !commitment(line).equals(body.path("commitment").asText())) {
                report.fails(
                        "第 " + seq + " 条操作记录的内容与其摘要不符，内容被改动",
                        "The content of entry " + seq + " does not match its commitment: it was altered");
            }
            recorded(seq, body);
            entries.add(new Entry(seq, body, line.hash(), text, payload));
            previous = Objects.requireNonNullElse(line.hash(), "");
            expected = seq + 1;
        }
    }

    /**
     * Each entry bears the time of the record beside that of the act, which may be a little ahead of it, and not far
     * behind; those of before this was recorded bear none, and come first.
     */
    private void recorded(int seq, JsonNode body) {
        if (!body.has(RECORDED) && newest.equals(Instant.MIN)) {
            return;
        }
        try {
            var at = Instant.parse(body.path("at").asText());
            var recorded = Instant.parse(body.path(RECORDED).asText());
            boolean isCarried = recorded.equals(newest) && at.isBefore(recorded.minus(BEHIND));
            if (isCarried) {
                carried.add(seq);
            } else if (at.isAfter(recorded.plus(AHEAD)) || at.isBefore(recorded.minus(BEHIND))) {
                report.fails(
                        "第 " + seq + " 条操作记录的操作时间 " + at + " 与记录时间 " + recorded + " 不符：时间被倒签或者改动",
                        "Entry " + seq + " is dated " + at + " and recorded at " + recorded
                                + ", which does not fit: a time was set back or altered");
            } else if (recorded.plus(BEHIND).isBefore(newest)) {
                waited.add(seq);
            }
            newest = recorded.isAfter(newest) ? recorded : newest;
        } catch (DateTimeParseException e) {
            report.fails(
                    "第 " + seq + " 条操作记录没有记录时间，或者无法读取：被改动过",
                    "Entry " + seq + " bears no time of recording, or none that can be read: it was altered");
        }
    }

    private void tellOutOfOrder() {
        undecided(
                carried,
                "沿用了前一条的记录时间（数据库时钟曾经超前），其操作时间只有系统自己的记载",
                "bear the time of recording of the one before, as the database's clock had been ahead: when they were made rests on the"
                        + " product alone");
        undecided(
                waited,
                "的记录时间比其前一条早五分钟以上：记下后等候了较久才接入，或者时间被倒签；其时间只有系统自己的记载",
                "were recorded more than five minutes before the one that they follow: they waited for their place, or a time was set back;"
                        + " when they were made rests on the product alone");
    }

    private void undecided(List<Integer> which, String zh, String en) {
        if (!which.isEmpty()) {
            var numbers = which.stream().map(String::valueOf).collect(Collectors.joining("、"));
            report.undecided("第 " + numbers + " 条操作记录" + zh, "Entries " + numbers + " " + en);
        }
    }

    private void end(Manifest.Head head) {
        var last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (last == null || last.seq() != head.seq() || !last.hash().equals(head.hash())) {
            report.fails(
                    "操作记录的末尾不是清单所列第 " + head.seq() + " 条：末尾被截去、添加或者改写",
                    "The audit trail does not end with entry " + head.seq()
                            + " as the manifest says: its end was cut off, added to or rewritten");
        }
    }

    /** Content may be absent only if the manifest withholds it, or a later entry says that it was erased. */
    private void absent(Map<String, String> withheld) {
        var erasures = entries.stream()
                .filter(entry -> entry.action().equals("ENTRY_ERASED"))
                .toList();
        var erased = erasures.stream()
                .map(entry -> entry.payload().path("detail").path("entry").asInt())
                .collect(Collectors.toSet());
        boolean erasedUnseen = erasures.stream().anyMatch(entry -> !entry.hasPayload());
        int lawfullyErased = 0;
        for (var entry : entries) {
            var digest = withheld.get(entry.path());
            if (digest != null && !digest.equals(entry.body().path("commitment").asText())) {
                report.fails(
                        "第 " + entry.seq() + " 条操作记录不予提供的内容，其摘要与记录不符",
                        "The withheld content of entry " + entry.seq() + " has another digest than the entry");
            } else if (digest != null && entry.hasPayload()) {
                report.fails(
                        "第 " + entry.seq() + " 条操作记录的内容列为不予提供，却在证据包中",
                        "The content of entry " + entry.seq() + " is listed as withheld and yet here");
            } else if (digest == null && !entry.hasPayload()) {
                if (erased.contains(entry.seq()) || erasedUnseen) {
                    lawfullyErased++;
                } else {
                    report.fails(
                            "第 " + entry.seq() + " 条操作记录缺少内容，又无删除记录",
                            "The content of entry " + entry.seq()
                                    + " is missing, and no entry says that it was erased");
                }
            }
        }
        var numbers = entries.stream().map(Entry::path).collect(Collectors.toSet());
        withheld.keySet().stream()
                .filter(path -> path.startsWith(NAME + "#") && !numbers.contains(path))
                .forEach(path -> report.fails(
                        "清单所列不予提供的“" + path + "”没有对应的操作记录", "No entry stands for “" + path + "”, listed as withheld"));
        if (lawfullyErased > 0) {
            report.note(
                    lawfullyErased + " 处个人信息已依法删除，仅余摘要",
                    lawfullyErased + " items were erased by law, their digests remain");
        }
    }

    private static String hash(String previous, String body) {
        var sha256 = BundleFile.sha256();
        sha256.update(bytes(previous));
        return HexFormat.of().formatHex(sha256.digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String commitment(Line line) {
        var sha256 = BundleFile.sha256();
        sha256.update(bytes(String.valueOf(line.salt())));
        return HexFormat.of()
                .formatHex(sha256.digest(String.valueOf(line.payload()).getBytes(StandardCharsets.UTF_8)));
    }

    /** What is no hexadecimal counts as nothing, and matches no hash. */
    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
