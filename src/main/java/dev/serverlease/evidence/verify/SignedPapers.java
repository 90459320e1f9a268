package dev.serverlease.evidence.verify;

import dev.serverlease.signature.Digests;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.Reliability;
import dev.serverlease.signature.SignatureFault;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.signature.SignatureReport.Answer;
import dev.serverlease.signature.SignatureReport.Question;
import dev.serverlease.signature.SignatureReport.Result;
import dev.serverlease.signature.SignedPdfCheck;
import dev.serverlease.words.Word;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/**
 * The signatures inside the contract's and its agreements' files. Whoever has the lessor's seal can make the manifest
 * anew, and cannot sign for the lessee: so each signature is proved from its file and the reader's anchors alone.
 */
final class SignedPapers {

    private static final Pattern SIGNED =
            Pattern.compile("(contract/(?:agreement-\\d+/)?)signed(-by-lessee)?(?:-\\d+)?\\.pdf");

    private static final Map<String, Word> PARTIES = Map.of(
            "lessee", new Word("承租人", "lessee"),
            "lessor", new Word("出租人", "lessor"));

    private final BundleFile bundle;
    private final Manifest manifest;
    private final Trusted trusted;
    private final SignedPdfCheck check;
    private final Report report;
    private final Set<String> recorded = new HashSet<>();
    private int told;

    SignedPapers(BundleFile bundle, Manifest manifest, Trusted trusted, Clock clock, Report report) {
        this.bundle = bundle;
        this.manifest = manifest;
        this.trusted = trusted;
        this.check = SignedPdfCheck.offline(trusted.anchors(), clock);
        this.report = report;
    }

    void check() {
        onPaper();
        for (var path : bundle.files().keySet()) {
            var name = SIGNED.matcher(path);
            if (name.matches()) {
                check(path, name.group(1), name.group(2) == null);
            }
        }
        for (var path : manifest.withheldDigests().keySet()) {
            if (SIGNED.matcher(path).matches()) {
                report.undecided(
                        "“" + path + "”不予提供，其中的签名无法核验，请由法务人员导出的证据包核验",
                        "“" + path + "” is withheld, so its signatures cannot be told: check the bundle that a legal"
                                + " officer takes out");
            }
        }
        if (told > 0) {
            report.note(
                    "离线核验不能查询证书此后是否被吊销（可以用 --crl 给出吊销列表），也不能判断签署时由谁实际操作",
                    "Offline nobody can ask whether a certificate was revoked since (give the lists with --crl), nor"
                            + " tell who sat at the keyboard");
        }
    }

    private void onPaper() {
        var rows = bundle.bytes("signatures/signatures.json");
        if (rows == null) {
            return;
        }
        try {
            for (var signature : AuditLines.JSON.readTree(rows).path("rows").path("signature")) {
                recorded.add(signature.path("file_digest").asText());
                var party = PARTIES.get(signature.path("party").asText().toLowerCase(Locale.ROOT));
                if (party != null && !signature.path("file_digest").isTextual()) {
                    var draft = signature.path("contract_version").asInt();
                    report.note(
                            party.zh() + "在纸面上签署（contract/text-" + draft + ".json 的文本），笔迹和印章不能离线核验，须核对原件",
                            "The " + party.en() + " signed on paper (the text in contract/text-" + draft
                                    + ".json); handwriting and seals cannot be checked offline: look at the original");
                }
            }
        } catch (IOException e) {
            report.fails(
                    "“signatures/signatures.json”无法读取，被改动过", "“signatures/signatures.json” cannot be read: altered");
        }
    }

    private void check(String path, String folder, boolean byBoth) {
        var file = Objects.requireNonNull(bundle.bytes(path));
        if (!byBoth && isPartOfTheSigned(folder, file)) {
            return;
        }
        var issued = issued(folder, file);
        if (issued.isEmpty()) {
            report.fails(
                    "缺少“" + path + "”的签署前文本（" + folder + "issued.pdf），不能证明签署的是什么",
                    "The text that “" + path + "” signs (" + folder + "issued.pdf) is missing");
            return;
        }
        var parties = NamedParties.of(issued.get());
        for (var party : byBoth ? List.of("lessee", "lessor") : List.of("lessee")) {
            signature(path, party, parties, issued.get(), file, byBoth);
        }
        if (!byBoth) {
            report.note(
                    "“" + path + "”只有承租人的签名，出租人没有用印，没有成立",
                    "“" + path + "” has the lessee's signature alone; the lessor did not seal it, so nothing was"
                            + " concluded by it");
        }
    }

    private boolean isPartOfTheSigned(String folder, byte[] file) {
        return bundle.files().keySet().stream()
                .filter(path -> path.startsWith(folder + "signed"))
                .map(bundle::bytes)
                .anyMatch(signed -> signed != null && signed.length > file.length && startsWith(signed, file));
    }

    /** What the file begins with; another draft, if it begins with none, for then it signs none of them. */
    private Optional<byte[]> issued(String folder, byte[] file) {
        var drafts = bundle.files().keySet().stream()
                .filter(path -> path.matches(Pattern.quote(folder) + "issued(-\\d+)?\\.pdf"))
                .map(bundle::bytes)
                .filter(Objects::nonNull)
                .toList();
        return drafts.stream()
                .filter(draft -> startsWith(file, draft))
                .findFirst()
                .or(() -> drafts.stream().findFirst());
    }

    /**
     * An issuer that is not on the reader's list is unknown, not wrong, as long as the file is the one on record; any
     * other file was put in its place.
     */
    private void signature(
            String path, String party, NamedParties parties, byte[] issued, byte[] file, boolean byBoth) {
        told++;
        var word = Objects.requireNonNull(PARTIES.get(party));
        var where =
                new Word("“" + path + "”" + word.zh() + "的签名：", "“" + path + "”, signature of the " + word.en() + ": ");
        var name = parties.name(party);
        var expected = new ExpectedSignature(
                issued,
                party,
                name.orElse(""),
                parties.code(party),
                EnumSet.allOf(Reliability.class),
                byBoth ? PARTIES.keySet() : Set.of(party));
        var found = check.check(expected, file);
        var fault = found.fault().orElse(null);
        var who = found.answer(Question.SIGNER).text();
        if (fault == null) {
            // the lessor seals what the lessee signed
            boolean isUnderAnother = byBoth && party.equals("lessee");
            report.holds(
                    where.zh() + proved(found, Word::zh, "") + "签名覆盖整份文件" + (isUnderAnother ? "，其后只加了出租人的签名" : ""),
                    where.en() + proved(found, Word::en, " ") + " The signature covers the whole file"
                            + (isUnderAnother ? ", to which only the lessor's signature was added" : ""));
            revocations(party, found, file);
        } else if (name.isEmpty() && fault == SignatureFault.OTHER_PARTY) {
            report.undecided(
                    where.zh() + who.zh() + "文件没有载明当事人（contract.json），不能比对签署人是不是当事人",
                    where.en() + who.en() + " The file does not carry who its parties are (contract.json), so whether"
                            + " the signer is one cannot be told");
        } else if (fault == SignatureFault.UNTRUSTED_ISSUER
                && !trusted.isEmpty()
                && recorded.contains(Digests.sha256(file))) {
            report.undecided(
                    where.zh() + who.zh() + "证书的签发机构不在您的信任清单中，不能判断是否可信："
                            + found.facts().issuer() + "。信任该机构的，将其根证书加入 --trust 的清单",
                    where.en() + who.en() + " The certificate's issuer is not among your anchors, so whether it can be"
                            + " trusted cannot be told: " + found.facts().issuer()
                            + ". If you trust it, add its root certificate to your --trust list");
        } else if (isUntold(fault, found)) {
            report.undecided(
                    where.zh()
                            + who.zh()
                            + (trusted.isEmpty() ? "没有指定信任清单：加 --trust anchors.pem" : "凭文件和信任清单不能证明签署时证书有效"),
                    where.en()
                            + who.en()
                            + (trusted.isEmpty()
                                    ? " No trust anchors given: add --trust anchors.pem"
                                    : " The file and your anchors do not prove that the certificate was valid then"));
        } else {
            report.fails(
                    where.zh() + said(found, fault).zh(),
                    where.en() + said(found, fault).en());
        }
    }

    /**
     * A certificate of one use expires within minutes: without a stamp under the anchors its time is anybody's guess.
     */
    private boolean isUntold(SignatureFault fault, SignatureReport found) {
        return fault.isOnlyUnknown()
                || (trusted.isEmpty() && fault == SignatureFault.UNTRUSTED_ISSUER)
                || (fault == SignatureFault.EXPIRED && found.facts().timeStampTime() == null);
    }

    private static String proved(SignatureReport found, Function<Word, String> language, String between) {
        return Stream.of(Question.SIGNER, Question.TIME, Question.CERTIFICATE, Question.UNCHANGED)
                .map(question -> language.apply(found.answer(question).said()))
                .collect(Collectors.joining(between));
    }

    /** Of a signature that does not hold, the rest is only what it claims. */
    private static Word said(SignatureReport found, SignatureFault fault) {
        var wrong = new Answer(fault.question(), Result.DOES_NOT_HOLD, fault.text()).said();
        if (found.facts().subject() == null) {
            return wrong;
        }
        var who = found.answer(Question.SIGNER).text();
        return new Word(
                wrong.zh() + who.zh() + "自称的签发机构：" + found.facts().issuer(),
                wrong.en() + " " + who.en() + " It claims to be issued by "
                        + found.facts().issuer());
    }

    private void revocations(String field, SignatureReport found, byte[] file) {
        try (var pdf = Loader.loadPDF(file)) {
            for (var signed : pdf.getSignatureFields()) {
                if (signed.getFullyQualifiedName().equals(field)) {
                    var at = Optional.ofNullable(found.facts().timeStampTime()).orElse(Instant.MAX);
                    new ReadersLists(trusted, report)
                            .check(new CMSSignedData(signed.getSignature().getContents()), at);
                }
            }
        } catch (CMSException | IOException | GeneralSecurityException e) {
            report.fails("签名中的证书无法读取，被改动过", "The certificates of the signature cannot be read: altered");
        }
    }

    private static boolean startsWith(byte[] file, byte[] beginning) {
        return file.length >= beginning.length
                && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }
}
