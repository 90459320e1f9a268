package dev.serverlease.process;

/**
 * Text as people write it: the database stores no NUL, and half a surrogate pair, an escape sequence or a character
 * that turns the line's direction only serves to show a reviewer something else than what is stored.
 */
public final class PlainText {

    /** The same as {@link #is}, for the constraints of a request. */
    public static final String LINES = "[[^\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]\\t\\n\\r]*";

    /** The same on one line. */
    public static final String LINE = "[^\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]*";

    public static final String REMEDY =
            "含有不可见的控制字符，请删除后重新输入。 Contains invisible control characters; remove them and type it again.";

    private PlainText() {}

    /** Whether the text holds nothing but plain characters, spaces, tabs and line ends. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' || character == '\n' || character == '\r';
            case Character.SURROGATE -> false;
            default -> (character < 0x202A || character > 0x202E) && (character < 0x2066 || character > 0x2069);
        };
    }
}
