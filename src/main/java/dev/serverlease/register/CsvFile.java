package dev.serverlease.register;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file: all its lines, or none and one error for each invalid line. */
final class CsvFile {

    private static final int MOST_ERRORS = 200;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private CsvFile() {}

    /**
     * The file's text.
     *
     * @throws Refusal with 400 if the bytes are not UTF-8; Excel in China saves GBK by default
     */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw refused(
                    List.of(
                            new FieldError(
                                    "",
                                    "文件不是 UTF-8 编码；请在 Excel 中另存为“CSV UTF-8（逗号分隔）”后重新导入。"
                                            + " The file is not UTF-8; save it in Excel as “CSV UTF-8 (Comma delimited)” and import it again.")));
        }
    }

    /** A file of these columns, all of them. */
    static <T> List<T> read(String csv, List<String> columns, Function<CsvLine, T> row) {
        return read(csv, columns, List.of(), row);
    }

    /**
     * @param more columns that may follow, all or none
     * @param row reads one line; if any line has an error, all results are discarded
     * @throws Refusal with 400 and the errors of each line
     */
    static <T> List<T> read(String csv, List<String> columns, List<String> more, Function<CsvLine, T> row) {
        var withMore = Stream.concat(columns.stream(), more.stream()).toList();
        var errors = new ArrayList<FieldError>();
        var rows = new ArrayList<T>();
        try (var parser = FORMAT.parse(new StringReader(csv.startsWith("\uFEFF") ? csv.substring(1) : csv))) {
            var given = parser.getHeaderNames();
            if (!given.equals(columns) && !given.equals(withMore)) {
                throw refused(List.of(new FieldError(
                        "line 1",
                        "首行应当是 " + String.join(",", withMore) + "。 The first line must be " + String.join(",", withMore)
                                + ".")));
            }
            var keys = new HashSet<String>();
            for (var record : parser) {
                var name = "line " + lineOf(record, parser);
                if (isComplete(record, name, given, errors)) {
                    rows.add(row.apply(new CsvLine(record, name, keys, errors)));
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
            throw refused(errors);
        }
        return rows;
    }

    /** The line of the file on which a record begins; blank lines and lines within a quoted value count too. */
    private static long lineOf(CSVRecord record, CSVParser parser) {
        long within = record.stream()
                .mapToLong(value -> LINE_BREAK.matcher(value).results().count())
                .sum();
        return parser.getCurrentLineNumber() - within;
    }

    private static boolean isComplete(CSVRecord record, String name, List<String> columns, List<FieldError> errors) {
        if (!record.isConsistent()) {
            errors.add(new FieldError(
                    name, "应当有 " + columns.size() + " 列。 This line must have " + columns.size() + " columns."));
        }
        return record.isConsistent();
    }

    private static Refusal refused(List<FieldError> errors) {
        var cut = errors.size() <= MOST_ERRORS
                ? ""
                : "共 " + errors.size() + " 处，仅列出前 " + MOST_ERRORS + " 处。 Only the first " + MOST_ERRORS + " of "
                        + errors.size() + " are listed.";
        return new Refusal(
                400,
                "文件未导入，登记册未变更；请更正下列各行。 Nothing was imported; correct these lines." + (cut.isEmpty() ? "" : " " + cut),
                errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
    }
}
