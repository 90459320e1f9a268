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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * What a reader sees in the signature's field: text in an embedded font, as PDF/A asks. The paper prints the party's
 * name beside the field with all its characters; one that the font cannot show is a 〓 here, as printers set it.
 */
public final class Appearance {

    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";

    /** Of the field's form: the red of a seal. */
    private static final Color INK = new Color(0xB0, 0x1E, 0x1E);

    private static final float MARGIN = 3;

    /** The geta mark: a character stands here that the type lacks. */
    private static final String MISSING = "〓";

    /** Read once: ten megabytes. */
    private static class Font {

        /** The table of characters, and its form for all of Unicode. */
        private static final int CMAP = 0x636D6170;

        private static final int SEGMENTED_COVERAGE = 12;

        private static final byte[] BYTES = read();
        private static final CmapLookup GLYPHS = glyphs();

        private static byte[] read() {
            try (var in = Objects.requireNonNull(Appearance.class.getResourceAsStream(FONT))) {
                return withoutRadicals(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * The font draws some ideographs and their radicals with one glyph, and the file would name the radical: a
         * copied ⽰ is not 示. So the font is told to know no radicals (2E80–2FDF) and no compatibility ideographs
         * (F900–FAFF).
         */
        private static byte[] withoutRadicals(byte[] font) {
            var bytes = ByteBuffer.wrap(font);
            int tables = bytes.getShort(4);
            for (int table = 12; table < 12 + 16 * tables; table += 16) {
                if (bytes.getInt(table) == CMAP) {
                    int cmap = bytes.getInt(table + 8);
                    for (int sub = cmap + 4; sub < cmap + 4 + 8 * bytes.getShort(cmap + 2); sub += 8) {
                        forgetRadicals(bytes, cmap + bytes.getInt(sub + 4));
                    }
                }
            }
            return font;
        }

        private static void forgetRadicals(ByteBuffer bytes, int subtable) {
            if (bytes.getShort(subtable) != SEGMENTED_COVERAGE) {
                return;
            }
            int groups = bytes.getInt(subtable + 12);
            for (int group = subtable + 16; group < subtable + 16 + 12 * groups; group += 12) {
                int first = bytes.getInt(group);
                int last = bytes.getInt(group + 4);
                if ((first >= 0x2E80 && last <= 0x2FDF) || (first >= 0xF900 && last <= 0xFAFF)) {
                    bytes.putInt(group + 4, first);
                    bytes.putInt(group + 8, 0);
                }
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
        text.setText(lines.stream().map(Appearance::shown).collect(Collectors.joining("\n")));
        text.setFont(font);
        text.setTextColor(INK);
        // a white ground would cover the frame that the paper draws around the field
        text.setBackgroundColor(null);
        text.setPadding(MARGIN);
        text.setTextWrapping(TextWrapping.FILL_BOX_AND_LINEBREAK);
        text.setSignerTextHorizontalAlignment(SignerTextHorizontalAlignment.LEFT);
        text.setSignerTextVerticalAlignment(SignerTextVerticalAlignment.MIDDLE);
        var image = new SignatureImageParameters();
        image.setTextParameters(text);
        return image;
    }

    private static String shown(String line) {
        return line.codePoints()
                .mapToObj(point -> Font.GLYPHS.getGlyphId(point) == 0 ? MISSING : Character.toString(point))
                .collect(Collectors.joining());
    }
}
