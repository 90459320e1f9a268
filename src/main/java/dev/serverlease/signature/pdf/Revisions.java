package dev.serverlease.signature.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file adds after the end of its last signature: white space, or whole incremental updates (ISO 32000-1, 7.5.6)
 * such as the proof of certificates, which the comparison of objects then judges. Other bytes are in no object, so no
 * comparison sees them, and a reader may lose the file's end over them.
 */
public final class Revisions {

    private static final Pattern SPACE = Pattern.compile("[\\t\\n\\f\\r ]*+");

    /** Where an object stands: an entry of a table, or the place of a table that is an object itself. */
    private static final Pattern PLACE = Pattern.compile("(\\d{10}) \\d{5} n|startxref\\s+(\\d{1,10})\\s");

    private static final Pattern OBJECT = Pattern.compile("\\d+\\s+\\d+\\s+obj\\b");

    private static final Pattern TOKEN = Pattern.compile("<<|>>|[\\[\\]]|/[^\\s()<>\\[\\]{}/%]*+|<[0-9A-Fa-f\\s]*+>"
            + "|[+-]?[0-9.]++|(?:true|false|null|R|endobj|xref|n|f|trailer|startxref)\\b|%%EOF");

    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");

    private static final String END = "endstream";

    private final String text;
    private final int from;
    private final Set<Long> known;
    private int at;
    private boolean inside;

    private Revisions(byte[] file, int from, Collection<Long> offsets) {
        this.text = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
        this.from = from;
        this.known = new HashSet<>(offsets);
        PLACE.matcher(text)
                .results()
                .map(place -> Long.valueOf(place.group(1) == null ? place.group(2) : place.group(1)))
                .forEach(known::add);
    }

    /**
     * @param from where the last signature's range ends
     * @param offsets of the objects in the file's table
     */
    public static boolean areWhole(byte[] file, int from, Collection<Long> offsets) {
        return new Revisions(file, from, offsets).areWhole();
    }

    private boolean areWhole() {
        var last = "%%EOF";
        space();
        while (at < text.length()) {
            var token = token();
            if (token.isEmpty()) {
                return false;
            }
            last = token;
            space();
        }
        return last.equals("%%EOF");
    }

    private void space() {
        match(SPACE);
    }

    /** @return empty if what stands here belongs to no update */
    private String token() {
        var begin = from + (long) at;
        var object = match(OBJECT);
        if (!object.isEmpty()) {
            inside = true;
            return known.contains(begin) ? object : "";
        }
        if (inside && text.charAt(at) == '(') {
            return string();
        }
        if (inside && !match(STREAM).isEmpty()) {
            var end = text.indexOf(END, at);
            at = end < 0 ? text.length() : end + END.length();
            return end < 0 ? "" : END;
        }
        var token = match(TOKEN);
        switch (token) {
            case "trailer" -> inside = true;
            case "endobj", "startxref" -> inside = false;
            default -> {}
        }
        return token;
    }

    private String match(Pattern pattern) {
        var found = pattern.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return "";
        }
        at = found.end();
        return found.group();
    }

    private String string() {
        var begin = at;
        int depth = 0;
        do {
            switch (text.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> at++;
                default -> {}
            }
            at++;
        } while (depth > 0 && at < text.length());
        return depth == 0 ? text.substring(begin, at) : "";
    }
}
