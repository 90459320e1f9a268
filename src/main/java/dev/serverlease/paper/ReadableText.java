package dev.serverlease.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Makes search, copy and comparison find what was written. A font has one glyph for 人 and for the radical ⼈, and the
 * PDF library notes the lower code, the radical; here the glyph gets the character that the text has.
 */
final class ReadableText {

    private static final int LAST_CODE = 0xFFFF;

    /** As many mappings as one block may have. */
    private static final int BLOCK = 100;

    /** Of two characters of one glyph the later one stays: no radical, then the lower code. */
    private static final Comparator<Integer> LIKELIEST_LAST = Comparator.comparing(
                    (Integer codePoint) -> !Glyphs.isItself(codePoint))
            .reversed()
            .thenComparing(Comparator.<Integer>reverseOrder());

    private ReadableText() {}

    /**
     * Rewrites the font's map from codes to text.
     *
     * @param font of a document that was saved, so that its subset is made; its codes are the glyphs of {@code origin}
     * @param text all that the document prints
     */
    static void repair(PDType0Font font, PaperFont origin, String text) throws IOException {
        if (font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream stream) {
            var texts = asWritten(stream);
            text.codePoints()
                    .distinct()
                    .boxed()
                    .sorted(LIKELIEST_LAST)
                    .forEach(codePoint -> texts.computeIfPresent(
                            origin.glyph(codePoint), (code, was) -> Character.toString(codePoint)));
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(map(texts).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static TreeMap<Integer, String> asWritten(COSStream stream) throws IOException {
        var texts = new TreeMap<Integer, String>();
        try (var in = stream.createInputStream()) {
            var map = new CMapParser().parse(new RandomAccessReadBuffer(in));
            for (int code = 0; code <= LAST_CODE; code++) {
                var text = map.toUnicode(code, 2);
                if (text != null) {
                    texts.put(code, text);
                }
            }
        }
        return texts;
    }

    private static String map(Map<Integer, String> texts) {
        var map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        var codes = new ArrayList<>(texts.entrySet());
        for (int from = 0; from < codes.size(); from += BLOCK) {
            var block = codes.subList(from, Math.min(from + BLOCK, codes.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(code -> map.append("<%04X> <%s>\n".formatted(code.getKey(), hex(code.getValue()))));
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String hex(String text) {
        var hex = new StringBuilder();
        text.chars().forEach(unit -> hex.append("%04X".formatted(unit)));
        return hex.toString();
    }
}
