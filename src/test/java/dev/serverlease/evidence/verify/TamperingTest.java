package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.evidence.AnchorStamps;
import dev.serverlease.evidence.Anchors;
import dev.serverlease.evidence.MerkleTree;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.signature.OtherSeals;
import dev.serverlease.signature.SignatureSettings;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever alters a bundle is found out, and told where; with the seal's key in hand too. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Anchors anchors;

    @Autowired
    private AnchorStamps stamps;

    @Autowired
    private SignatureSettings settings;

    @Autowired
    private LessorSeal seal;

    @Autowired
    private DemoAuthority demo;

    @LocalServerPort
    private int port;

    private Path folder;

    private byte[] whole;
    private byte[] ofManager;
    private Path trust;

    @BeforeAll
    void aLeaseOfWhichMuchIsKept() throws IOException {
        var made = new WholeLease(lease, clock, anchors, stamps, port);
        whole = made.bundle("legal1");
        ofManager = made.bundle("manager1");
        folder = Files.createDirectories(Path.of("target", "evidence-bundles"));
        Files.write(folder.resolve("whole.zip"), whole);
        Files.write(folder.resolve("of-manager.zip"), ofManager);
        trust = Files.write(folder.resolve("anchors.pem"), demo.anchorsPem());
    }

    private Said verify(byte[] zip, String... more) {
        return Said.of(
                zip,
                clock,
                Stream.concat(Stream.of("--trust", trust.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void detected(byte[] zip, String named, String... more) {
        var said = verify(zip, more);
        assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
        assertThat(said.text().lines().filter(line -> line.startsWith("[不成立]")))
                .as(said.text())
                .anyMatch(line -> line.contains(named));
    }

    @Test
    void honestBundleHolds() {
        var said = verify(whole);
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("[成立] 清单签名：示例", "没有多余文件", "条操作记录前后相连", "存证锚定覆盖至第", "存证锚定的时间戳与根哈希一致", "不证明申报的事实属实")
                .contains("[说明] 承租人在纸面上签署", "不能离线核验")
                .containsPattern("\\[成立] 合同由双方签署的文件是“attachments/[-0-9a-f]+\\.pdf”（纸面扫描件，[^）]+，20\\d\\d-\\d\\d-\\d\\d），"
                        + "只有承租人签署的是“attachments/[-0-9a-f]+\\.pdf”（纸面扫描件，")
                .contains("[成立] 清单所指的函件及其送达证明与记录一致")
                .doesNotContain("[不成立]", "[无法判断]");
    }

    /** What nobody can look at here does not hold, and is not missing or altered either. */
    @Test
    void whatIsWithheldFromManagersCannotBeTold() {
        var said = verify(ofManager);

        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text().lines().filter(line -> line.startsWith("[无法判断]")))
                .as(said.text())
                .anyMatch(line -> line.contains("条操作记录的内容不予提供") && line.contains("法务人员"))
                .anyMatch(line -> line.contains("“application/1.json”不予提供"));
        assertThat(said.text()).contains("[说明] 据清单，合同由双方签署的文件是“attachments/").doesNotContain("[不成立]", "缺少文件");
    }

    /** At night every file; else one of those that lie together and have the same ending. */
    private Collection<String> filesOfEachKind() {
        var all = new TamperedBundle(whole).files.keySet();
        return Boolean.getBoolean("nightly")
                ? all
                : all.stream()
                        .collect(Collectors.toMap(
                                path -> path.replaceFirst("[^/]*(?=\\.)", ""), path -> path, (one, alike) -> one))
                        .values();
    }

    @Test
    void oneBitInAnyFileIsFoundAndTheFileNamed() {
        assertThat(new TamperedBundle(whole).files).hasSizeGreaterThan(20);
        for (var path : filesOfEachKind()) {
            detected(new TamperedBundle(whole).flip(path).zip(), path.startsWith("manifest.") ? "manifest." : path);
        }
    }

    /** At night each file alone; else all at once but the manifest's own, without which nothing is compared. */
    @Test
    void missingFileIsFoundAndNamed() {
        for (var gone : goneTogether()) {
            var bundle = new TamperedBundle(whole);
            bundle.files.keySet().removeAll(gone);
            var said = verify(bundle.zip());
            assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
            var failing =
                    said.text().lines().filter(line -> line.startsWith("[不成立]")).toList();
            assertThat(gone).allSatisfy(path -> assertThat(failing).anyMatch(line -> line.contains(path)));
        }
    }

    private Collection<Set<String>> goneTogether() {
        var all = new TamperedBundle(whole).files.keySet();
        return all.stream()
                .collect(Collectors.groupingBy(
                        path -> Boolean.getBoolean("nightly") || path.startsWith("manifest.") ? path : "",
                        Collectors.toSet()))
                .values();
    }

    /** Both are what the audit trail names, and the lessor himself seals them. */
    @Test
    void documentsUnderEachOthersNameAreFound() {
        var bundle = new TamperedBundle(whole);
        var findings = bundle.files.keySet().stream()
                .filter(path -> path.matches("findings/.+\\.json"))
                .limit(2)
                .toList();
        assertThat(findings).hasSize(2);
        bundle.files.put(findings.get(0), bundle.files.put(findings.get(1), bundle.files.get(findings.get(0))));
        detected(bundle.sealedAgain(seal::signDetached).zip(), "“" + findings.get(0) + "”的内容在操作记录中是另一份文书");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void tamperingIsFoundAndNamed(String kind, String named, UnaryOperator<TamperedBundle> tamper) {
        detected(tamper.apply(new TamperedBundle(whole)).zip(), named);
    }

    Stream<Arguments> tamperingIsFoundAndNamed() {
        return Stream.of(
                kind("added file", "多出文件“notices/99.json”", bundle -> bundle.put("notices/99.json", "{}")),
                kind("renamed file", "缺少文件“decisions.json”", bundle -> {
                    bundle.files.put("decision.json", bundle.files.remove("decisions.json"));
                    return bundle;
                }),
                kind("swapped files", "“application/1.json”与清单不符", bundle -> {
                    var other = bundle.files.get("decisions.json");
                    bundle.files.put("decisions.json", bundle.files.put("application/1.json", other));
                    return bundle;
                }),
                kind("attachment replaced", "attachments/", bundle -> {
                    bundle.put(bundle.paper(), "%PDF-1.7 another");
                    return bundle;
                }),
                kind(
                        "manifest edited",
                        "签名与清单不符",
                        bundle -> bundle.manifest(all -> all.put("createdAt", "2020-01-01"))),
                kind("file and its line in the manifest", "签名与清单不符", bundle -> {
                    var signature = bundle.files.get("manifest.p7s");
                    return bundle.replace("README.txt", "OpenSSL", "OpenSSH").sealedAgain(data -> signature);
                }),
                kind("signature removed", "缺少清单签名 manifest.p7s", bundle -> {
                    bundle.files.remove("manifest.p7s");
                    return bundle;
                }),
                kind(
                        "signed by another company",
                        "由他人签署",
                        bundle -> bundle.sealedAgain(data -> OtherSeals.ofAnotherCompany(demo, data, clock))),
                kind(
                        "signed by another company, which the manifest calls the lessor",
                        "而合同载明的出租人是",
                        bundle -> bundle.manifest(all -> all.put("lessor", "另一家公司"))
                                .sealedAgain(data -> OtherSeals.ofAnotherCompany(demo, data, clock))),
                kind(
                        "signed in the lessor's name by an own certifier",
                        "不是由您信任的机构签发",
                        bundle -> bundle.sealedAgain(data -> OtherSeals.ofAnOwnCertifier(lessor(bundle), data, clock))),
                kind("time stamps removed", "没有时间戳", bundle -> {
                    bundle.files.put("manifest.p7s", withoutStamps(bundle.files.get("manifest.p7s")));
                    return bundle;
                }),
                // from here on by somebody who has the key of the seal
                kind("entry changed", "第 3 条操作记录与摘要不符", sealed(bundle -> changed(bundle, 3))),
                kind(
                        "entry's content changed",
                        "条操作记录的内容与其摘要不符",
                        sealed(bundle -> bundle.replace("audit.jsonl", "用途合法", "用途存疑"))),
                kind("entry dropped", "第 4 条操作记录处为第 5 条", sealed(bundle -> lines(bundle, all -> all.remove(3)))),
                kind(
                        "end cut off",
                        "之后改写过操作记录",
                        sealed(bundle ->
                                lines(bundle, all -> all.subList(20, all.size()).clear()))),
                kind(
                        "entry put in",
                        "第 3 条操作记录处为第 2 条",
                        sealed(bundle -> lines(bundle, all -> all.add(2, all.get(1))))),
                kind(
                        "entries swapped",
                        "第 2 条操作记录处为第 3 条",
                        sealed(bundle -> lines(bundle, all -> Collections.swap(all, 1, 2)))),
                kind(
                        "chain rewritten to its end",
                        "之后改写过操作记录",
                        sealed(bundle -> changed(bundle, 3).chainedAgain())),
                kind(
                        "content left out as if erased",
                        "又无删除记录",
                        sealed(bundle -> lines(bundle, all -> {
                            var line = TamperedBundle.json(all.get(2));
                            line.remove(List.of("payload", "salt"));
                            all.set(2, line.toString());
                        }))),
                kind(
                        "root changed",
                        "存证锚定",
                        sealed(bundle -> lines(bundle, "anchors/roots.jsonl", all -> {
                            var root = TamperedBundle.json(all.get(all.size() - 1));
                            all.set(
                                    all.size() - 1,
                                    root.put("root", "0".repeat(64)).toString());
                        }))),
                kind(
                        "anchor left out",
                        "anchors/roots.jsonl",
                        sealed(bundle -> lines(bundle, "anchors/roots.jsonl", all -> all.remove(all.size() - 2)))),
                kind(
                        "Merkle path changed",
                        "号存证锚定",
                        sealed(bundle -> lines(bundle, "anchors/paths.jsonl", all -> {
                            var proof = TamperedBundle.json(all.get(0));
                            ((ArrayNode) proof.path("path")).set(0, "L" + "1".repeat(64));
                            all.set(0, proof.toString());
                        }))),
                kind("stamp of an anchor altered", "不是有效的时间戳", sealed(bundle -> {
                    var token = bundle.files.get(bundle.stamps().get(0));
                    token[token.length - 5] ^= 1;
                    return bundle;
                })),
                kind("stamps of two anchors swapped", "的时间戳：时间戳或者根哈希被改动", sealed(bundle -> {
                    var two = bundle.stamps();
                    var other = bundle.files.get(two.get(1));
                    bundle.files.put(two.get(1), bundle.files.put(two.get(0), other));
                    return bundle;
                })),
                kind(
                        "anchor made out to be younger",
                        "roots.jsonl 中的时间被改动",
                        sealed(bundle -> lines(
                                bundle,
                                "anchors/roots.jsonl",
                                all -> all.replaceAll(line -> line.replace("\"at\":\"20", "\"at\":\"21"))))),
                kind(
                        "anchors moved back by an hour",
                        "与其根哈希不符：anchors/roots.jsonl 中的时间被改动",
                        sealed(bundle -> lines(
                                bundle, "anchors/roots.jsonl", all -> all.replaceAll(TamperingTest::anHourBefore)))),
                kind(
                        "decision dated years before its entry",
                        "decision 的一行自称作于 2020-",
                        sealed(bundle -> datedInBetween(bundle).chainedAgain())),
                kind(
                        "application rewritten",
                        "application/1.json",
                        sealed(bundle -> bundle.replace("application/1.json", "内部办公", "对外经营"))),
                kind(
                        "decision rewritten",
                        "decisions.json",
                        sealed(bundle -> bundle.replace("decisions.json", "legal1", "legal2"))),
                kind("decision left out", "所载 decision 的一行不在证据包中", sealed(bundle -> {
                    bundle.files.remove("decisions.json");
                    return bundle;
                })),
                kind(
                        "finding rewritten",
                        "findings/",
                        sealed(bundle -> bundle.replace(bundle.first("findings"), "SATISFIED", "BLOCK"))),
                kind("notice left out", "所载的文书不在证据包中", sealed(bundle -> {
                    bundle.files.remove("notices/1.json");
                    return bundle;
                })),
                kind(
                        "contract rewritten",
                        "contract/text-1.json",
                        sealed(bundle -> bundle.replace("contract/text-1.json", "出租人", "承租人"))),
                kind(
                        "paper replaced",
                        "attachments/",
                        sealed(bundle -> bundle.put(bundle.paper(), "%PDF-1.7 another"))),
                kind(
                        "the lessee's half made out to be the contract",
                        "清单所指的双方签署的文件与签名记录不符",
                        sealed(bundle -> bundle.manifest(all -> {
                            var papers = (ArrayNode) all.path("signedPapers");
                            papers.forEach(paper -> {
                                var both = paper.path("signedBy").asText().equals("BOTH");
                                ((ObjectNode) paper).put("signedBy", both ? "LESSEE" : "BOTH");
                            });
                        }))),
                kind(
                        "no file made out to be the contract",
                        "清单所指的双方签署的文件与签名记录不符",
                        sealed(bundle -> bundle.manifest(all -> all.putArray("signedPapers")))),
                kind(
                        "a letter without the seal made out to be the sealed one",
                        "清单所指的函件及其送达证明与记录不符",
                        sealed(bundle -> bundle.manifest(all ->
                                all.path("letters").forEach(letter -> ((ObjectNode) letter).put("is", "SEALED"))))),
                kind("paper left out", "所载的附件不在证据包中", sealed(bundle -> {
                    bundle.files.keySet().removeIf(path -> path.startsWith("attachments/") && !path.endsWith(".json"));
                    return bundle;
                })));
    }

    private static Arguments kind(String kind, String named, UnaryOperator<TamperedBundle> tamper) {
        return Arguments.of(kind, named, tamper);
    }

    private UnaryOperator<TamperedBundle> sealed(UnaryOperator<TamperedBundle> tamper) {
        return bundle -> tamper.apply(bundle).sealedAgain(seal::signDetached);
    }

    private static String lessor(TamperedBundle bundle) {
        return TamperedBundle.json(bundle.text("manifest.json")).path("lessor").asText();
    }

    private static TamperedBundle changed(TamperedBundle bundle, int seq) {
        return lines(bundle, all -> {
            var line = TamperedBundle.json(all.get(seq - 1));
            all.set(
                    seq - 1,
                    line.put("body", line.path("body").asText().replaceFirst("\"at\":\"20", "\"at\":\"19"))
                            .toString());
        });
    }

    private static String anHourBefore(String root) {
        var said = TamperedBundle.json(root);
        var at = Instant.parse(said.path("at").asText()).minus(Duration.ofHours(1));
        return said.put("at", at.toString()).toString();
    }

    /** A decision, in its file and in its entry, by somebody who has the database. */
    private static TamperedBundle datedInBetween(TamperedBundle bundle) {
        var old = "\"decided_at\": \"2020-";
        bundle.put("decisions.json", bundle.text("decisions.json").replaceFirst("\"decided_at\" ?: ?\"20\\d\\d-", old));
        return lines(
                bundle,
                all -> all.replaceAll(text -> {
                    var line = TamperedBundle.json(text);
                    return line.has("payload")
                            ? line.put(
                                            "payload",
                                            line.path("payload")
                                                    .asText()
                                                    .replaceFirst("\"decided_at\" ?: ?\"20\\d\\d-", old))
                                    .toString()
                            : text;
                }));
    }

    private static TamperedBundle lines(TamperedBundle bundle, java.util.function.Consumer<List<String>> change) {
        return lines(bundle, "audit.jsonl", change);
    }

    private static TamperedBundle lines(
            TamperedBundle bundle, String path, java.util.function.Consumer<List<String>> change) {
        var all = bundle.lines(path);
        change.accept(all);
        return bundle.putLines(path, all);
    }

    private static byte[] withoutStamps(byte[] signature) {
        try {
            var data = new CMSSignedData(signature);
            var signers = data.getSignerInfos().getSigners().stream()
                    .map(signer -> SignerInformation.replaceUnsignedAttributes(signer, null))
                    .toList();
            return CMSSignedData.replaceSigners(data, new SignerInformationStore(signers))
                    .getEncoded();
        } catch (CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnchorWithoutItsStampLeavesItsTimeUndecided() {
        var bundle = new TamperedBundle(whole);
        bundle.files.remove(bundle.stamps().get(0));
        var said = verify(bundle.sealedAgain(seal::signDetached).zip());
        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text()).contains("号存证锚定尚无时间戳").doesNotContain("[不成立]");
    }

    /** The signature itself carries what was known when it was made. */
    @Test
    void aSealThatWasRevokedBeforeIsFoundByTheReadersOwnList() throws IOException {
        var sealedAt = Instant.parse(TamperedBundle.json(new TamperedBundle(whole).text("manifest.json"))
                .path("createdAt")
                .asText());
        var before = revocations(sealedAt.minus(Duration.ofHours(1)));
        detected(
                whole,
                "）在签名前已于",
                "--crl",
                Files.write(folder.resolve("before.crl"), before).toString());
        var beside = Files.write(
                folder.resolve("anchors-and-list.pem"),
                (new String(demo.anchorsPem(), StandardCharsets.US_ASCII) + OtherSeals.pem(before))
                        .getBytes(StandardCharsets.US_ASCII));
        var ended = Said.of(whole, clock, "--trust", beside.toString());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.text()).contains("）在签名前已于");

        var after = Files.write(folder.resolve("after.crl"), revocations(sealedAt.plus(Duration.ofHours(1))));
        var stands = verify(whole, "--crl", after.toString());
        assertThat(stands.exitCode()).as(stands.text()).isZero();
        assertThat(stands.text()).contains("在签名之后，不影响此签名");

        var foreign = Files.write(
                folder.resolve("foreign.crl"),
                OtherSeals.revocations(Files.createTempDirectory("other"), seal.certificate(), sealedAt));
        var untold = verify(whole, "--crl", foreign.toString());
        assertThat(untold.exitCode()).as(untold.text()).isEqualTo(2);
        assertThat(untold.text()).contains("不是由信任清单中的机构签发，未采用");
    }

    private byte[] revocations(Instant at) {
        return OtherSeals.revocations(settings.seal().demoDirectory(), seal.certificate(), at);
    }

    /** Chain, anchors and paths all rewritten, and sealed again: roots that are kept outside tell. */
    @Test
    void wholeRecordRewrittenIsFoundByARootThatSomebodyKept() {
        var honest = new TamperedBundle(whole);
        var kept = honest.lines("anchors/roots.jsonl");
        var root = TamperedBundle.json(kept.get(kept.size() - 1)).path("root").asText();
        assertThat(verify(whole, "--root", root).text()).contains("[成立] 您持有的根哈希");

        var rewritten = changed(new TamperedBundle(whole), 3).chainedAgain();
        anchoredAgain(rewritten);
        rewritten.sealedAgain(seal::signDetached);
        assertThat(verify(rewritten.zip()).text()).doesNotContain("之后改写过操作记录").contains("的时间戳：时间戳或者根哈希被改动");
        detected(rewritten.zip(), "您持有的第 " + kept.size() + " 号存证锚定", "--root", kept.size() + ":" + root);
        assertThat(verify(rewritten.zip(), "--root", root).text())
                .as("without its number")
                .containsPattern("\\[无法判断] 您持有的根哈希.*或者本租赁的记录在该锚定之后被改写");
    }

    /** A root without its number may as well be of a later day. */
    @Test
    void aRootThatIsNotAmongTheBundlesAccusesNobody() {
        int last = new TamperedBundle(whole).lines("anchors/roots.jsonl").size();
        var later = "ab".repeat(32);
        untold(whole, "在本证据包之后", later);
        untold(whole, "第 " + (last + 1) + " 号存证锚定在本证据包之后", (last + 1) + ":" + later);
        for (var malformed : List.of("0000", "g".repeat(64), "x:" + later, "0:" + later, later + "a")) {
            var said = verify(whole, "--root", malformed);
            assertThat(said.exitCode()).as(malformed).isEqualTo(2);
            assertThat(said.text()).contains("不是根哈希：须为 64 位十六进制", "用法 Usage").doesNotContain("成立]");
        }
    }

    /** The mail says which anchor it is of. */
    @Test
    void aRootUnderAnotherNumberThanItsOwnProvesNothing() {
        var roots = new TamperedBundle(whole).lines("anchors/roots.jsonl");
        var second = TamperedBundle.json(roots.get(1)).path("root").asText();
        untold(whole, "是第 2 号存证锚定，不是您所写的第 99 号", "99:" + second);
    }

    /** Whoever waits long for a place in the chain is no forger. */
    @Test
    void anEntryThatWaitedLongForItsPlaceAccusesNobody() {
        var bundle = lines(new TamperedBundle(whole), all -> {
            var line = TamperedBundle.json(all.get(5));
            var body = TamperedBundle.json(line.path("body").asText());
            for (var time : List.of("at", "recorded")) {
                body.put(
                        time,
                        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                                .withZone(ZoneOffset.UTC)
                                .format(Instant.parse(body.path(time).asText()).minus(Duration.ofMinutes(6))));
            }
            all.set(5, line.put("body", body.toString()).toString());
        });
        var said = verify(bundle.chainedAgain().sealedAgain(seal::signDetached).zip());
        assertThat(said.text()).contains("[无法判断] 第 6 条操作记录的记录时间比其前一条早五分钟以上").doesNotContain("第 6 条操作记录的操作时间");
    }

    private void untold(byte[] zip, String named, String root) {
        var said = verify(zip, "--root", root);
        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text().lines().filter(line -> line.startsWith("[无法判断]")))
                .as(said.text())
                .anyMatch(line -> line.contains(named));
    }

    private static void anchoredAgain(TamperedBundle bundle) {
        var entries = bundle.lines("audit.jsonl");
        var number =
                TamperedBundle.json(bundle.text("manifest.json")).path("lease").asText();
        var proofs = bundle.lines("anchors/paths.jsonl");
        var roots = bundle.lines("anchors/roots.jsonl");
        var previous = Anchors.NOTHING_BEFORE;
        for (int nth = 0; nth < roots.size(); nth++) {
            var root = TamperedBundle.json(roots.get(nth));
            var tree = new MerkleTree();
            tree.add(Anchors.previousLeaf(previous, root.path("at").asText()));
            ObjectNode proof = null;
            int at = 0;
            for (int p = 0; p < proofs.size(); p++) {
                if (TamperedBundle.json(proofs.get(p)).path("anchor").asInt() == nth + 1) {
                    proof = TamperedBundle.json(proofs.get(p));
                    at = p;
                    int seq = proof.path("seq").asInt();
                    tree.add(Anchors.leaf(
                            number,
                            seq,
                            TamperedBundle.json(entries.get(seq - 1))
                                    .path("hash")
                                    .asText()));
                }
            }
            root.put("previous", previous);
            previous = HexFormat.of()
                    .formatHex(tree.root(
                            Anchors.previousLeaf(previous, root.path("at").asText()), tree.path(0)));
            roots.set(nth, root.put("root", previous).toString());
            if (proof != null) {
                steps(proof.putArray("path"), tree.path(1));
                steps(proof.putArray("previousPath"), tree.path(0));
                proofs.set(at, proof.toString());
            }
        }
        bundle.putLines("anchors/roots.jsonl", roots).putLines("anchors/paths.jsonl", proofs);
    }

    private static void steps(ArrayNode into, List<MerkleTree.Step> path) {
        path.forEach(step -> into.add((step.left() ? "L" : "R") + HexFormat.of().formatHex(step.hash())));
    }

    @Test
    void withheldEntryWithAnotherDigestIsNamed() {
        var bundle = new TamperedBundle(ofManager).manifest(all -> {
            for (var one : all.path("withheld")) {
                if (one.path("path").asText().equals("audit.jsonl#5")) {
                    ((ObjectNode) one).put("sha256", "1".repeat(64));
                }
            }
        });
        bundle.files.put("manifest.p7s", seal.signDetached(bundle.files.get("manifest.json")));
        detected(bundle.zip(), "第 5 条操作记录不予提供的内容，其摘要与记录不符");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void zipThatProgramsReadDifferentlyOrThatHarmsIsRefused(
            String kind, String named, Function<byte[], byte[]> tamper) {
        detected(tamper.apply(whole), named);
    }

    Stream<Arguments> zipThatProgramsReadDifferentlyOrThatHarmsIsRefused() {
        return Stream.of(
                harm(
                        "two files of one name",
                        "“README.txt”重复出现",
                        zip -> with(zip, "README.tXt", new byte[1], "README.txt")),
                harm(
                        "name that leads elsewhere",
                        "“../evil.json”不允许",
                        zip -> with(zip, "../evil.json", new byte[1], null)),
                harm("absolute name", "“/etc/evil.json”不允许", zip -> with(zip, "/etc/evil.json", new byte[1], null)),
                harm("bomb", "疑为压缩炸弹", zip -> with(zip, "bomb.json", new byte[65 << 20], null)),
                harm("bytes before the files", "第一个文件之前另有 5 字节", zip -> TamperedBundle.inserted(zip, 0, "#!sh\n")),
                harm(
                        "bytes before the zip",
                        "第一个文件之前另有 5 字节",
                        zip -> joined("#!sh\n".getBytes(StandardCharsets.US_ASCII), zip)),
                harm(
                        "bytes between two files",
                        "”之间另有 6 字节",
                        zip -> TamperedBundle.inserted(
                                zip, TamperedBundle.places(zip).get(1), "hidden")),
                harm(
                        "bytes before the directory",
                        "最后一个文件与目录之间另有 6 字节",
                        zip -> TamperedBundle.inserted(
                                zip,
                                TamperedBundle.places(zip)
                                        .get(TamperedBundle.places(zip).size() - 1),
                                "hidden")),
                harm(
                        "bytes behind the end",
                        "压缩包末尾之后另有 6 字节",
                        zip -> joined(zip, "hidden".getBytes(StandardCharsets.US_ASCII))),
                harm("comment of the zip", "压缩包带有 6 字节的注释", TamperingTest::commented),
                harm(
                        "comment of a file",
                        "“README.txt”带有 6 字节的注释",
                        zip -> new TamperedBundle(zip).zip(entry -> entry.setComment("hidden"))),
                harm(
                        "extra field of a file",
                        "“README.txt”带有 8 字节的附加字段",
                        zip -> new TamperedBundle(zip)
                                .zip(entry -> entry.setExtra(new byte[] {0x77, 0x77, 4, 0, 1, 2, 3, 4}))),
                harm("file that the directory does not list", "与其目录不一致", TamperingTest::hidden),
                harm("another bundle to which the directory leads", "与其目录不一致", TamperingTest::twoInOne),
                harm("bytes behind what a file is packed in", "与其目录不一致", TamperingTest::behindThePacked),
                harm("another time in the directory", "与其目录不一致", zip -> inDirectory(zip, 12, 0x5c21_0000)),
                harm("another checksum in the directory", "与其目录不一致", zip -> inDirectory(zip, 16, 1)),
                harm("another size in the directory", "与其目录不一致", zip -> inDirectory(zip, 24, 1)),
                harm("link to another file", "与其目录不一致", zip -> inDirectory(zip, 38, 0xa1ff_0000)),
                harm("cut off", "已损坏：没有目录", zip -> java.util.Arrays.copyOf(zip, zip.length / 2)));
    }

    private static Arguments harm(String kind, String named, Function<byte[], byte[]> tamper) {
        return Arguments.of(kind, named, tamper);
    }

    /** @param renamed of the same length; written over the name afterwards */
    private static byte[] with(byte[] zip, String name, byte[] content, String renamed) {
        var bundle = new TamperedBundle(zip);
        bundle.files.put(name, content);
        return renamed == null ? bundle.zip() : overwritten(bundle.zip(), name, renamed);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] commented(byte[] zip) {
        var more = joined(zip, "hidden".getBytes(StandardCharsets.US_ASCII));
        more[zip.length - 2] = 6;
        return more;
    }

    private static byte[] hidden(byte[] zip) {
        var bundle = new TamperedBundle(zip);
        bundle.files.put("decisions.json.x", new byte[1]);
        // only the directory at the end loses the name
        var bytes = bundle.zip();
        var name = "decisions.json.x".getBytes(StandardCharsets.US_ASCII);
        for (int at = bytes.length - name.length; at > 0; at--) {
            if (java.util.Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
                bytes[at + name.length - 1] = 'y';
                return bytes;
            }
        }
        throw new IllegalStateException("No such name");
    }

    /**
     * The files lie one behind the other as they were; the directory leads to others behind them, and counts all of the
     * former to its first.
     */
    private static byte[] twoInOne(byte[] zip) {
        var places = TamperedBundle.places(zip);
        var shown = new TamperedBundle(zip);
        shown.files.put("decisions.json", "{}".getBytes(StandardCharsets.US_ASCII));
        var forged = shown.zip();
        var theirs = TamperedBundle.places(forged);
        int second = theirs.get(1);
        int directory = theirs.get(theirs.size() - 1);
        var kept = java.util.Arrays.copyOf(zip, places.get(places.size() - 1) + 64);
        var both = joined(kept, java.util.Arrays.copyOfRange(forged, second, forged.length));
        var all = ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN);
        int moved = kept.length - second;
        int end = both.length - 22;
        for (int at = directory + moved; at < end; at += 46 + all.getShort(at + 28)) {
            int from = all.getInt(at + 42);
            all.putInt(at + 42, from == 0 ? 0 : from + moved);
            if (from == 0) {
                all.putInt(at + 20, kept.length - 30 - all.getShort(at + 28));
            }
        }
        all.putInt(end + 16, directory + moved);
        return both;
    }

    /** Each number that says how long the packed file is counts them. */
    private static byte[] behindThePacked(byte[] zip) {
        int descriptor = TamperedBundle.places(zip).get(1) - 16;
        var more = TamperedBundle.inserted(zip, descriptor, "hidden");
        var all = ByteBuffer.wrap(more).order(ByteOrder.LITTLE_ENDIAN);
        int size = all.getInt(descriptor + 6 + 8) + 6;
        all.putInt(descriptor + 6 + 8, size);
        return inDirectory(more, 20, size);
    }

    /** A number of the first file. */
    private static byte[] inDirectory(byte[] zip, int at, int number) {
        var changed = zip.clone();
        var all = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(all.getInt(changed.length - 22 + 16) + at, number);
        return changed;
    }

    private static byte[] overwritten(byte[] zip, String name, String other) {
        var text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(name, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void withoutAnchorsItCannotBeToldWhoSigned() {
        var said = Said.of(whole, clock);
        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text()).contains("加 --trust").doesNotContain("[不成立]");
    }

    @Test
    void whatMakesNoSenseIsAnsweredWithTheUsage() {
        for (var arguments : List.of(List.<String>of(), List.of("a.zip", "b.zip"), List.of("a.zip", "--trust"))) {
            var said = Said.of(arguments, clock);
            assertThat(said.exitCode()).isEqualTo(2);
            assertThat(said.text()).contains("用法");
        }
    }
}
