package dev.serverlease.register;

import dev.serverlease.process.Refusal;
import dev.serverlease.process.Refusal.FieldError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file: all of its lines, or none and a word for each that is wrong. */
final class CsvFile {

    private static final int MOST_ERRORS = 200;

    private CsvFile() {}

    /**
     * @param row reads one line; what it makes of a line with an error is thrown away with all else
     * @throws Refusal with 400 and the errors, line by line
     */
    static <T> List<T> read(String csv, List<String> columns, Function<CsvLine, T> row) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        var errors = new ArrayList<FieldError>();
        var rows = new ArrayList<T>();
        try (var parser = format.parse(new StringReader(csv.startsWith("\uFEFF") ? csv.substring(1) : csv))) {
            if (!parser.getHeaderNames().equals(columns)) {
                throw refused(List.of(new FieldError(
                        "line 1",
                        "首行应当是 " + String.join(",", columns) + "。 The first line must be " + String.join(",", columns)
                                + ".")));
            }
            var keys = new HashSet<String>();
            for (var record : parser) {
                if (isComplete(record, columns, errors)) {
                    rows.add(row.apply(new CsvLine(record, keys, errors)));
                }
            }
        } catch (CSVException | IllegalArgumentException | UncheckedIOException e) {
            throw refused(
                    List.of(new FieldError("", "不是有效的 CSV：" + e.getMessage() + "。 Not valid CSV; check its quotes.")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("line 2", "文件没有数据行。 The file has no line of data."));
        }
        if (!errors.isEmpty()) {
            throw refused(errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
        }
        return rows;
    }

    private static boolean isComplete(CSVRecord record, List<String> columns, List<FieldError> errors) {
        if (!record.isConsistent()) {
            errors.add(new FieldError(
                    CsvLine.name(record),
                    "应当有 " + columns.size() + " 列。 This line must have " + columns.size() + " columns."));
        }
        return record.isConsistent();
    }

    private static Refusal refused(List<FieldError> errors) {
        return new Refusal(400, "文件未导入，登记册未变更；请更正下列各行。 Nothing was imported; correct these lines.", errors);
    }
}
