package dev.serverlease.register;

import dev.serverlease.law.number.FilingNumber;
import dev.serverlease.law.number.IcpLicenceNumber;
import dev.serverlease.law.number.PermitNumber;
import dev.serverlease.law.number.Uscc;
import dev.serverlease.request.Refusal.FieldError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One line of a register's file. An invalid column is added to the errors and replaced by a dummy value. */
final class CsvLine {

    /** No permit is older or runs longer than these dates: other dates are typing errors. */
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");

    private final CSVRecord record;
    private final String name;
    private final Set<String> keys;
    private final List<FieldError> errors;

    /** @param name the line number, for error messages */
    CsvLine(CSVRecord record, String name, Set<String> keys, List<FieldError> errors) {
        this.record = record;
        this.name = name;
        this.keys = keys;
        this.errors = errors;
    }

    boolean has(String column) {
        return record.isMapped(column) && !record.get(column).isBlank();
    }

    boolean is(String column, String value) {
        return record.get(column).equals(value);
    }

    String required(String column) {
        if (!has(column)) {
            wrong(column, "此列不能为空。 This column must be filled in.");
        } else if (record.get(column).indexOf('\0') >= 0) {
            wrong(column, "含有不能保存的字符。 It contains a character that cannot be stored.");
        }
        return record.get(column);
    }

    /** Null if the column is empty. */
    @Nullable
    String optional(String column) {
        return has(column) ? required(column) : null;
    }

    /** The entry's key, so that no file contains it twice. */
    String key(String column) {
        var key = required(column);
        if (has(column) && !keys.add(key)) {
            wrong(column, key + " 在文件中重复。 " + key + " appears twice in the file.");
        }
        return key;
    }

    <E extends Enum<E>> E choice(String column, Set<E> allowed) {
        var text = record.get(column);
        return allowed.stream()
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    var names = allowed.stream().map(Enum::name).collect(Collectors.joining(", "));
                    wrong(column, "只能是 " + names + "。 Must be one of " + names + ".");
                    return allowed.iterator().next();
                });
    }

    /** In capital letters. The check character may be wrong, because some codes were issued that way. */
    String uscc(String column) {
        var code = required(column);
        if (has(column) && Uscc.check(code) == Uscc.Result.MALFORMED) {
            wrong(column, "不是统一社会信用代码。 Not a unified social credit code.");
        }
        return Uscc.normal(code);
    }

    /** The number of a telecom permit, or of an old-form certificate (STATUTES 6.5). */
    void checkPermitNumber(String column) {
        var number = record.get(column);
        if (has(column) && PermitNumber.parse(number).isEmpty() && !IcpLicenceNumber.isWellFormed(number)) {
            wrong(
                    column,
                    "不是电信业务经营许可证编号，格式如“京B2-20190350”或者“京ICP证030173号”。"
                            + " Not the number of a telecom permit; it looks like 京B2-20190350 or 京ICP证030173号.");
        }
    }

    void checkFilingNumber(String column) {
        if (has(column) && FilingNumber.parse(record.get(column)).isEmpty()) {
            wrong(column, "不是备案编号，格式如“京ICP备05020493号-4”。 Not a filing number; it looks like 京ICP备05020493号-4.");
        }
    }

    Set<String> list(String column) {
        return has(column)
                ? Arrays.stream(required(column).split("[;；]"))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    @Nullable
    LocalDate date(String column) {
        try {
            var day = has(column) ? LocalDate.parse(record.get(column)) : null;
            if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
                wrong(
                        column,
                        "日期应当在 " + EARLIEST + " 至 " + LATEST + " 之间；没有期限的请留空。 A date must lie between " + EARLIEST
                                + " and " + LATEST + "; leave it empty if there is no end.");
                return null;
            }
            return day;
        } catch (DateTimeParseException e) {
            wrong(column, "不是存在的日期，请写成 2030-12-31。 This date does not exist; write it like 2030-12-31.");
            return null;
        }
    }

    @Nullable
    BigDecimal percentage(String column) {
        if (!has(column)) {
            return null;
        }
        var text = record.get(column);
        if (!PERCENTAGE.matcher(text).matches() || new BigDecimal(text).compareTo(WHOLE) > 0) {
            wrong(column, "应当是 0 至 100 的数。 Must be a number from 0 to 100.");
            return null;
        }
        return new BigDecimal(text);
    }

    /** Also accepts capital letters, which spreadsheets write. */
    @Nullable
    Boolean yesOrNo(String column) {
        return switch (record.get(column).toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> {
                wrong(column, "只能是 true 或者 false，不详时留空。 Must be true or false; leave it empty if unknown.");
                yield null;
            }
        };
    }

    void wrong(String column, String message) {
        errors.add(new FieldError(name + ", " + column, message));
    }
}
