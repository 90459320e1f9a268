package dev.serverlease.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** A font that comes with the product. It is read when it is first needed, and then kept. */
final class PaperFont {

    static final PaperFont REGULAR = new PaperFont("NotoSansSC-Regular.ttf");
    static final PaperFont BOLD = new PaperFont("NotoSansSC-Bold.ttf");

    /** The characters of Unicode's extensions that the others lack, in one weight. Large: read only for such a text. */
    static final PaperFont RARE = new PaperFont("HanaMinB.ttf");

    private final String file;
    private @Nullable TrueTypeFont font;

    private PaperFont(String file) {
        this.file = "/fonts/" + file;
    }

    /** The glyph of the character, 0 if the font has none. */
    int glyph(int codePoint) {
        try {
            return read().getUnicodeCmapLookup().getGlyphId(codePoint);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    synchronized TrueTypeFont read() {
        if (font == null) {
            try (var stream = PaperFont.class.getResourceAsStream(file)) {
                if (stream == null) {
                    throw new IllegalStateException("The font " + file + " is missing");
                }
                font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
                // Chinese needs no glyphs in place of others, and looking for them takes as long as all the rest.
                font.setEnableGsub(false);
            } catch (IOException broken) {
                throw new UncheckedIOException("The font " + file + " cannot be read", broken);
            }
        }
        return font;
    }
}
