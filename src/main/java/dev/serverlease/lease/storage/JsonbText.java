package dev.serverlease.lease.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/**
 * JSON as PostgreSQL writes what it keeps as {@code jsonb}: shorter names first, then by their bytes. So a digest of
 * what is about to be kept is known before, and is that of {@code lease.sha256_of} afterwards.
 */
public final class JsonbText {

    private static final Comparator<byte[]> BYTES =
            Comparator.<byte[]>comparingInt(name -> name.length).thenComparing(Arrays::compareUnsigned);
    private static final Comparator<String> NAMES = (one, other) -> isAscii(one) && isAscii(other)
            ? one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length())
            : BYTES.compare(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private JsonbText() {}

    /** @return the text of {@code cast(json as jsonb)} */
    public static String of(JsonNode json) {
        var text = new StringBuilder();
        write(json, text);
        return text.toString();
    }

    private static void write(JsonNode json, StringBuilder text) {
        if (json.isTextual()) {
            quote(json.textValue(), text);
        } else if (json.isObject()) {
            var names = new ArrayList<String>();
            json.fieldNames().forEachRemaining(names::add);
            names.sort(NAMES);
            String before = "{";
            for (var name : names) {
                quote(name, text.append(before));
                write(json.get(name), text.append(": "));
                before = ", ";
            }
            text.append(names.isEmpty() ? "{}" : "}");
        } else if (json.isArray()) {
            String before = "[";
            for (var element : json) {
                write(element, text.append(before));
                before = ", ";
            }
            text.append(json.isEmpty() ? "[]" : "]");
        } else {
            text.append(json.asText());
        }
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }

    private static void quote(String said, StringBuilder text) {
        if (said.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            text.append('"').append(said).append('"');
            return;
        }
        text.append('"');
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
