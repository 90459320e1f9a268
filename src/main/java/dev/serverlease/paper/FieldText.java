package dev.serverlease.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * What a signature's field shows: lines of text, each character in the first of the paper's fonts that has it, as large
 * as the field allows. It stays text: it is read back, searched and read aloud.
 */
public final class FieldText {

    private static final float MARGIN = 3;
    private static final float LARGEST = 14;
    private static final float SMALLEST = 1;
    private static final float STEP = 0.25f;
    private static final float LEADING = 1.3f;

    /** From the top of a line to where its characters stand, in parts of its size. */
    private static final float ASCENT = 1.05f;

    /** The geta mark: a character stands here that no font has, and that no door of ours lets in. */
    private static final int MISSING = '〓';

    private final Map<PaperFont, PDType0Font> fonts = new LinkedHashMap<>();
    private final PDDocument document;

    private FieldText(PDDocument document) {
        this.document = document;
    }

    /**
     * A PDF of one page whose only field is a signature's, with its appearance: the template from which a signing
     * library takes it.
     *
     * @param place of the field on its page
     */
    public static byte[] template(List<String> lines, Color ink, PDRectangle page, PDRectangle place)
            throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(page));
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            form.getCOSObject().setDirect(true);
            var field = new PDSignatureField(form);
            form.getFields().add(field);
            var seen = new PDAppearanceStream(document);
            seen.setResources(new PDResources());
            seen.setBBox(new PDRectangle(place.getWidth(), place.getHeight()));
            var appearance = new PDAppearanceDictionary();
            appearance.getCOSObject().setDirect(true);
            appearance.setNormalAppearance(seen);
            var widget = field.getWidgets().get(0);
            widget.setRectangle(place);
            widget.setAppearance(appearance);
            var text = new FieldText(document);
            var shown = lines.stream().map(FieldText::shown).toList();
            text.draw(shown, ink, seen);
            return text.saved(String.join("", shown));
        }
    }

    private static String shown(String line) {
        return line.codePoints()
                .map(c -> Glyphs.isItself(c) && (PaperFont.REGULAR.has(c) || PaperFont.RARE.has(c)) ? c : MISSING)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private void draw(List<String> lines, Color ink, PDAppearanceStream seen) throws IOException {
        float width = seen.getBBox().getWidth() - 2 * MARGIN;
        float height = seen.getBBox().getHeight() - 2 * MARGIN;
        float size = LARGEST;
        var broken = broken(lines, width / size);
        while (broken.size() * size * LEADING > height && size > SMALLEST) {
            size -= STEP;
            broken = broken(lines, width / size);
        }
        float top = MARGIN + (height + broken.size() * size * LEADING) / 2;
        try (var content = new PDPageContentStream(document, seen)) {
            content.setNonStrokingColor(ink);
            for (int nth = 0; nth < broken.size(); nth++) {
                content.beginText();
                content.newLineAtOffset(MARGIN, top - (nth * LEADING + ASCENT) * size);
                write(broken.get(nth), size, content);
                content.endText();
            }
        }
    }

    private void write(String line, float size, PDPageContentStream content) throws IOException {
        int from = 0;
        while (from < line.length()) {
            var origin = origin(line.codePointAt(from));
            int to = from;
            while (to < line.length() && origin(line.codePointAt(to)) == origin) {
                to = line.offsetByCodePoints(to, 1);
            }
            content.setFont(font(origin), size);
            content.showText(line.substring(from, to));
            from = to;
        }
    }

    /** @param width in parts of the size */
    private List<String> broken(List<String> lines, float width) throws IOException {
        var broken = new ArrayList<String>();
        for (var line : lines) {
            var breaks = BreakIterator.getLineInstance(Locale.CHINA);
            breaks.setText(line);
            int from = 0;
            while (from < line.length()) {
                int fits = from;
                float taken = 0;
                while (fits < line.length() && (taken += width(line.codePointAt(fits))) <= width) {
                    fits = line.offsetByCodePoints(fits, 1);
                }
                int last = fits == line.length() || breaks.isBoundary(fits) ? fits : breaks.preceding(fits);
                // a word longer than the line is broken where it must be
                int to = last > from ? last : Math.max(fits, line.offsetByCodePoints(from, 1));
                broken.add(line.substring(from, to).strip());
                from = to;
            }
        }
        return broken;
    }

    private float width(int codePoint) throws IOException {
        return font(origin(codePoint)).getStringWidth(Character.toString(codePoint)) / 1000;
    }

    private static PaperFont origin(int codePoint) {
        return PaperFont.REGULAR.has(codePoint) ? PaperFont.REGULAR : PaperFont.RARE;
    }

    private PDType0Font font(PaperFont origin) throws IOException {
        var font = fonts.get(origin);
        if (font == null) {
            font = PDType0Font.load(document, origin.read(), true);
            fonts.put(origin, font);
        }
        return font;
    }

    private byte[] saved(String text) throws IOException {
        document.save(OutputStream.nullOutputStream());
        for (var font : fonts.entrySet()) {
            ReadableText.repair(font.getValue(), font.getKey(), text);
        }
        var template = new ByteArrayOutputStream();
        document.save(template);
        return template.toByteArray();
    }
}
