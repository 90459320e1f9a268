package dev.serverlease.signature;

import static dev.serverlease.signature.World.CHECK;
import static dev.serverlease.signature.World.CLOCK;
import static dev.serverlease.signature.World.DEMO;
import static dev.serverlease.signature.World.ISSUED;
import static dev.serverlease.signature.World.SEAL;
import static dev.serverlease.signature.World.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.signature.SignatureReport.Answer;
import dev.serverlease.signature.SignatureReport.Question;
import dev.serverlease.signature.SignatureReport.Result;
import dev.serverlease.testing.HandClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A contract that both sides sign honestly holds, at once and years later, without any network. */
@Tag("slow")
class SealedContractTest {

    private static final byte[] SEALED = World.sealed(SIGNED);

    @Test
    void theLesseesSignatureHoldsWhenItArrives() {
        var report = CHECK.check(World.received(), SIGNED);

        assertThat(report.fault()).as("%s", report).isEmpty();
        assertThat(report.answers()).extracting(Answer::question).containsExactly(Question.values());
        assertThat(report.answers()).extracting(Answer::result).containsOnly(Result.HOLDS);
        assertThat(report.facts().reliability()).isEqualTo(Reliability.DEMO);
        assertThat(report.facts().indication()).isEqualTo("TOTAL_PASSED");
        assertThat(report.facts().timeStampTime()).isEqualTo(CLOCK.instant());
        assertThat(report.facts().subject()).contains(World.LESSEE, "王小明", World.CODE, "DEMO 演示");
        assertThat(report.evidence()).contains("ValidationReport");
        assertThat(SIGNED).startsWith(ISSUED);
    }

    @Test
    void bothSignaturesOfASealedContractHoldWithoutNetwork() {
        var offline = SignedPdfCheck.offline(DEMO.anchors(), CLOCK);

        assertAccepted(offline.check(World.lesseeInSealed(), SEALED));
        assertAccepted(offline.check(World.lessorInSealed(), SEALED));
        assertAccepted(CHECK.check(World.lesseeInSealed(), SEALED));
        assertThat(SEALED).startsWith(ISSUED);
    }

    @Test
    void aSealedContractHoldsWhenItsCertificatesHaveExpired() {
        var later = new HandClock(World.CLOCK.instant());
        later.set(CLOCK.instant().plus(Duration.ofDays(365 * 5)));

        assertAccepted(SignedPdfCheck.offline(DEMO.anchors(), later).check(World.lesseeInSealed(), SEALED));
    }

    @Test
    void aForeignWritersSignatureGetsOurTimeStampAndHoldsWithTheSeal() {
        var key = DEMO.oneTime(World.SIGNER);
        var uploaded = ForeignWriter.sign(ISSUED, key, "lessee");

        var arrival = CHECK.check(World.received(), uploaded);
        assertAccepted(arrival);
        assertThat(arrival.facts().timeStampTime()).isNull();
        assertThat(arrival.answers().get(Question.TIME.ordinal()).result()).isEqualTo(Result.CANNOT_BE_TOLD);

        var stamped = SEAL.withProof(uploaded);
        assertThat(stamped).startsWith(uploaded);
        assertThat(CHECK.check(World.received(), stamped).facts().timeStampTime())
                .isEqualTo(CLOCK.instant());

        var sealed = World.sealed(stamped);
        var offline = SignedPdfCheck.offline(DEMO.anchors(), CLOCK);
        assertAccepted(offline.check(World.lesseeInSealed(), sealed));
        assertAccepted(offline.check(World.lessorInSealed(), sealed));
    }

    /** A lessee's file may come with more than we would add. */
    @Test
    void aFileThatIsAlreadyForTheArchiveIsTakenAsItIs() {
        var writer = new SignatureWriter(DEMO.anchors(), DEMO.revocation(), DEMO.timeStamps(), CLOCK);
        var archived = writer.forArchive(SIGNED);

        var sealed = World.sealed(SEAL.withProof(archived));

        assertAccepted(CHECK.check(World.lesseeInSealed(), sealed));
    }

    @Test
    void aSealIsNotUsedForALessorOfAnotherName() {
        assertThatThrownBy(() -> SEAL.seal(SIGNED, new SealAct("另一家有限公司", "SL-2027-000001")))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("另一家有限公司")
                .hasMessageContaining(World.LESSOR);
    }

    @Test
    void theSealsCertificateNamesTheLessorAndSaysThatItIsADemo() {
        var name = SEAL.certificate().getSubjectX500Principal().getName();
        assertThat(name).contains(World.LESSOR, "DEMO 演示");
    }

    /** Character by character: not ⽰, the radical that the font draws alike. */
    @Test
    void theVisibleSealReadsBackOutOfTheFile() throws Exception {
        assertThat(seen(SEALED)).contains("出租人电子签章", World.LESSOR, "2027-03-01 10:00:00 (+08:00)", "演示证书，不具有签署效力");
    }

    /**
     * A foreign writer leaves the lessee's field blank, and what is drawn there afterwards would break its signature.
     */
    @Test
    void theSealShowsWhoSignedWhereTheLesseesFieldShowsNothing() throws Exception {
        var stamped = SEAL.withProof(ForeignWriter.sign(ISSUED, DEMO.oneTime(World.SIGNER), "lessee"));

        var sealed = SEAL.seal(
                stamped,
                new SealAct(
                        World.LESSOR,
                        "SL-2027-000001",
                        new SealAct.LessorSigned("张示例", "授权委托书 2026-1"),
                        new SealAct.LesseeSigned(
                                "王小明",
                                "授权委托书（附件“委托书.pdf”，摘要 0123456789abcdef）",
                                Instant.parse("2027-02-28T01:30:00Z"))));

        assertThat(seen(sealed)).contains("承租人已电子签名", "2027-02-28 09:30:00 (+08:00)", World.LESSOR);
        assertThat(seen(sealed).replaceAll("\\s", ""))
                .contains("由王小明（委托代理人）代为签署", "授权委托书（附件“委托书.pdf”，摘要0123456789abcdef）");
        assertAccepted(CHECK.check(World.lesseeInSealed(), sealed));
        assertAccepted(CHECK.check(World.lessorInSealed(), sealed));
    }

    /** Whoever acts for a company is named with the authority (Civil Code arts. 61, 172). */
    @Test
    void theSealNamesWhoSignedForTheLessorAndByWhatAuthority() throws Exception {
        var sealed = SEAL.seal(
                SIGNED,
                new SealAct(
                        World.LESSOR,
                        "SL-2027-000001",
                        new SealAct.LessorSigned("张示例", "授权委托书 2026-1"),
                        new SealAct.LesseeSigned("王小明", "法定代表人", Instant.parse("2027-02-28T01:30:00Z"))));

        assertThat(seen(sealed).replaceAll("\\s", ""))
                .contains("出租人签署人Signedby：张示例，授权委托书2026-1", "承租人已电子签名", "王小明，法定代表人");
        try (var pdf = Loader.loadPDF(sealed)) {
            assertThat(pdf.getSignatureDictionaries())
                    .extracting(PDSignature::getReason)
                    .contains("SL-2027-000001；签署人 Signed by 张示例（授权委托书 2026-1）");
        }
        assertAccepted(CHECK.check(World.lessorInSealed(), sealed));
    }

    /** The longest that the form lets in; the text is made smaller, and stays within the box. */
    @Test
    void aLongAuthorityStaysWithinTheSealsBox() throws Exception {
        var authority = "授权委托书 2026-1，" + "由董事会决议授权".repeat(60);
        var sealed = SEAL.seal(
                SIGNED,
                new SealAct(
                        World.LESSOR,
                        "SL-2027-000001",
                        new SealAct.LessorSigned("张示例", authority),
                        new SealAct.LesseeSigned("王小明", "法定代表人", Instant.parse("2027-02-28T01:30:00Z"))));

        assertThat(seen(sealed).replaceAll("\\s", "")).contains(authority.replace(" ", ""), "演示证书，不具有签署效力DEMO");
        assertThat(lowest(sealed)).as("points above the lower edge of the box").isGreaterThanOrEqualTo(0);
    }

    /** Where the lowest line of the seal stands, in points. */
    private static double lowest(byte[] sealed) throws IOException {
        try (var pdf = Loader.loadPDF(sealed)) {
            var seal = pdf.getDocumentCatalog()
                    .getAcroForm()
                    .getField("lessor")
                    .getWidgets()
                    .get(0)
                    .getNormalAppearanceStream();
            var lines = new String(seal.getCOSObject().createInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Pattern.compile("([\\d.-]+) Td")
                    .matcher(lines)
                    .results()
                    .mapToDouble(line -> Double.parseDouble(line.group(1)))
                    .min()
                    .orElseThrow();
        }
    }

    private static String seen(byte[] sealed) throws IOException {
        try (var pdf = Loader.loadPDF(sealed)) {
            var seal = pdf.getDocumentCatalog()
                    .getAcroForm()
                    .getField("lessor")
                    .getWidgets()
                    .get(0)
                    .getNormalAppearanceStream();
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawForm(new PDFormXObject(seal.getCOSObject()));
            }
            var text = new PDFTextStripper();
            text.setStartPage(pdf.getNumberOfPages());

            return text.getText(pdf);
        }
    }

    private static void assertAccepted(SignatureReport report) {
        assertThat(report.fault()).as("%s %s", report.facts(), report.answers()).isEmpty();
    }
}
