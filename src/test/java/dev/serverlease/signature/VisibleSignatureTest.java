package dev.serverlease.signature;

import static dev.serverlease.signature.World.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.paper.SignatureFields;
import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader sees in the field of a signature. */
@Tag("slow")
class VisibleSignatureTest {

    private static final int DPI = 144;

    /** 𠮷 and 𪚥 are in one font of the paper's, the others in the other. */
    private static final String RARE = "李𠮷䶮㛃𪚥";

    @Test
    void eachCharacterOfARareNameReadsBackOutOfTheSignature() throws Exception {
        assertThat(text(signedBy(RARE))).contains(RARE, "承租人电子签名", World.LESSEE).doesNotContain("〓");
    }

    @Test
    void aRareCharacterIsDrawnAndNotTheMarkOfAMissingOne() throws Exception {
        var missing = picture(signedBy("〓"));
        for (var character : new String[] {"𠮷", "䶮", "㛃", "𪚥"}) {
            assertThat(differing(picture(signedBy(character)), missing))
                    .as("pixels of %s that are not those of 〓", character)
                    .isGreaterThan(50);
        }
    }

    /** A certificate may name what no font of ours has; the signature is not lost for it. */
    @Test
    void whatNoFontHasIsMarkedAndTheRestStands() throws Exception {
        assertThat(text(signedBy("李😀梅"))).contains("李〓梅");
    }

    @Test
    void aLongNameIsShownToItsEnd() throws Exception {
        var name = "杭州未来贸易有限公司".repeat(20) + "末";

        assertThat(text(signedBy(name)).replaceAll("\\s", "")).contains(name);
    }

    static byte[] signedBy(String name) {
        return DEMO.signOnce(
                World.ISSUED, "lessee", new OneTimeSigner(name, World.LESSEE, World.CODE), "SL-2027-000001");
    }

    private static String text(byte[] signed) throws IOException {
        try (var pdf = Loader.loadPDF(signed)) {
            var seen = pdf.getDocumentCatalog()
                    .getAcroForm()
                    .getField("lessee")
                    .getWidgets()
                    .get(0)
                    .getNormalAppearanceStream();
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawForm(new PDFormXObject(seen.getCOSObject()));
            }
            var text = new PDFTextStripper();
            text.setStartPage(pdf.getNumberOfPages());
            return text.getText(pdf);
        }
    }

    /** The lessee's field as a reader sees it. */
    private static BufferedImage picture(byte[] signed) throws IOException {
        try (var pdf = Loader.loadPDF(signed)) {
            var widget = pdf.getDocumentCatalog()
                    .getAcroForm()
                    .getField(SignatureFields.LESSEE)
                    .getWidgets()
                    .get(0);
            var page = pdf.getPages().indexOf(widget.getPage());
            return new PDFRenderer(pdf).renderImageWithDPI(page, DPI);
        }
    }

    private static long differing(BufferedImage one, BufferedImage other) {
        long pixels = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                pixels += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return pixels;
    }
}
