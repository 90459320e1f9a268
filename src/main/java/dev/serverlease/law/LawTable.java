package dev.serverlease.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the law's own data in {@code law/<name>.csv}: columns by the names of its first line, separated by
 * semicolons; a cell that holds a semicolon stands in quotation marks. Lines that begin with {@code #} say why the
 * table is as it is.
 */
public final class LawTable {

    private LawTable() {}

    /** One line. */
    public record Row(Map<String, String> cells) {

        /**
         * The text in a column; empty if the cell is.
         *
         * @throws IllegalArgumentException if the table has no such column
         */
        public String get(String column) {
            String text = cells.get(column);
            if (text == null) {
                throw new IllegalArgumentException("No column " + column + " in " + cells.keySet());
            }
            return text;
        }

        /** The days on which the line counts, from its columns {@code inForceFrom} and {@code inForceTo}. */
        public InForce inForce() {
            String to = get("inForceTo");
            return to.isEmpty() ? InForce.since(get("inForceFrom")) : InForce.between(get("inForceFrom"), to);
        }
    }

    /**
     * The lines in the order of the file, each by the name of its columns; an empty cell is an empty text.
     *
     * @throws IllegalStateException if there is no such table, or a line has another number of cells than the first
     */
    public static List<Row> read(String name) {
        try (InputStream file = LawTable.class.getResourceAsStream("/law/" + name + ".csv")) {
            if (file == null) {
                throw new IllegalStateException("Missing law/" + name + ".csv");
            }
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            String[] columns = cells(lines.get(0));
            return lines.stream().skip(1).map(line -> row(name, columns, line)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Row row(String name, String[] columns, String line) {
        String[] cells = cells(line);
        if (cells.length != columns.length) {
            throw new IllegalStateException(
                    "law/" + name + ".csv: " + cells.length + " cells, not " + columns.length + ": " + line);
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], cells[i]);
        }
        return new Row(row);
    }

    private static String[] cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char each : line.toCharArray()) {
            if (each == '"') {
                quoted = !quoted;
            } else if (each == ';' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString().strip());
        return cells.toArray(String[]::new);
    }
}
