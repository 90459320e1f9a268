package dev.serverlease.signature.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many bytes an entry takes in a table of objects that is a stream (ISO 32000-1, 7.5.8.2). With none, a reader
 * reads entries without end and without reading on; with few, a small table has as many entries as memory holds.
 */
final class TableWidths {

    private static final Pattern WIDTHS = Pattern.compile("/W\\b\\s*");
    private static final Pattern PLAIN = Pattern.compile("\\s*\\d{1,2}\\s+\\d{1,2}\\s+\\d{1,2}\\s*");

    /** Kind, place and generation; every writer uses as many or more. */
    private static final int LEAST = 3;

    private static final int MOST = 60;

    /** A font's widths stand in brackets within brackets, those of a table in one pair. */
    private static final int DEEPEST = 2;

    private TableWidths() {}

    /** @param description of a stream and of what stands before it; a font has widths under the same name */
    static boolean areSound(String description) {
        if (!description.contains("/XRef")) {
            return true;
        }
        var widths = WIDTHS.matcher(description);
        while (widths.find()) {
            var array = array(description, widths.end());
            if (array.isEmpty() || (isTriple(array) && !isSound(array))) {
                return false;
            }
        }
        return true;
    }

    /** What stands in the brackets; empty if that is somewhere else, or not said plainly. */
    private static String array(String text, int begin) {
        if (!text.startsWith("[", begin)) {
            return "";
        }
        int depth = 0;
        for (int at = begin; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '[' -> depth++;
                case ']' -> depth--;
                case '%', '(', '<', 'R' -> {
                    return "";
                }
                default -> {}
            }
            if (depth > DEEPEST) {
                return "";
            }
            if (depth == 0) {
                return text.substring(begin + 1, at);
            }
        }
        return "";
    }

    /** A reader takes no other number of them. */
    private static boolean isTriple(String array) {
        var flat = array.replaceAll("\\[[^\\[\\]]*\\]", " a ").strip();
        return List.of(flat.split("\\s+")).size() == 3;
    }

    private static boolean isSound(String array) {
        if (!PLAIN.matcher(array).matches()) {
            return false;
        }
        int sum = Arrays.stream(array.strip().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .sum();
        return sum >= LEAST && sum <= MOST;
    }
}
