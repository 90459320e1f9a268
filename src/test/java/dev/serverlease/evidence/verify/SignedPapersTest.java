package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.signature.OtherSeals;
import dev.serverlease.signature.SealAct;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The signatures inside the papers of a bundle: told one by one, and proved without the manifest. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedPapersTest {

    private static final String LESSEE = "示例精密机械（上海）有限公司";
    private static final String LESSOR = "示例云服务（北京）有限公司";
    private static final String CODE = "91310000MA1FLX015Q";
    private static final String CONTRACT = "contract/signed.pdf";
    private static final String CHANGE = "contract/agreement-1/signed.pdf";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private LessorSeal seal;

    @Autowired
    private DemoAuthority demo;

    @LocalServerPort
    private int port;

    private Path folder;
    private Path trust;
    private String number;

    /** With no paper but the contract: each signature in a bundle takes its time to check. */
    private byte[] ofContract;

    /** With the contract and the change. */
    private byte[] ofChange;

    private byte[] whole;
    private byte[] ofManager;

    @BeforeAll
    void aLeaseThatWasChangedAndWhoseEndCameToNothing() throws Exception {
        clock.set(SettableClock.START);
        var made = new SignedLease(lease, port);
        number = made.number;
        ofContract = made.bundle("legal1");
        ofChange = made.agreed("CHANGE").bundle("legal1");
        whole = made.notAgreed("TERMINATION").bundle("legal1");
        ofManager = made.bundle("manager1");
        folder = Files.createDirectories(Path.of("target", "evidence-bundles"));
        Files.write(folder.resolve("signed.zip"), whole);
        trust = Files.write(folder.resolve("anchors-of-papers.pem"), demo.anchorsPem());
    }

    private Said verify(byte[] zip) {
        return verify(zip, "--trust", trust.toString());
    }

    private Said verify(byte[] zip, String... more) {
        return Said.of(zip, clock, more);
    }

    @Test
    void theBundleHasThePapersOfTheContractAndOfEachAgreement() {
        var files = new TamperedBundle(whole).files.keySet();

        assertThat(files)
                .contains(
                        "contract/issued.pdf",
                        "contract/signed-by-lessee.pdf",
                        CONTRACT,
                        "contract/agreement-1/issued.pdf",
                        "contract/agreement-1/signed-by-lessee.pdf",
                        CHANGE,
                        "contract/agreement-2/issued.pdf",
                        "contract/agreement-2/signed-by-lessee.pdf",
                        "agreements/agreements.json")
                .doesNotContain("contract/agreement-2/signed.pdf");
    }

    /** The officer hands the links over here; the product's own could not be mailed. */
    @Test
    void theSigningPagesStepsSayHowTheLinkCameToItsSigner() {
        var steps = new TamperedBundle(whole)
                .lines("sign-page.jsonl").stream()
                        .map(line -> TamperedBundle.json(line).path("step").asText())
                        .toList();

        assertThat(steps)
                .startsWith("UNSENT", "REVOKED", "HANDED_OVER", "OPENED")
                .doesNotContain("SENT");
        assertThat(new TamperedBundle(whole).text("sign-page.jsonl"))
                .contains("本人已阅读合同全文", "I have read the whole contract")
                .doesNotContain("English:");
    }

    @Test
    void eachSignatureHasALineThatSaysByWhomWhenAndUnderWhoseCertificate() {
        var said = verify(whole);

        assertThat(said.exitCode()).as(said.text()).isZero();
        for (var path : List.of(CONTRACT, CHANGE)) {
            for (var party : List.of("承租人", "出租人")) {
                assertThat(said.text().lines())
                        .as(said.text())
                        .anyMatch(line -> line.startsWith("[成立] “" + path + "”" + party + "的签名")
                                && line.contains(party.equals("承租人") ? LESSEE : LESSOR)
                                && line.contains("时间戳机构")
                                && line.contains("✓ 签署人已核实。")
                                && line.contains("✓ 签署后未改动。")
                                && line.contains("覆盖整份文件")
                                && line.contains("签发机构"));
            }
        }
        assertThat(said.text())
                .as("the end that came to nothing has the lessee's signature alone")
                .contains("[成立] “contract/agreement-2/signed-by-lessee.pdf”承租人的签名", "只有承租人的签名")
                .contains("不能查询证书此后是否被吊销");
    }

    @Test
    void withoutAnchorsWhoCertifiedTheSignersCannotBeTold() {
        var said = verify(ofContract, new String[0]);

        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text()).contains("[无法判断] “" + CONTRACT + "”承租人的签名").doesNotContain("[不成立]");
    }

    /** Whoever is not on the reader's list is unknown to the reader, which is no fault of the bundle. */
    @Test
    void withTheLessorsCertificateAloneTheLesseesIssuerCannotBeTold() throws IOException {
        var pem = new TamperedBundle(ofContract).text("trust/lessor.pem");
        var end = "-----END CERTIFICATE-----";
        var alone = Files.writeString(
                folder.resolve("lessor-alone.pem"), pem.substring(0, pem.indexOf(end) + end.length()) + "\n");

        var said = verify(ofContract, "--trust", alone.toString());
        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text())
                .contains("[无法判断] “" + CONTRACT + "”承租人的签名", "不在您的信任清单中")
                .doesNotContain("[不成立]");

        var broken = new TamperedBundle(ofContract);
        var paper = broken.files.get(CONTRACT).clone();
        paper[paper.length / 3] ^= 1;
        var found = verify(
                put(broken, CONTRACT, paper).sealedAgain(seal::signDetached).zip(), "--trust", alone.toString());
        assertThat(found.exitCode()).as(found.text()).isEqualTo(1);
        assertThat(found.text()).contains("[不成立] “" + CONTRACT + "”承租人的签名");
    }

    /** Steps of the signing page name people; a manager's bundle has the digests of such files only. */
    @Test
    void managersGetNoFileThatNamesPeople() {
        assertThat(new TamperedBundle(whole).files.keySet()).contains("sign-page.jsonl", CONTRACT);
        assertThat(new TamperedBundle(ofManager).files.keySet())
                .doesNotContain("sign-page.jsonl")
                .noneMatch(path -> path.matches(
                        "(application|completions|identity|findings|attachments|contract|signatures|delivery|lessee"
                                + "|agreements|notices|other)/.*|facts.json|decisions.json"));
    }

    @Test
    void whatIsWithheldIsNeitherMissingNorTampered() {
        var said = verify(ofManager);

        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text()).contains("[无法判断] “" + CONTRACT + "”不予提供").doesNotContain("[不成立]");
    }

    @Test
    void aReadersClockBeforeTheTimeStampIsNamedAndNothingIsHeldAgainstTheBundle() {
        var behind = Clock.fixed(Instant.parse("2020-01-02T03:04:05Z"), clock.getZone());
        var anchors = new String[] {"--trust", trust.toString()};

        var said = Said.of(ofContract, behind, anchors);
        assertThat(said.exitCode()).as(said.text()).isEqualTo(2);
        assertThat(said.text())
                .contains("[无法判断] 本机时钟为 2020-01-02 11:04:05（北京时间），早于证据包签名自身的时间戳", "请校准", "重新核验")
                .contains("This computer's clock says 2020-01-02 11:04:05", "set the clock")
                .doesNotContain("[不成立]", "尚未生效", "not valid yet");
        assertThat(Said.of(ofContract, behind, "--trust", trust.toString(), "--lang", "en")
                        .text())
                .contains("[cannot be told] This computer's clock")
                .doesNotContain("[does not hold]");
        assertThat(Said.of(ofContract, behind).exitCode()).as("without anchors").isEqualTo(2);
        assertThat(Said.of(ofContract, Clock.offset(clock, Duration.ofMinutes(-2)), anchors)
                        .exitCode())
                .as("clocks differ by minutes")
                .isZero();
    }

    @Test
    void aReadersClockBehindHidesNoTampering() {
        var behind = Clock.fixed(Instant.parse("2020-01-02T03:04:05Z"), clock.getZone());
        var bundle = new TamperedBundle(ofContract);
        bundle.flip(CONTRACT);

        var said = Said.of(bundle.zip(), behind, "--trust", trust.toString());
        assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("本机时钟为", "[不成立]");
    }

    /** By somebody inside, who has the key of the seal and makes the manifest anew. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aPaperThatTheLesseeDidNotSignIsFoundAndNamed(
            String kind, byte[] honest, String named, UnaryOperator<TamperedBundle> tamper) {
        var said = verify(tamper.apply(new TamperedBundle(honest))
                .sealedAgain(seal::signDetached)
                .zip());

        assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
        assertThat(said.text().lines().filter(line -> line.startsWith("[不成立]")))
                .as(said.text())
                .anyMatch(line -> line.contains(named));
    }

    Stream<Arguments> aPaperThatTheLesseeDidNotSignIsFoundAndNamed() {
        return Stream.of(
                kind(
                        "signed in the lessee's name by an own certifier",
                        ofContract,
                        "“" + CONTRACT + "”承租人的签名：✗ 证书不能采用。证书不是",
                        bundle -> {
                            var forged = OtherSeals.pdfOfAnOwnCertifier(
                                    bundle.files.get("contract/issued.pdf"),
                                    new OneTimeSigner("王示例", LESSEE, CODE),
                                    clock);
                            return put(bundle, CONTRACT, seal.seal(forged, new SealAct(LESSOR, number)));
                        }),
                kind(
                        "signed by somebody else",
                        ofContract,
                        "“" + CONTRACT + "”承租人的签名：✗ 签署人未通过核实。证书主体不是合同当事人",
                        bundle -> {
                            var other = demo.signOnce(
                                    bundle.files.get("contract/issued.pdf"),
                                    "lessee",
                                    new OneTimeSigner("赵六", "另一家（上海）有限公司", CODE),
                                    "签署");
                            return put(bundle, CONTRACT, seal.seal(other, new SealAct(LESSOR, number)));
                        }),
                kind(
                        "sealed without the lessee's signature",
                        ofContract,
                        "“" + CONTRACT + "”承租人的签名",
                        bundle -> put(
                                bundle,
                                CONTRACT,
                                seal.seal(bundle.files.get("contract/issued.pdf"), new SealAct(LESSOR, number)))),
                kind("another agreement", ofChange, "“" + CHANGE + "”承租人的签名：✗ 文件不能接受。这不是", bundle -> {
                    var other = bundle.files.get(CONTRACT);
                    return put(bundle, CHANGE, other);
                }),
                kind(
                        "text altered under the signatures",
                        ofChange,
                        "“" + CHANGE + "”承租人的签名：✗ 不能证明签署后未改动。签名与内容不符",
                        bundle -> {
                            altered(bundle, "contract/agreement-1/issued.pdf", CHANGE);
                            return bundle;
                        }),
                kind("signed agreement left out", ofChange, "所载的签名文件不在证据包中", bundle -> {
                    bundle.files.remove(CHANGE);
                    return bundle;
                }),
                kind("draft of the ended agreement altered", whole, "contract/agreement-2/issued.pdf", bundle -> {
                    bundle.flip("contract/agreement-2/issued.pdf");
                    return bundle;
                }),
                kind(
                        "agreement's row altered",
                        ofChange,
                        "agreements/agreements.json",
                        bundle ->
                                bundle.replace("agreements/agreements.json", "rentPlan.dueDays", "rentPlan.dueUnit")));
    }

    private static Arguments kind(String kind, byte[] honest, String named, UnaryOperator<TamperedBundle> tamper) {
        return Arguments.of(kind, honest, named, tamper);
    }

    private static TamperedBundle put(TamperedBundle bundle, String path, byte[] content) {
        bundle.files.put(path, content);
        return bundle;
    }

    /** The same byte in the issued file and in the signed one, so that one begins with the other. */
    private static void altered(TamperedBundle bundle, String issued, String signed) {
        int at = bundle.files.get(issued).length / 3;
        for (var path : List.of(issued, signed)) {
            var bytes = bundle.files.get(path).clone();
            bytes[at] ^= 1;
            bundle.files.put(path, bytes);
        }
    }
}
