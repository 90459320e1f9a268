package dev.serverlease.signature.pdf;

import eu.europa.esig.dss.enumerations.SignerTextHorizontalAlignment;
import eu.europa.esig.dss.enumerations.SignerTextVerticalAlignment;
import eu.europa.esig.dss.enumerations.TextWrapping;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * What a reader sees in the signature's field: text in an embedded font, as PDF/A asks. The paper prints the party's
 * name beside the field with all its characters; a line that the font cannot show is left out here.
 */
public final class Appearance {

    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";

    /** Of the field's form: the red of a seal. */
    private static final Color INK = new Color(0xB0, 0x1E, 0x1E);

    private static final float MARGIN = 3;

    /** Read once: ten megabytes. */
    private static class Font {

        private static final byte[] BYTES = read();
        private static final CmapLookup GLYPHS = glyphs();

        private static byte[] read() {
            try (var in = Objects.requireNonNull(Appearance.class.getResourceAsStream(FONT))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static CmapLookup glyphs() {
            try (var font = new TTFParser().parse(new RandomAccessReadBuffer(BYTES))) {
                return font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Appearance() {}

    public static SignatureImageParameters of(List<String> lines) {
        var font = new DSSFileFont(new InMemoryDocument(Font.BYTES, "NotoSansSC-Regular.ttf"));
        font.setEmbedFontSubset(true);
        var text = new SignatureImageTextParameters();
        text.setText(lines.stream().filter(Appearance::isPrintable).collect(Collectors.joining("\n")));
        text.setFont(font);
        text.setTextColor(INK);
        text.setPadding(MARGIN);
        text.setTextWrapping(TextWrapping.FILL_BOX_AND_LINEBREAK);
        text.setSignerTextHorizontalAlignment(SignerTextHorizontalAlignment.LEFT);
        text.setSignerTextVerticalAlignment(SignerTextVerticalAlignment.MIDDLE);
        var image = new SignatureImageParameters();
        image.setTextParameters(text);
        return image;
    }

    private static boolean isPrintable(String line) {
        return line.codePoints().allMatch(point -> Font.GLYPHS.getGlyphId(point) != 0);
    }
}
