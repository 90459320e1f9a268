package dev.serverlease.paper;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which characters can be put on paper: our fonts have a glyph for them, and the text of the page says them again.
 *
 * <p>Not printable, though a font may have them: what is invisible or moves other characters (control, format, private
 * use); variation selectors, for the fonts have one form of each character; combining marks, for they would stand
 * beside their letter; radicals (U+2E80 to U+2FDF) and whatever Unicode holds equal to another character (U+F900 and
 * on), for they look like the ideograph and would be read back as it.
 */
public final class Glyphs {

    private Glyphs() {}

    /**
     * Refuses texts that could not be printed as they are; the keys name them as people know them, Chinese and English.
     */
    public static void requirePrintable(Map<String, String> texts) {
        var refused = new ArrayList<UnprintableText.Unprintable>();
        texts.forEach((field, text) ->
                unprintable(text).forEach(codePoint -> refused.add(new UnprintableText.Unprintable(field, codePoint))));
        if (!refused.isEmpty()) {
            throw new UnprintableText(refused);
        }
    }

    /** The characters of the text that cannot be printed, each once, in the order of the text. */
    public static List<Integer> unprintable(String text) {
        return text.codePoints()
                .filter(codePoint -> !isPrintable(codePoint))
                .distinct()
                .boxed()
                .toList();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (codePoint) {
            case '\n', '\r', '\t' -> true;
            default -> isItself(codePoint) && isDrawn(codePoint);
        };
    }

    /** Regular and bold, for a clause may be marked. */
    private static boolean isDrawn(int codePoint) {
        return PaperFont.REGULAR.has(codePoint) && PaperFont.BOLD.has(codePoint) || PaperFont.RARE.has(codePoint);
    }

    /** Whether it is a character of its own, not a part, a twin or a command. */
    static boolean isItself(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isRadical(codePoint) && !isEqualToAnother(codePoint);
        };
    }

    private static boolean isRadical(int codePoint) {
        return codePoint >= 0x2E80 && codePoint <= 0x2FDF;
    }

    private static boolean isEqualToAnother(int codePoint) {
        return !Normalizer.isNormalized(Character.toString(codePoint), Normalizer.Form.NFC);
    }
}
