package dev.serverlease.paper;

import dev.serverlease.lease.Bilingual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text holds characters that no font of ours can show. The message, Chinese and English, names each with its code and
 * its field; nothing was printed.
 */
public final class UnprintableText extends RuntimeException {

    private final transient List<Unprintable> characters;

    /** @param field the text that holds it, as people call it */
    public record Unprintable(String field, int codePoint) {

        /** The character where it can be seen, and its code: {@code 𰻞（U+30EDE）}. */
        String named() {
            var code = "U+%04X".formatted(codePoint);
            return isVisible() ? Character.toString(codePoint) + "（" + code + "）" : code;
        }

        private boolean isVisible() {
            return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.OTHER_SYMBOL;
        }
    }

    UnprintableText(List<Unprintable> characters) {
        super(words(characters).both());
        this.characters = List.copyOf(characters);
    }

    public List<Unprintable> characters() {
        return characters;
    }

    public Bilingual why() {
        return words(characters);
    }

    private static Bilingual words(List<Unprintable> characters) {
        var named = characters.stream()
                .collect(Collectors.groupingBy(
                        Unprintable::field,
                        LinkedHashMap::new,
                        Collectors.mapping(Unprintable::named, Collectors.joining("、"))))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "：" + field.getValue())
                .collect(Collectors.joining("；"));
        return new Bilingual(
                "下列字符无法打印，或者打印后无法原样读出，请对照登记信息、证件更正后再生成文本：" + named + "。",
                "These characters cannot be printed, or could not be read back from the page as they are; correct the text from"
                        + " the register or the document, then draft again: " + named + ".");
    }
}
