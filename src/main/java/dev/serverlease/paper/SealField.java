package dev.serverlease.paper;

import dev.serverlease.paper.SignatureFields.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** An empty signature field for the lessor's seal below words of a letter, wherever they came to stand. */
public final class SealField {

    private static final float WIDTH = 200;
    private static final float HEIGHT = 78;
    private static final float BELOW = 5;

    private SealField() {}

    /**
     * The file with its field, {@link SignatureFields#LESSOR}; a PDF/A stays one.
     *
     * @param words that stand on one line, above the field's left edge; the last such line counts
     * @throws IllegalArgumentException if the file does not have these words
     */
    public static byte[] below(String words, byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var found = new Finder(words);
            found.writeText(document, new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
            var place = found.place;
            if (place == null) {
                throw new IllegalArgumentException("No line of the letter says " + words);
            }
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            SignatureFields.add(
                    document,
                    form,
                    document.getPage(found.page - 1),
                    SignatureFields.LESSOR,
                    "出租人盖章 Seal of the lessor",
                    place);
            var changed = new ByteArrayOutputStream();
            document.save(changed);
            return changed.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Finder extends PDFTextStripper {

        private final String words;
        private @Nullable Place place;
        private int page;

        Finder(String words) {
            this.words = words;
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            if (text.contains(words)) {
                var first = positions.get(text.indexOf(words));
                place = new Place(first.getXDirAdj(), first.getYDirAdj() + BELOW, WIDTH, HEIGHT);
                page = getCurrentPageNo();
            }
        }
    }
}
