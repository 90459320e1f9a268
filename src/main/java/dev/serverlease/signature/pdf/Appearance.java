package dev.serverlease.signature.pdf;

import dev.serverlease.paper.FieldText;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.PdfBoxSignatureDrawer;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/**
 * What a reader sees in the signature's field. The library's own drawing has one font a field; the paper has two, so
 * that a name is drawn with all its characters here as well.
 */
public final class Appearance {

    /** Of the field's form: the red of a seal. */
    private static final Color INK = new Color(0xB0, 0x1E, 0x1E);

    private Appearance() {}

    /** @param field an empty one, of the PDF that is signed */
    public static SignatureImageParameters of(List<String> lines, String field) {
        var text = new SignatureImageTextParameters();
        text.setText(String.join("\n", lines));
        var image = new SignatureImageParameters();
        image.setTextParameters(text);
        image.getFieldParameters().setFieldId(field);
        return image;
    }

    /** Signs with PDFBox, and draws these appearances. */
    public static final class Factory extends PdfBoxNativeObjectFactory {

        @Override
        public PDFSignatureService newPAdESSignatureService() {
            return configure(new PdfBoxSignatureService(PDFServiceMode.SIGNATURE, parameters -> new Drawer()));
        }
    }

    private static final class Drawer implements PdfBoxSignatureDrawer {

        @Override
        public void init(SignatureImageParameters parameters, PDDocument document, SignatureOptions options)
                throws IOException {
            var field = document.getDocumentCatalog()
                    .getAcroForm()
                    .getField(parameters.getFieldParameters().getFieldId());
            var widget = field.getWidgets().get(0);
            var lines = parameters.getTextParameters().getText().lines().toList();
            var template = FieldText.template(lines, INK, widget.getPage().getMediaBox(), widget.getRectangle());
            options.setVisualSignature(new ByteArrayInputStream(template));
        }

        @Override
        public void draw() {
            // drawn when all of it was told
        }
    }
}
