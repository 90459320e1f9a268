package dev.serverlease.paper;

import dev.serverlease.lease.Bilingual;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /**
     * Why a text cannot stand in a contract, with each character by name and what to do; empty if it can. For the doors
     * through which texts come in.
     */
    public static Optional<Bilingual> objection(String text) {
        var refused = unprintable(text);
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        var named = refused.stream()
                .map(codePoint -> new UnprintableText.Unprintable("", codePoint).named())
                .collect(Collectors.joining("、"));
        return Optional.of(new Bilingual(
                "含有合同无法打印的字符：" + named + "。请删除表情符号、不可见字符和部首，或者改为登记信息、证件上的规范写法；确系登记、证件用字的，请告知管理员补充字体。",
                "Holds characters that the contract cannot print: " + named
                        + ". Remove pictures, invisible characters and radicals, or write it as the register or the document"
                        + " does; if it is written so there, ask an administrator to add a font."));
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
