package dev.serverlease.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/**
 * Prints pages as PDF/A-3a in Chinese: tagged, with our fonts inside, and with a text that reads back exactly. Style
 * sheets say {@code font-family: 'Noto Sans SC', 'HanaMinB'}; the second has what the first lacks.
 */
@Component
public class PdfPrinter {

    private static final String FAMILY = "Noto Sans SC";
    private static final String RARE_FAMILY = "HanaMinB";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** Prints once in the background, for the first print reads the fonts and takes seconds. */
    public void warmUp() {
        var thread = new Thread(
                () -> print(
                        "<html><head><style>body { font-family: '" + FAMILY
                                + "' }</style></head><body><p>预热 <b>Warm-up</b></p></body></html>",
                        "预热",
                        List.of()),
                "paper-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * @param xhtml well-formed; images are data URIs with an {@code alt}, nothing else is loaded
     * @param title of the document, for people
     * @param files that the document carries
     * @return the bytes of the file; they differ from print to print, so take a digest from those that are stored
     * @throws UnprintableText if the text has a character that no font of ours shows
     * @throws IllegalArgumentException if the XHTML is not well-formed
     */
    public byte[] print(String xhtml, String title, List<EmbeddedFile> files) {
        var page = Xhtml.read(xhtml, title);
        var text = page.getDocumentElement().getTextContent();
        Glyphs.requirePrintable(Map.of("文本 Text", text));
        try (var document = new PDDocument()) {
            var fonts = fonts(document, text);
            var builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .withW3cDocument(page, "")
                    .usePdfAConformance(PdfAConformance.PDFA_3_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(COLOURS)
                    .withProducer("Server Lease")
                    .useExternalResourceAccessControl(
                            (uri, type) -> uri.startsWith("data:"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            fonts.forEach((origin, font) -> use(builder, origin, font));
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            EmbeddedFile.attach(document, files);
            document.save(OutputStream.nullOutputStream());
            for (var font : fonts.entrySet()) {
                ReadableText.repair(font.getValue(), font.getKey(), text);
            }
            var pdf = new ByteArrayOutputStream();
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<PaperFont, PDType0Font> fonts(PDDocument document, String text) throws IOException {
        var fonts = new LinkedHashMap<PaperFont, PDType0Font>();
        fonts.put(PaperFont.REGULAR, PDType0Font.load(document, PaperFont.REGULAR.read(), true));
        fonts.put(PaperFont.BOLD, PDType0Font.load(document, PaperFont.BOLD.read(), true));
        if (!text.codePoints().allMatch(c -> PaperFont.REGULAR.has(c) && PaperFont.BOLD.has(c) || c < ' ')) {
            fonts.put(PaperFont.RARE, PDType0Font.load(document, PaperFont.RARE.read(), true));
        }
        return fonts;
    }

    private static void use(PdfRendererBuilder builder, PaperFont origin, PDType0Font font) {
        var supplier = new PDFontSupplier(font);
        if (origin == PaperFont.RARE) {
            // in both weights, or a bold rare character would be drawn with a thicker pen
            builder.useFont(supplier, RARE_FAMILY, REGULAR, FontStyle.NORMAL, true);
            builder.useFont(supplier, RARE_FAMILY, BOLD, FontStyle.NORMAL, true);
        } else {
            builder.useFont(supplier, FAMILY, origin == PaperFont.BOLD ? BOLD : REGULAR, FontStyle.NORMAL, true);
        }
    }
}
