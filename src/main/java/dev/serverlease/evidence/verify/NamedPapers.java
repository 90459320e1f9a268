package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.evidence.verify.Manifest.SignedPaper;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which file is the contract with both signatures, and which the lessee's half: of two scans no name and no signature
 * tells. The list says it; here it is compared with the rows of the signatures, which the audit trail proves.
 */
final class NamedPapers {

    private static final String ROWS = "signatures/signatures.json";

    private NamedPapers() {}

    static void check(BundleFile bundle, Manifest manifest, Report report) {
        boolean compared = !manifest.withheldDigests().containsKey(ROWS);
        try {
            if (compared && !said(manifest).equals(recorded(bundle.bytes(ROWS)))) {
                report.fails(
                        "清单所指的双方签署的文件与签名记录不符，清单是重做的",
                        "The files that the list names as signed are not those of the signatures' record: the list was"
                                + " made anew");
                return;
            }
        } catch (IOException e) {
            // said where the signatures are checked
            return;
        }
        manifest.signedPapers().stream()
                .collect(Collectors.groupingBy(SignedPaper::paper, LinkedHashMap::new, Collectors.toList()))
                .forEach((paper, files) -> tell(paper, files, compared, report));
    }

    private static void tell(String paper, List<SignedPaper> files, boolean compared, Report report) {
        var name = name(paper);
        var zh = name.zh() + files(files, "BOTH", "由双方签署的文件是", "没有双方签署的文件").zh() + "，"
                + files(files, "LESSEE", "只有承租人签署的是", "没有只有承租人签署的文件").zh();
        var en = name.en() + ": signed by both is "
                + files(files, "BOTH", "", "none").en()
                + "; with the lessee's signature alone is "
                + files(files, "LESSEE", "", "none").en();
        if (compared) {
            report.holds(zh, en);
        } else {
            report.note("据清单，" + zh, "As the list has it, " + en);
        }
    }

    private static Word files(List<SignedPaper> files, String by, String are, String none) {
        var meant = files.stream().filter(file -> file.signedBy().equals(by)).toList();
        if (meant.isEmpty()) {
            return new Word(none, none);
        }
        return new Word(
                are + meant.stream().map(NamedPapers::zh).collect(Collectors.joining("、")),
                meant.stream().map(NamedPapers::en).collect(Collectors.joining(", ")));
    }

    private static String zh(SignedPaper file) {
        return "“" + file.path() + "”（" + (isScan(file) ? "纸面扫描件" : "电子文件") + "，"
                + how(file).map(Word::zh).orElse(file.kind()) + "，" + file.signedOn() + "）";
    }

    private static String en(SignedPaper file) {
        return "“" + file.path() + "” (" + (isScan(file) ? "scan of the paper" : "electronic file") + ", "
                + how(file).map(Word::en).orElse(file.kind()) + ", " + file.signedOn() + ")";
    }

    private static boolean isScan(SignedPaper file) {
        return file.form().equals("SCAN");
    }

    private static Optional<Word> how(SignedPaper file) {
        return Words.ofFact("contract.signatureKind", file.kind());
    }

    private static Word name(String paper) {
        if (paper.equals("contract")) {
            return new Word("合同", "The contract");
        }
        var number = paper.replaceFirst("^agreement-", "");
        return new Word("第 " + number + " 份协议", "Agreement " + number);
    }

    /** A file that is not in the list has no digest, and is no row's. */
    private static Set<List<Object>> said(Manifest manifest) {
        return manifest.signedPapers().stream()
                .map(file -> List.<Object>of(
                        manifest.digest(file.path()).orElse(""),
                        file.draft(),
                        file.signedBy(),
                        file.form(),
                        file.kind()))
                .collect(Collectors.toSet());
    }

    /** @param rows null if nothing was signed yet */
    private static Set<List<Object>> recorded(byte @Nullable [] rows) throws IOException {
        if (rows == null) {
            return Set.of();
        }
        var signatures = AuditLines.JSON.readTree(rows).path("rows").path("signature");
        return StreamSupport.stream(signatures.spliterator(), false)
                .map(NamedPapers::recorded)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static @Nullable List<Object> recorded(JsonNode signature) {
        boolean scan = signature.path("scan_digest").isTextual();
        var digest = signature.path(scan ? "scan_digest" : "file_digest");
        return digest.isTextual()
                ? List.of(
                        digest.asText(),
                        signature.path("contract_version").asInt(),
                        signature.path("party").asText().equals("LESSOR") ? "BOTH" : "LESSEE",
                        scan ? "SCAN" : "ELECTRONIC",
                        signature.path("kind").asText())
                : null;
    }
}
