package dev.serverlease.register;

import dev.serverlease.law.number.Uscc;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.Refusal.FieldError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file of permits and filings: all of it, or none and a word for each line that is wrong. */
final class PermitFile {

    static final List<String> COLUMNS = List.of("number", "kind", "holderUscc", "items", "status", "validTo");

    private static final Set<String> KINDS = Set.of("TELECOM_PERMIT", "FILING", "CROSS_BORDER_APPROVAL");
    private static final Set<String> STATUSES = Set.of("VALID", "NOT_VALID");
    private static final int MOST_ERRORS = 200;

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private PermitFile() {}

    /** @throws Refusal with 400 and the errors, line by line */
    static List<PermitRow> read(String csv) {
        return new PermitFile().rows(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
    }

    private List<PermitRow> rows(String csv) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        var rows = new ArrayList<PermitRow>();
        try (var parser = format.parse(new StringReader(csv))) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw refused(List.of(new FieldError(
                        "line 1",
                        "首行应当是 " + String.join(",", COLUMNS) + "。 The first line must be " + String.join(",", COLUMNS)
                                + ".")));
            }
            for (var line : parser) {
                var row = row(line);
                if (row != null) {
                    rows.add(row);
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

    private @Nullable PermitRow row(CSVRecord line) {
        if (!line.isConsistent()) {
            wrong(line, "", "应当有 " + COLUMNS.size() + " 列。 This line must have " + COLUMNS.size() + " columns.");
            return null;
        }
        int before = errors.size();
        var number = line.get("number");
        if (number.isBlank()) {
            wrong(line, "number", "缺少编号。 The number is missing.");
        } else if (!seen.add(number)) {
            wrong(line, "number", "编号 " + number + " 重复。 The number stands twice.");
        }
        oneOf(line, "kind", KINDS);
        oneOf(line, "status", STATUSES);
        var holder = line.get("holderUscc");
        if (!holder.isBlank() && Uscc.check(holder) == Uscc.Result.MALFORMED) {
            wrong(line, "holderUscc", "不是统一社会信用代码。 Not a unified social credit code.");
        }
        var validTo = date(line);
        return errors.size() > before
                ? null
                : new PermitRow(
                        number,
                        line.get("kind"),
                        holder.isBlank() ? null : holder,
                        Arrays.stream(line.get("items").split("[;；]"))
                                .map(String::strip)
                                .filter(item -> !item.isEmpty())
                                .toList(),
                        line.get("status"),
                        validTo);
    }

    private @Nullable LocalDate date(CSVRecord line) {
        var text = line.get("validTo");
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(line, "validTo", "不是存在的日期，请写成 2030-12-31。 Not a date that exists; write it like 2030-12-31.");
            return null;
        }
    }

    private void oneOf(CSVRecord line, String column, Set<String> allowed) {
        if (!allowed.contains(line.get(column))) {
            var choice = String.join(", ", allowed.stream().sorted().toList());
            wrong(line, column, "只能是 " + choice + "。 Must be one of " + choice + ".");
        }
    }

    private void wrong(CSVRecord line, String column, String message) {
        errors.add(new FieldError(
                "line " + (line.getRecordNumber() + 1) + (column.isEmpty() ? "" : ", " + column), message));
    }

    private static Refusal refused(List<FieldError> errors) {
        return new Refusal(400, "文件未导入，登记册未变更；请更正下列各行。 Nothing was imported; correct these lines.", errors);
    }
}
