package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.evidence.verify.AuditLines.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The files against the audit trail: every row, document and file entered the chain, and what entered it is here. */
final class RecordCheck {

    /** Files that enter the chain by the SHA-256 of their bytes. */
    private static final Pattern DOCUMENT = Pattern.compile(
            "(?:application|completions|findings)/.*\\.json|contract/text-\\d+\\.json|notices/\\d+\\.json|other/\\w+-\\d+\\.json");

    /** What we add for reading; only the manifest covers it. */
    private static final Set<String> ADDED = Set.of("notices/delivery.json");

    private static final Pattern PAPER = Pattern.compile("(?:attachments|contract)/.*\\.(?:pdf|jpg|png|bin)");

    private final BundleFile bundle;
    private final Manifest manifest;
    private final List<Entry> entries;
    private final Report report;

    /** Whether the manifest withholds the content of entries. */
    private final boolean isWithheld;

    /** Whether the content of other entries was erased. */
    private final boolean isErased;

    /** Of what no content speaks any more. */
    private final List<String> unproven = new ArrayList<>();

    private RecordCheck(BundleFile bundle, Manifest manifest, List<Entry> entries, Report report) {
        this.bundle = bundle;
        this.manifest = manifest;
        this.entries = entries;
        this.report = report;
        var without = entries.stream().filter(entry -> !entry.hasPayload()).toList();
        this.isWithheld = without.stream().anyMatch(this::isWithheld);
        this.isErased = !without.stream().allMatch(this::isWithheld);
    }

    private boolean isWithheld(Entry entry) {
        return manifest.withheldDigests().containsKey(entry.path());
    }

    /** What no entry names: of an erased one, or put in. While content is withheld, nobody can tell. */
    private void unnamed(boolean mayBeErased, String what, String zh, String en) {
        if (isWithheld) {
            return;
        }
        if (mayBeErased) {
            unproven.add(what);
        } else {
            report.fails(zh, en);
        }
    }

    private void tellErased() {
        if (!unproven.isEmpty()) {
            var all = String.join("、", unproven);
            report.undecided(
                    "操作记录中有的内容已删除，与之对应的仅由清单签名证明，不能由操作记录核验：" + all,
                    "The content of some entries was erased, so that the audit trail proves nothing of these, which rest on the signed"
                            + " manifest alone: " + all);
        }
    }

    static void check(BundleFile bundle, Manifest manifest, List<Entry> entries, Report report) {
        long before = report.failures();
        var check = new RecordCheck(bundle, manifest, entries, report);
        int documents = check.documents();
        int rows = check.rows();
        int papers = check.papers();
        check.tellErased();
        if (check.isWithheld) {
            report.note(
                    "部分操作记录的内容不在证据包中，与之对应的行和文件仅由清单签名证明",
                    "The content of some entries is not in the bundle: rows and files of theirs rest on the signed manifest alone");
        }
        if (report.failures() == before) {
            report.holds(
                    documents + " 份文书、" + rows + " 行记录、" + papers + " 个附件或者合同文件与操作记录一致",
                    documents + " documents, " + rows + " rows and " + papers
                            + " attachments or contract files are those of the audit trail");
        }
    }

    private int documents() {
        var named = NamedDocuments.of(entries, isErased || isWithheld);
        var here = new HashSet<String>(manifest.withheldDigests().values());
        int count = 0;
        for (var file : bundle.files().entrySet()) {
            var path = file.getKey();
            if (!DOCUMENT.matcher(path).matches() || ADDED.contains(path)) {
                continue;
            }
            var sha256 = file.getValue().sha256();
            here.add(sha256);
            count++;
            var places = named.get(sha256);
            if (places == null) {
                unnamed(
                        isErased,
                        path,
                        "“" + path + "”不是操作记录所载的文书，被改动或者替换",
                        "“" + path + "” is no document that the audit trail names: it was altered or replaced");
            } else if (places.stream().noneMatch(place -> path.startsWith(place.path()))) {
                report.fails(
                        "“" + path + "”的内容在操作记录中是另一份文书（第 " + places.get(0).seq() + " 条），被调换",
                        "“" + path + "” holds what the audit trail has as another document (entry "
                                + places.get(0).seq() + "): they were exchanged");
            }
        }
        named.forEach((digest, places) -> {
            if (!here.contains(digest)) {
                report.fails(
                        "第 " + places.get(0).seq() + " 条操作记录所载的文书不在证据包中（SHA-256 " + digest + "）",
                        "A document that entry " + places.get(0).seq() + " names is not in the bundle (SHA-256 "
                                + digest + ")");
            }
        });
        return count;
    }

    private record Row(String file, JsonNode content) {}

    private int rows() {
        var here = rowsHere();
        int count = here.values().stream().mapToInt(List::size).sum();
        for (var entry : entries) {
            for (var table : entry.payload().path("rows").properties()) {
                for (var row : table.getValue()) {
                    if (row.isObject() && !take(here.getOrDefault(table.getKey(), List.of()), row)) {
                        missing(entry, table.getKey());
                    }
                }
            }
        }
        here.forEach((table, left) -> left.forEach(row -> unnamed(
                isErased && left.size() <= erased(table),
                row.file() + " " + table,
                "“" + row.file() + "”中 " + table + " 的一行没有操作记录，被改动或者添加：" + shortly(row.content()),
                "A row of " + table + " in “" + row.file() + "” stands in no entry, it was altered or added: "
                        + shortly(row.content()))));
        return count;
    }

    /** Of how many rows of a table erased entries spoke; those of before did not say. */
    private long erased(String table) {
        return entries.stream()
                .filter(entry -> entry.action().equals("ENTRY_ERASED"))
                .map(entry -> entry.payload().path("detail").path("rows"))
                .mapToLong(rows -> rows.isMissingNode()
                        ? Integer.MAX_VALUE
                        : rows.path(table).asLong())
                .sum();
    }

    private void missing(Entry entry, String table) {
        if (manifest.withheld().isEmpty()) {
            report.fails(
                    "第 " + entry.seq() + " 条操作记录所载 " + table + " 的一行不在证据包中，被改动或者删去",
                    "A row of " + table + " that entry " + entry.seq()
                            + " holds is not in the bundle: altered or left out");
        }
    }

    private Map<String, List<Row>> rowsHere() {
        var here = new HashMap<String, List<Row>>();
        for (var path : bundle.files().keySet()) {
            if (!path.endsWith(".json") || DOCUMENT.matcher(path).matches()) {
                continue;
            }
            try {
                for (var table : AuditLines.JSON
                        .readTree(bundle.bytes(path))
                        .path("rows")
                        .properties()) {
                    for (var row : table.getValue()) {
                        here.computeIfAbsent(table.getKey(), none -> new ArrayList<>())
                                .add(new Row(path, row));
                    }
                }
            } catch (IOException e) {
                report.fails("“" + path + "”无法读取，被改动过", "“" + path + "” cannot be read: it was altered");
            }
        }
        return here;
    }

    /** Removes the first row that holds all that the entry says; a later release may have added columns. */
    private static boolean take(List<Row> rows, JsonNode said) {
        for (var all = rows.iterator(); all.hasNext(); ) {
            var content = all.next().content();
            if (said.properties().stream().allMatch(member -> member.getValue().equals(content.get(member.getKey())))) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    private int papers() {
        var here = new HashSet<String>(manifest.withheldDigests().values());
        int count = 0;
        for (var file : bundle.files().entrySet()) {
            if (!PAPER.matcher(file.getKey()).matches()) {
                continue;
            }
            var sha256 = file.getValue().sha256();
            here.add(sha256);
            count++;
            if (entries.stream().noneMatch(entry -> entry.text().contains(sha256))) {
                unnamed(
                        isErased,
                        file.getKey(),
                        "“" + file.getKey() + "”不是操作记录所载的文件，被改动或者替换",
                        "“" + file.getKey() + "” is no file that the audit trail names: it was altered or replaced");
            }
        }
        for (var entry : entries) {
            for (var attachment : entry.payload().path("rows").path("attachment")) {
                requireHere(attachment.path("digest"), here, entry, "附件", "attachment");
            }
            for (var signature : entry.payload().path("rows").path("signature")) {
                requireHere(signature.path("contract_digest"), here, entry, "签署文本", "text that was signed");
                requireHere(signature.path("file_digest"), here, entry, "签名文件", "signed file");
            }
        }
        return count;
    }

    /** @param digest null or missing, if the row names no file */
    private void requireHere(JsonNode digest, Set<String> here, Entry entry, String zh, String en) {
        if (digest.isTextual() && !here.contains(digest.asText())) {
            report.fails(
                    "第 " + entry.seq() + " 条操作记录所载的" + zh + "不在证据包中（SHA-256 " + digest.asText() + "）",
                    "The " + en + " that entry " + entry.seq() + " names is not in the bundle (SHA-256 "
                            + digest.asText() + ")");
        }
    }

    private static String shortly(JsonNode row) {
        var text = row.toString();
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
