package dev.serverlease.signature;

import static dev.serverlease.signature.World.CHECK;
import static dev.serverlease.signature.World.CLOCK;
import static dev.serverlease.signature.World.DEMO;
import static dev.serverlease.signature.World.ISSUED;
import static dev.serverlease.signature.World.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.signature.SignatureReport.Answer;
import dev.serverlease.signature.SignatureReport.Question;
import dev.serverlease.signature.SignatureReport.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to bring a file that is not the lessee's signature under this contract is refused, and named. */
@Tag("slow")
class RefusedFilesTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(SignatureFault.EMPTY, new byte[0]),
                Arguments.of(SignatureFault.TOO_LARGE, Arrays.copyOf(SIGNED, FileGuard.MOST_BYTES + 1)),
                Arguments.of(SignatureFault.TOO_LARGE, foreign(ISSUED, RefusedFilesTest::muchCompressedNothing)),
                Arguments.of(SignatureFault.TOO_LARGE, foreign(ISSUED, RefusedFilesTest::nothingCompressedTwice)),
                Arguments.of(
                        SignatureFault.NOT_A_PDF, "<html><body>已签署</body></html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(SignatureFault.ENCRYPTED, encrypted("")),
                Arguments.of(SignatureFault.ENCRYPTED, encrypted("secret")),
                Arguments.of(
                        SignatureFault.NO_SIGNATURE,
                        ForeignWriter.signWith(
                                ISSUED, "lessee", content -> "no signature".getBytes(StandardCharsets.UTF_8))),
                Arguments.of(SignatureFault.OTHER_DOCUMENT, ContractPdf.of("SL-2027-000001")),
                Arguments.of(
                        SignatureFault.OTHER_DOCUMENT,
                        DEMO.signOnce(ContractPdf.of("SL-2027-000002"), "lessee", World.SIGNER, "another lease")),
                Arguments.of(SignatureFault.NO_SIGNATURE, ISSUED),
                Arguments.of(SignatureFault.NO_SIGNATURE, ForeignWriter.change(ISSUED, RefusedFilesTest::blackSquare)),
                Arguments.of(
                        SignatureFault.OTHER_FIELD, DEMO.signOnce(ISSUED, "lessor", World.SIGNER, "the wrong field")),
                Arguments.of(
                        SignatureFault.OTHER_FIELD,
                        ForeignWriter.sign(ISSUED, DEMO.oneTime(World.SIGNER), "a field of one's own")),
                Arguments.of(
                        SignatureFault.SEVERAL_SIGNATURES,
                        ForeignWriter.sign(SIGNED, DEMO.oneTime(World.SIGNER), "lessor")),
                Arguments.of(SignatureFault.ALTERED, altered(ISSUED.length + 10_000)),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        ForeignWriter.change(SIGNED, RefusedFilesTest::blackSquare)),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        ForeignWriter.change(SIGNED, RefusedFilesTest::blackSquareAsAnnotation)),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        foreign(ForeignWriter.change(ISSUED, RefusedFilesTest::blackSquare), nothing -> {})),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        foreign(ISSUED, RefusedFilesTest::blackSquareAsAnnotation)),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        foreign(ISSUED, RefusedFilesTest::pictureOfASealInTheLessorsField)),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        foreign(ISSUED, RefusedFilesTest::ownFieldOverThePage)),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE, foreign(ISSUED, RefusedFilesTest::anotherTitle)),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        foreign(ForeignWriter.change(ISSUED, RefusedFilesTest::anotherTitle), nothing -> {})),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        foreign(ISSUED, pdf -> metadata(pdf, "<xmp:Label>月租一元</xmp:Label>"))),
                Arguments.of(
                        SignatureFault.CHANGED_BESIDE_THE_SIGNATURE,
                        foreign(ForeignWriter.change(ISSUED, RefusedFilesTest::nothingNew), nothing -> {})),
                Arguments.of(SignatureFault.BYTES_AFTER_THE_SIGNATURE, followedBy(new byte[50])),
                Arguments.of(SignatureFault.BYTES_AFTER_THE_SIGNATURE, followedBy(noise())),
                Arguments.of(
                        SignatureFault.BYTES_AFTER_THE_SIGNATURE,
                        followedBy("\n% a remark\n%%EOF\n".getBytes(StandardCharsets.US_ASCII))),
                Arguments.of(
                        SignatureFault.BYTES_AFTER_THE_SIGNATURE,
                        followedBy("\n99 0 obj\n<</S/JavaScript/JS(app.alert\\(1\\))>>\nendobj\n"
                                .getBytes(StandardCharsets.US_ASCII))),
                Arguments.of(SignatureFault.SCRIPTS, foreign(ISSUED, RefusedFilesTest::script)),
                Arguments.of(SignatureFault.SCRIPTS, ForeignWriter.change(SIGNED, RefusedFilesTest::script)),
                Arguments.of(SignatureFault.SCRIPTS, foreign(ISSUED, RefusedFilesTest::attachment)),
                Arguments.of(SignatureFault.UNTRUSTED_ISSUER, byAStranger()),
                Arguments.of(SignatureFault.EXPIRED, expired()),
                Arguments.of(SignatureFault.NOT_YET_VALID, notYetValid()),
                Arguments.of(SignatureFault.REVOKED, revoked()),
                Arguments.of(
                        SignatureFault.OTHER_PARTY, signedBy(new OneTimeSigner("王小明", "杭州未来贸易有限责任公司", World.CODE))),
                Arguments.of(
                        SignatureFault.OTHER_CODE,
                        signedBy(new OneTimeSigner("王小明", World.LESSEE, "91110108MA01CX0664"))),
                Arguments.of(SignatureFault.OTHER_CODE, signedBy(new OneTimeSigner("王小明", World.LESSEE, null))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("files")
    void isRefusedByItsName(SignatureFault fault, byte[] file) {
        var report = CHECK.check(World.received(), file);

        assertThat(report.fault()).as("%s %s", report.facts(), report.answers()).contains(fault);
        assertThat(report.answers()).extracting(Answer::question).containsExactly(Question.values());
        assertThat(report.answers())
                .filteredOn(answer -> answer.question() == Question.REMEDY)
                .extracting(Answer::text)
                .containsExactly(fault.remedy());
        assertThat(report.answers())
                .filteredOn(answer -> answer.result() == Result.HOLDS)
                .extracting(Answer::question)
                .as("what is not proved is not said to hold")
                .doesNotContain(fault.question());
        assertThat(report.facts().digest()).isEqualTo(Digests.sha256(file));
        assertThat(report.answers().get(Question.CERTIFICATE.ordinal()))
                .as("what is refused for its certificate is not called valid beside it")
                .matches(answer -> fault.question() != Question.CERTIFICATE
                        || !answer.text().zh().contains("未被吊销"));
    }

    @Test
    void oneAlteredBitOfWhatWasIssuedIsAnotherDocument() {
        assertThat(CHECK.check(World.received(), altered(ISSUED.length / 2)).fault())
                .contains(SignatureFault.OTHER_DOCUMENT);
    }

    @Test
    void aDemonstrationIsNotEnoughWhereReliabilityIsAskedFor() {
        var asked = ExpectedSignature.received(
                ISSUED, World.LESSEE, World.CODE, Set.of(Reliability.RELIABLE_CERT, Reliability.AGREED));

        assertThat(CHECK.check(asked, SIGNED).fault()).contains(SignatureFault.NOT_RELIABLE_ENOUGH);
    }

    @Test
    void withoutAnyWordOfRevocationNobodyCanTell() {
        var uploaded = ForeignWriter.sign(ISSUED, DEMO.oneTime(World.SIGNER), "lessee");

        var report = SignedPdfCheck.offline(DEMO.anchors(), CLOCK).check(World.received(), uploaded);

        assertThat(report.fault()).contains(SignatureFault.REVOCATION_UNKNOWN);
        assertThat(report.answers().get(Question.CERTIFICATE.ordinal()).result())
                .isEqualTo(Result.CANNOT_BE_TOLD);
    }

    /** A name is the same when it is written with composed or decomposed characters, and in no other case. */
    @Test
    void namesAreComparedAfterNormalisationOnly() {
        var composed = ExpectedSignature.received(ISSUED, "Café 公司", null, Set.of(Reliability.DEMO));

        assertThat(CHECK.check(composed, signedBy(new OneTimeSigner("A", "Cafe\u0301 公司", null)))
                        .fault())
                .isEmpty();
        assertThat(CHECK.check(composed, signedBy(new OneTimeSigner("A", "CAFÉ 公司", null)))
                        .fault())
                .contains(SignatureFault.OTHER_PARTY);
    }

    /** A colleague's certificate is the organisation's, and still not the signature of whom the link is for. */
    @Test
    void aCertificateOfAnotherPersonOfTheOrganisationIsRefused() {
        var expected = World.received().by("王小明", null);

        assertThat(CHECK.check(expected, SIGNED).fault()).isEmpty();
        assertThat(CHECK.check(expected, signedBy(new OneTimeSigner(World.LESSEE, World.LESSEE, World.CODE)))
                        .fault())
                .isEmpty();
        var report = CHECK.check(expected, signedBy(new OneTimeSigner("陌生人", World.LESSEE, World.CODE)));
        assertThat(report.fault()).contains(SignatureFault.OTHER_SIGNER);
        assertThat(report.answers().get(Question.SIGNER.ordinal()).text().zh()).contains("陌生人");
    }

    /** Two persons may have one name; a certificate without a number tells no more than the name. */
    @Test
    void aPersonsCertificateWithAnothersNumberIsRefused() {
        var expected = ExpectedSignature.received(ISSUED, "王小明", null, Set.of(Reliability.DEMO))
                .by("王小明", "11010519491231002X");

        for (var own : new String[] {null, "11010519491231002X", "IDCCN-11010519491231002x"}) {
            assertThat(CHECK.check(expected, signedBy(new OneTimeSigner("王小明", "王小明", own)))
                            .fault())
                    .isEmpty();
        }
        assertThat(CHECK.check(expected, signedBy(new OneTimeSigner("王小明", "王小明", "440524188001010014")))
                        .fault())
                .contains(SignatureFault.OTHER_NUMBER);
    }

    @Test
    void nationalAlgorithmsAreRefusedInWords() {
        var cms =
                new byte[] {0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x81, 0x1C, (byte) 0xCF, 0x55, 0x01, (byte) 0x83, 0x75
                };
        var file = ForeignWriter.signWith(ISSUED, "lessee", content -> cms);

        assertThat(CHECK.check(World.received(), file).fault()).contains(SignatureFault.NATIONAL_ALGORITHMS);
    }

    @ParameterizedTest
    @EnumSource(SignatureFault.class)
    void everyReasonHasItsWordsInBothLanguages(SignatureFault fault) {
        assertThat(fault.text().zh()).endsWith("。").isNotEqualTo(fault.text().en());
        assertThat(fault.remedy().zh())
                .endsWith("。")
                .isNotEqualTo(fault.remedy().en());
    }

    /** What proves a certificate is added after the signature, and is no change; nor is white space. */
    @Test
    void proofOfTheCertificatesMayFollowTheSignature() {
        var uploaded = ForeignWriter.sign(ISSUED, DEMO.oneTime(World.SIGNER), "lessee");
        var spaced = Arrays.copyOf(uploaded, uploaded.length + 3);
        Arrays.fill(spaced, uploaded.length, spaced.length, (byte) '\n');

        assertThat(CHECK.check(World.received(), spaced).fault()).isEmpty();
        assertThat(CHECK.check(World.received(), World.SEAL.withProof(uploaded)).fault())
                .isEmpty();
    }

    /** Programs that sign say when and by which program they wrote; that is no change of what the paper is. */
    @Test
    void theDateAndTheProgramOfTheSigningMayBeWrittenInTheFilesInformation() {
        var uploaded = foreign(ISSUED, pdf -> {
            pdf.getDocumentInformation().setModificationDate(Calendar.getInstance());
            pdf.getDocumentInformation().setProducer("A program that signs");
            ForeignWriter.touch(pdf.getDocumentInformation().getCOSObject());
            metadata(pdf, "<xmp:ModifyDate>2026-12-01T10:00:00+08:00</xmp:ModifyDate>");
        });

        assertThat(CHECK.check(World.received(), uploaded).fault()).isEmpty();
    }

    private static void anotherTitle(PDDocument pdf) {
        pdf.getDocumentInformation().setTitle("租赁合同（月租一元）");
        ForeignWriter.touch(pdf.getDocumentInformation().getCOSObject());
    }

    /** An update that says what was said before. */
    private static void nothingNew(PDDocument pdf) {
        ForeignWriter.touch(pdf.getDocumentCatalog().getCOSObject());
    }

    private static void metadata(PDDocument pdf, String more) throws IOException {
        var metadata = pdf.getDocumentCatalog().getMetadata();
        var before = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        var end = "</rdf:Description>";
        assertThat(before).contains(end);
        metadata.importXMPMetadata(before.replaceFirst(end, more + end).getBytes(StandardCharsets.UTF_8));
        ForeignWriter.touch(metadata.getCOSObject());
    }

    private static byte[] followedBy(byte[] more) {
        var uploaded = ForeignWriter.sign(ISSUED, DEMO.oneTime(World.SIGNER), "lessee");
        var file = Arrays.copyOf(uploaded, uploaded.length + more.length);
        System.arraycopy(more, 0, file, uploaded.length, more.length);
        return file;
    }

    /** Two megabytes in which no reader finds the end of the file. */
    private static byte[] noise() {
        var noise = new byte[2_000_000];
        new Random(12).nextBytes(noise);
        return noise;
    }

    private static byte[] signedBy(OneTimeSigner signer) {
        return DEMO.signOnce(ISSUED, "lessee", signer, "SL-2027-000001");
    }

    private static byte[] foreign(byte[] pdf, ForeignWriter.Change change) {
        return ForeignWriter.sign(pdf, DEMO.oneTime(World.SIGNER), "lessee", change);
    }

    /** One bit of the signed bytes that are not the signature itself. */
    private static byte[] altered(int at) {
        var file = SIGNED.clone();
        if (at > ISSUED.length) {
            // inside the visible signature, which the signature covers
            at = new String(SIGNED, StandardCharsets.ISO_8859_1).indexOf("/Reason", ISSUED.length) + 12;
        }
        file[at] ^= 1;
        return file;
    }

    private static byte[] byAStranger() {
        var now = CLOCK.instant();
        return ForeignWriter.sign(
                ISSUED, World.strangersKey(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(300))), "lessee");
    }

    private static byte[] expired() {
        var key = DEMO.oneTime(World.SIGNER, CLOCK.instant().minus(Duration.ofDays(30)), Duration.ofDays(10));
        return ForeignWriter.sign(ISSUED, key, "lessee");
    }

    private static byte[] notYetValid() {
        var key = DEMO.oneTime(World.SIGNER, CLOCK.instant().plus(Duration.ofDays(10)), Duration.ofDays(30));
        return ForeignWriter.sign(ISSUED, key, "lessee");
    }

    private static byte[] revoked() {
        var key = DEMO.oneTime(World.SIGNER);
        var file = ForeignWriter.sign(ISSUED, key, "lessee");
        DEMO.revoke(key.chain().get(0));
        return file;
    }

    private static byte[] encrypted(String password) {
        try (var pdf = Loader.loadPDF(ISSUED);
                var out = new ByteArrayOutputStream()) {
            pdf.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void blackSquare(PDDocument pdf) throws IOException {
        var page = pdf.getPage(0);
        try (var content = new PDPageContentStream(pdf, page, AppendMode.APPEND, false, true)) {
            content.addRect(50, 740, 300, 30);
            content.fill();
        }
        ForeignWriter.touch(page.getCOSObject());
        ForeignWriter.touch(page.getResources().getCOSObject());
    }

    private static void blackSquareAsAnnotation(PDDocument pdf) throws IOException {
        var page = pdf.getPage(0);
        var square = new PDAnnotationSquare();
        square.setRectangle(new PDRectangle(50, 740, 300, 30));
        square.setPrinted(true);
        square.constructAppearances(pdf);
        page.getAnnotations().add(square);
        ForeignWriter.touch(page.getCOSObject());
        ForeignWriter.touch(square.getCOSObject());
    }

    private static void pictureOfASealInTheLessorsField(PDDocument pdf) throws IOException {
        var widget = widget(pdf, "lessor");
        var seal = widget.getNormalAppearanceStream();
        try (var content = new PDPageContentStream(pdf, seal)) {
            content.addRect(10, 10, 50, 50);
            content.stroke();
        }
        ForeignWriter.touch(seal.getCOSObject());
        ForeignWriter.touch(widget.getCOSObject());
    }

    /** The signer's own field, enlarged over the whole page. */
    private static void ownFieldOverThePage(PDDocument pdf) throws IOException {
        var widget = widget(pdf, "lessee");
        var look = new PDAppearanceStream(pdf);
        look.setBBox(PDRectangle.A4);
        widget.getAppearance().setNormalAppearance(look);
        widget.setRectangle(PDRectangle.A4);
        ForeignWriter.touch(widget.getAppearance().getCOSObject());
        ForeignWriter.touch(widget.getCOSObject());
    }

    private static PDAnnotationWidget widget(PDDocument pdf, String field) {
        return pdf.getDocumentCatalog()
                .getAcroForm()
                .getField(field)
                .getWidgets()
                .get(0);
    }

    private static void script(PDDocument pdf) {
        pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('signed')"));
        ForeignWriter.touch(pdf.getDocumentCatalog().getCOSObject());
    }

    /** What is compressed twice does not show how much it is. */
    private static void nothingCompressedTwice(PDDocument pdf) throws IOException {
        var nothing = new PDStream(pdf);
        var twice = new COSArray();
        twice.add(COSName.FLATE_DECODE);
        twice.add(COSName.FLATE_DECODE);
        try (var out = nothing.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(1);
        }
        nothing.getCOSObject().setItem(COSName.FILTER, twice);
        pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("PieceInfo"), nothing);
        ForeignWriter.touch(pdf.getDocumentCatalog().getCOSObject());
    }

    private static void muchCompressedNothing(PDDocument pdf) throws IOException {
        var nothing = new PDStream(pdf);
        try (var out = nothing.createOutputStream(COSName.FLATE_DECODE)) {
            var some = new byte[1024 * 1024];
            for (int megabytes = 0; megabytes < 100; megabytes++) {
                out.write(some);
            }
        }
        pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("PieceInfo"), nothing);
        ForeignWriter.touch(pdf.getDocumentCatalog().getCOSObject());
    }

    private static void attachment(PDDocument pdf) throws IOException {
        var file = new PDComplexFileSpecification();
        file.setFile("more.pdf");
        file.setEmbeddedFile(new PDEmbeddedFile(pdf, new java.io.ByteArrayInputStream(new byte[] {1, 2, 3})));
        pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), file);
        ForeignWriter.touch(pdf.getDocumentCatalog().getCOSObject());
    }
}
