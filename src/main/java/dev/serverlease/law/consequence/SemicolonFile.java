package dev.serverlease.law.consequence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of the law's data: semicolons between the columns, quotation marks around a value that holds one. */
final class SemicolonFile {

    private SemicolonFile() {}

    /**
     * Its lines, value by value, without the first.
     *
     * @throws IllegalStateException if the file is missing, its first line is another, or a line has other columns
     */
    static List<List<String>> read(String name, List<String> columns) {
        try (InputStream file = SemicolonFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Missing " + name);
            }
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(SemicolonFile::values)
                    .toList();
            if (lines.isEmpty() || !lines.get(0).equals(columns)) {
                throw new IllegalStateException(name + " must begin with " + String.join(";", columns));
            }
            lines.stream().filter(line -> line.size() != columns.size()).forEach(line -> {
                throw new IllegalStateException(name + ": not " + columns.size() + " columns in " + line);
            });
            return lines.subList(1, lines.size());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> values(String line) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (quoted && each == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                value.append(each);
                i++;
            } else if (each == '"') {
                quoted = !quoted;
            } else if (each == ';' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(each);
            }
        }
        values.add(value.toString());
        return values;
    }
}
