package dev.serverlease.request;

import java.util.regex.Pattern;

/**
 * Text as people write it. The database cannot store NUL. Half a surrogate pair, an escape sequence or a character that
 * changes the text direction would only show a reviewer something other than what is stored. A text must have a visible
 * character: one with only invisible characters says as little as an empty one.
 */
public final class PlainText {

    /**
     * Spaces of all kinds, format characters, fillers that fonts show as blank, and characters that only modify a
     * letter.
     */
    private static final String UNSEEN =
            "\\t\\n\\r\\p{Cf}\\p{Z}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{2800}\\x{3164}"
                    + "\\x{FFA0}\\x{180B}-\\x{180F}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}";

    /** Rejects a text of invisible characters; a text of only common spaces counts as left out. */
    private static final String SEEN = "(?![ \\t\\n\\r]*+[" + UNSEEN + "][" + UNSEEN + "]*+\\z)";

    private static final String TURNING = "\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}";

    /** The same as {@link #is}, for the constraints of a request. */
    public static final String LINES = SEEN + "[[^\\p{Cc}\\p{Cs}" + TURNING + "]\\t\\n\\r]*";

    /** The same on one line. */
    public static final String LINE = SEEN + "[^\\p{Cc}\\p{Cs}" + TURNING + "]*";

    /**
     * The name of a person, a company, a thing or a place. Two names that look the same must be the same, so it has no
     * invisible characters. Variation selectors of rare characters belong to the name and are allowed.
     */
    public static final String NAME =
            SEEN + "[^\\p{Cc}\\p{Cs}\\p{Cf}\\p{Zl}\\p{Zp}\\x{34F}\\x{115F}\\x{1160}\\x{2800}\\x{3164}\\x{FFA0}]*";

    public static final String REMEDY =
            "含有不可见的控制字符，请删除后重新输入。 Contains invisible control characters; remove them and type it again.";

    public static final String NAME_REMEDY =
            "含有不可见的字符（零宽、方向或者控制字符），请删除后重新输入。 Contains invisible characters (zero-width, direction or control);"
                    + " remove them and type it again.";

    private static final Pattern IS = Pattern.compile(LINES);
    private static final Pattern IS_NAME = Pattern.compile(NAME);
    private static final Pattern BLANK = Pattern.compile("[" + UNSEEN + "]*");

    private PlainText() {}

    /**
     * Whether the text holds nothing but plain characters, spaces, tabs and line ends, and at least one visible
     * character.
     */
    public static boolean is(String text) {
        return IS.matcher(text).matches();
    }

    /** Whether the text can be a name; an empty text can. */
    public static boolean isName(String text) {
        return IS_NAME.matcher(text).matches();
    }

    /**
     * Whether the text is completely invisible; control characters do not count here, since they are rejected anyway.
     */
    public static boolean isBlank(String text) {
        return BLANK.matcher(text).matches();
    }
}
