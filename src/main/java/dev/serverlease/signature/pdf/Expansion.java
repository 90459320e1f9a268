package dev.serverlease.signature.pdf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * How large a file grows when it is read. Ten megabytes of compressed nothing are ten thousand when expanded, and a
 * reader that expands them ends the product for everybody.
 */
public final class Expansion {

    /** A signature with its picture and font stays far below. */
    private static final long MOST_BYTES = 96L * 1024 * 1024;

    /** Of all objects of a file without its pages, pictures and fonts; thousands of pages stay below. */
    private static final long MOST_TO_OPEN = 8L * 1024 * 1024;

    /** Thousands of pages have fewer. */
    private static final int MOST_STREAMS = 20_000;

    /** What is read twice: streams lie beside one another, but their bytes may hold the word that begins one. */
    private static final int MOST_READ_AGAIN = 1024 * 1024;

    private static final String BEGIN = "stream";
    private static final String END = "endstream";

    /** Without one of these entries a stream holds neither objects nor the table of them. */
    private static final Pattern TO_OPEN = Pattern.compile("/(?:First|W)\\b");

    /** Compressed twice, in letters, or by the methods of the last century, which no writer of signatures uses. */
    private static final Pattern HIDDEN = Pattern.compile("/LZWDecode|/LZW\\b|/RunLengthDecode|/RL\\b"
            + "|/ASCII85Decode|/A85\\b|/ASCIIHexDecode|/AHx\\b"
            + "|(?s:/Fl(?:ateDecode)?\\b.*/Fl(?:ateDecode)?\\b)"
            // or by methods that are named elsewhere
            + "|/Filter\\b\\s*+(?:\\[\\s*+)?(?:%|\\d++\\s++\\d++\\s++R\\b)");

    /** A letter of a name may be written as its number. */
    private static final Pattern NUMBERED = Pattern.compile("#([0-9A-Fa-f]{2})");

    private final byte[] file;
    private final String text;
    private final int from;
    private final long most;
    private final boolean toOpen;

    /** How many bytes may still be taken to be compressed: empty blocks cost as much as full ones, and give nothing. */
    private int unread;

    private Expansion(byte[] file, int from, long most, boolean toOpen) {
        this.file = file;
        this.text = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
        this.from = from;
        this.most = most;
        this.toOpen = toOpen;
        this.unread = file.length + MOST_READ_AGAIN;
    }

    /** @param from where the part begins that somebody else wrote */
    public static boolean isBounded(byte[] file, int from) {
        return new Expansion(file, from, MOST_BYTES, false).isBounded();
    }

    /** Whether it can be opened, and its objects be looked at; its pictures and pages are not expanded by that. */
    public static boolean isBoundedToOpen(byte[] file) {
        return new Expansion(file, 0, MOST_TO_OPEN, true).isBounded();
    }

    /** Whether it is coded in the one way that is usual, however that is named; not if it is not coded at all. */
    public static boolean isDeflated(COSStream stream) {
        var filters = stream.getFilters();
        return COSName.FLATE_DECODE.equals(filters)
                || (filters instanceof COSArray array
                        && array.size() == 1
                        && COSName.FLATE_DECODE.equals(array.getObject(0)));
    }

    private boolean isBounded() {
        long expanded = 0;
        int streams = 0;
        int end = 0;
        for (int begin = next(0); begin >= 0; begin = next(begin)) {
            streams++;
            // between the streams stands the text that describes them
            var description = end < begin ? plain(text.substring(end, begin - BEGIN.length())) : "";
            if (toOpen) {
                expanded += description.length();
            }
            if (!toOpen || description.isEmpty() || TO_OPEN.matcher(description).find()) {
                if (HIDDEN.matcher(description).find() || !TableWidths.areSound(description)) {
                    return false;
                }
                expanded += expanded(from + begin, most - expanded);
            }
            if (expanded >= most || unread <= 0 || streams > MOST_STREAMS) {
                return false;
            }
            if (end < begin) {
                int next = text.indexOf(END, begin);
                end = next < 0 ? text.length() : next;
            }
        }
        return !toOpen || expanded + text.length() - end < most;
    }

    /** Where the next stream begins, its line's end included; -1 if there is none. */
    private int next(int after) {
        for (int at = text.indexOf(BEGIN, after); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            int line = at + BEGIN.length();
            boolean begins = text.startsWith("\n", line) || text.startsWith("\r\n", line);
            if (begins && !text.startsWith("end", at - 3)) {
                return line;
            }
        }
        return -1;
    }

    private static String plain(String description) {
        return description.indexOf('#') < 0
                ? description
                : NUMBERED.matcher(description)
                        .replaceAll(letter ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(letter.group(1), 16))));
    }

    private long expanded(int word, long limit) {
        int begin = word + (file[word] == '\r' ? 2 : 1);
        var inflater = new Inflater();
        long total = 0;
        try {
            inflater.setInput(file, begin, Math.min(file.length - begin, unread));
            var buffer = new byte[64 * 1024];
            while (total < limit) {
                int more = inflater.inflate(buffer);
                if (more == 0) {
                    break;
                }
                total += more;
            }
            return total;
        } catch (DataFormatException e) {
            // not compressed in this way, or not to its end: what was expanded cost as much
            return total;
        } finally {
            unread -= inflater.getTotalIn();
            inflater.end();
        }
    }
}
