package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serverlease.lease.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of the bundle's files, which the lessor's seal signed. */
record Manifest(
        String format,
        String lease,
        String lessor,
        String createdAt,
        Head auditHead,
        List<Listed> files,
        List<SignedPaper> signedPapers,
        List<LetterFile> letters,
        List<Withheld> withheld) {

    private static final String NAME = "manifest.json";
    private static final String FORMAT = "sl-evidence/1";

    /** Files that no manifest can list. */
    private static final Set<String> OWN = Set.of(NAME, "manifest.p7s");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    record Head(int seq, String hash) {}

    record Listed(String path, long size, String sha256, String mediaType) {}

    record Withheld(String path, String sha256, String why) {}

    /**
     * Which file shows a contract or an agreement as it was signed.
     *
     * @param paper {@code contract}, or {@code agreement-} with its number
     * @param draft version of the text that was signed
     * @param signedBy BOTH or LESSEE
     * @param form SCAN or ELECTRONIC
     */
    record SignedPaper(
            String path, String paper, int draft, String signedBy, String form, String kind, String signedOn) {}

    /**
     * Which file is of which letter.
     *
     * @param letter its number
     * @param is UNSEALED, SEALED or PROOF
     */
    record LetterFile(String path, String letter, String is, String state) {}

    /** Empty, and said in the report, if it cannot be read. */
    static Optional<Manifest> read(BundleFile bundle, Report report) {
        var bytes = bundle.bytes(NAME);
        if (bytes == null) {
            report.fails("缺少清单 manifest.json", "manifest.json is missing");
            return Optional.empty();
        }
        try {
            var manifest = JSON.readValue(bytes, Manifest.class);
            var canonical = CanonicalJson.of(new String(bytes, StandardCharsets.UTF_8));
            if (!manifest.format().equals(FORMAT)) {
                report.undecided(
                        "清单格式“" + manifest.format() + "”不是本程序所知的 " + FORMAT + "，请用新版核验",
                        "The manifest's format “" + manifest.format() + "” is not " + FORMAT
                                + "; use a newer verifier");
                return Optional.empty();
            }
            if (!Arrays.equals(bytes, canonical.getBytes(StandardCharsets.UTF_8))) {
                report.fails("manifest.json 不是规范形式，被改动过", "manifest.json is not canonical: it was edited");
            }
            return Optional.of(manifest);
        } catch (IOException | java.io.UncheckedIOException e) {
            report.fails("清单 manifest.json 无法读取，被改动过", "manifest.json cannot be read: it was edited");
            return Optional.empty();
        }
    }

    /** Compares the bundle with the list, both ways. */
    void compare(BundleFile bundle, Report report) {
        long before = report.failures();
        var found = bundle.files();
        var listed = new HashSet<>(OWN);
        for (var file : files) {
            if (!listed.add(file.path())) {
                report.fails("清单中“" + file.path() + "”重复列出", "The manifest lists “" + file.path() + "” twice");
            }
            var is = found.get(file.path());
            if (is == null) {
                report.fails("缺少文件“" + file.path() + "”", "The file “" + file.path() + "” is missing");
            } else if (is.size() != file.size() || !is.sha256().equals(file.sha256())) {
                report.fails(
                        "文件“" + file.path() + "”与清单不符，被改动或者替换",
                        "The file “" + file.path() + "” is not what the manifest lists: it was altered or replaced");
            }
        }
        for (var path : found.keySet()) {
            if (!listed.contains(path)) {
                report.fails("多出文件“" + path + "”", "The file “" + path + "” is not in the manifest");
            }
        }
        for (var kept : withheld) {
            if (found.containsKey(kept.path())) {
                report.fails(
                        "“" + kept.path() + "”列为不予提供，却在证据包中",
                        "“" + kept.path() + "” is listed as withheld and yet here");
            }
        }
        if (report.failures() == before) {
            report.holds(files.size() + " 个文件与清单一致，没有多余文件", files.size() + " files match the manifest, none extra");
        }
        if (!withheld.isEmpty()) {
            tellWithheld(report);
        }
    }

    private void tellWithheld(Report report) {
        long entries = 0;
        for (var kept : withheld) {
            if (kept.path().contains("#")) {
                entries++;
            } else {
                report.undecided(
                        "“" + kept.path() + "”不予提供，清单仅列其摘要，内容无法判断",
                        "“" + kept.path() + "” is withheld: the manifest has its digest alone, and what it says cannot"
                                + " be told");
            }
        }
        long files = withheld.size() - entries;
        report.undecided(
                files + " 个文件和 " + entries + " 条操作记录的内容不予提供（可能含有个人信息），不是缺失或者改动；法务人员导出的证据包含有全部内容",
                files + " files and the content of " + entries
                        + " entries are withheld, for they may hold personal data, and are neither missing nor altered;"
                        + " the bundle that a legal officer takes out has all of them");
    }

    /** The digest of a file as the list has it, whether it is here or withheld; empty if the list has none. */
    Optional<String> digest(String path) {
        return Stream.concat(
                        files.stream().filter(file -> file.path().equals(path)).map(Listed::sha256),
                        withheld.stream()
                                .filter(file -> file.path().equals(path))
                                .map(Withheld::sha256))
                .findFirst();
    }

    /** The digests of what is withheld, by path. */
    Map<String, String> withheldDigests() {
        return withheld.stream().collect(Collectors.toMap(Withheld::path, Withheld::sha256, (one, other) -> one));
    }
}
