package dev.serverlease.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Two empty signature fields on the execution page, where {@code contract/paper.html} leaves room for them. It is the
 * page to which the last bookmark leads.
 */
public final class SignatureFields {

    /** The names of the fields. */
    public static final String LESSEE = "lessee";

    public static final String LESSOR = "lessor";

    /** Left and right on the execution page; a seal of 42 mm fits. */
    public static final Place LESSEE_PLACE = new Place(72, 215, 215, 130);

    public static final Place LESSOR_PLACE = new Place(308, 215, 215, 130);

    /** In points from the upper left corner of an A4 page. */
    public record Place(float x, float y, float width, float height) {

        private PDRectangle on(PDPage page) {
            return new PDRectangle(x, page.getMediaBox().getHeight() - y - height, width, height);
        }
    }

    private SignatureFields() {}

    /** The file with its fields; a PDF/A stays one. Not for a file that is signed: it is written anew. */
    public static byte[] add(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var page = executionPage(document);
            add(document, form, page, LESSEE, "承租人签名或者盖章 Signature or seal of the lessee", LESSEE_PLACE);
            add(document, form, page, LESSOR, "出租人签名或者盖章 Signature or seal of the lessor", LESSOR_PLACE);
            var changed = new ByteArrayOutputStream();
            document.save(changed);
            return changed.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How many pages a paper of ours has. */
    public static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void add(PDDocument document, PDAcroForm form, PDPage page, String name, String purpose, Place place)
            throws IOException {
        var field = new PDSignatureField(form);
        field.setPartialName(name);
        field.setAlternateFieldName(purpose);
        var widget = field.getWidgets().get(0);
        widget.setRectangle(place.on(page));
        widget.setPage(page);
        widget.setPrinted(true);
        widget.setAppearance(empty(document, place));
        page.getAnnotations().add(widget);
        form.getFields().add(field);
    }

    private static PDPage executionPage(PDDocument document) throws IOException {
        var outline = document.getDocumentCatalog().getDocumentOutline();
        var page = outline == null ? null : outline.getLastChild().findDestinationPage(document);
        if (page == null) {
            throw new IllegalArgumentException("No bookmark leads to an execution page");
        }
        return page;
    }

    /** PDF/A wants an appearance of every field. */
    private static PDAppearanceDictionary empty(PDDocument document, Place place) {
        var nothing = new PDAppearanceStream(document);
        nothing.setBBox(new PDRectangle(place.width(), place.height()));
        var appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(nothing);
        return appearance;
    }
}
