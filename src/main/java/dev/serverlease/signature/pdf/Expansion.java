package dev.serverlease.signature.pdf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How large a file grows when it is read. Ten megabytes of compressed nothing are ten thousand when expanded, and a
 * reader that expands them ends the product for everybody.
 */
public final class Expansion {

    /** A signature with its picture and font stays far below. */
    private static final long MOST_BYTES = 96L * 1024 * 1024;

    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");

    /** Compressed twice, or by the methods of the last century, which no writer of signatures uses. */
    private static final Pattern HIDDEN =
            Pattern.compile("/LZWDecode|/LZW\\b|/RunLengthDecode|/RL\\b|\\[[^\\]]*/Fl[^\\]]*/Fl");

    /** A letter of a name may be written as its number. */
    private static final Pattern NUMBERED = Pattern.compile("#([0-9A-Fa-f]{2})");

    private Expansion() {}

    /** @param from where the part begins that somebody else wrote */
    public static boolean isBounded(byte[] file, int from) {
        var text = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
        var streams = STREAM.matcher(text);
        long expanded = 0;
        int end = 0;
        while (streams.find()) {
            // between the streams stands the text that describes them
            if (end <= streams.start() && isHidden(text.substring(end, streams.start()))) {
                return false;
            }
            var begin = from + streams.end();
            expanded += expanded(file, begin, MOST_BYTES - expanded);
            if (expanded >= MOST_BYTES) {
                return false;
            }
            var next = text.indexOf("endstream", streams.end());
            end = next < 0 ? text.length() : next;
        }
        return true;
    }

    private static boolean isHidden(String description) {
        var plain = NUMBERED.matcher(description)
                .replaceAll(letter ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(letter.group(1), 16))));
        return HIDDEN.matcher(plain).find();
    }

    private static long expanded(byte[] file, int begin, long most) {
        var inflater = new Inflater();
        try {
            inflater.setInput(file, begin, file.length - begin);
            var buffer = new byte[64 * 1024];
            long total = 0;
            while (total < most) {
                int more = inflater.inflate(buffer);
                if (more == 0) {
                    break;
                }
                total += more;
            }
            return total;
        } catch (DataFormatException e) {
            // not compressed in this way
            return 0;
        } finally {
            inflater.end();
        }
    }
}
