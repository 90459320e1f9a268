package dev.serverlease.lists;

import dev.serverlease.config.TimeConfiguration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Map;

/** What a criterion takes, and how an address says it. */
enum Kind {
    TEXT("最长 200 个字。 At most 200 characters.") {
        @Override
        Object read(String text) {
            if (text.length() > MOST) {
                throw new IllegalArgumentException("too long");
            }
            return text;
        }
    },

    CODE("没有这个取值，请从列表中选择。 There is no such value; choose one of the list.") {
        @Override
        Object read(String text) {
            return text;
        }
    },

    FLAG("请填写 " + Kind.YES + " 或者不填。 Must be " + Kind.YES + ", or left out.") {
        @Override
        Object read(String text) {
            if (!text.equals(YES)) {
                throw new IllegalArgumentException("neither");
            }
            return true;
        }
    },

    /** When something happened. */
    DAY(Kind.DAY_OR_INSTANT) {
        @Override
        Object read(String text) {
            return day(text);
        }
    },

    /** When a time is over: a day whose end is the first instant of the next one. */
    LAST_DAY(Kind.DAY_OR_INSTANT) {
        @Override
        Object read(String text) {
            return day(text);
        }
    },

    /** A day of a register, as such. */
    DATE("日期请按 2026-12-31 的格式填写" + Kind.YEARS + "。 Must be a date, like 2026-12-31" + Kind.YEARS_EN + ".") {
        @Override
        Object read(String text) {
            return date(text);
        }
    },

    MONTH("月份请按 2026-12 的格式填写" + Kind.YEARS + "。 Must be a month, like 2026-12" + Kind.YEARS_EN + ".") {
        @Override
        Object read(String text) {
            var month = YearMonth.parse(text);
            inRange(month.getYear());
            return month;
        }
    };

    private static final String DAY_OR_INSTANT =
            "日期请按 2026-12-31 的格式填写，或者写明带时区的时刻 2026-12-31T09:00:00+08:00" + Kind.YEARS
                    + "。 Must be a date, like 2026-12-31, or an instant with its zone, like 2026-12-31T09:00:00+08:00"
                    + Kind.YEARS_EN + ".";

    private static final String YES = "true";

    static final int MOST = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private static final String YEARS = "，年份自 " + Kind.FIRST_YEAR + " 至 " + Kind.LAST_YEAR;
    private static final String YEARS_EN = ", of the years " + Kind.FIRST_YEAR + " to " + Kind.LAST_YEAR;

    private final String remedy;

    Kind(String remedy) {
        this.remedy = remedy;
    }

    /** What to write instead, in both languages. */
    String remedy(Map<String, ?> codes) {
        return codes.isEmpty() || codes.size() > LISTED
                ? remedy
                : "只能是 " + String.join("、", codes.keySet()) + " 之一。 Must be one of " + String.join(", ", codes.keySet())
                        + ".";
    }

    private static final int LISTED = 30;

    /** @throws DateTimeException or {@link IllegalArgumentException} if it is no such value */
    abstract Object read(String text);

    boolean isTime() {
        return this == DAY || this == LAST_DAY;
    }

    /** The first instant of a day, or behind it. */
    static Instant bound(Object day, boolean end) {
        return day instanceof LocalDate date
                ? (end ? date.plusDays(1) : date)
                        .atStartOfDay(TimeConfiguration.ZONE)
                        .toInstant()
                : ((OffsetDateTime) day).toInstant();
    }

    private static Object day(String text) {
        if (text.indexOf('T') < 0) {
            return date(text);
        }
        // a plus that an address has as it is arrives as a space
        var instant = OffsetDateTime.parse(text.replaceFirst(" (?=\\d{2}:\\d{2}$)", "+"));
        inRange(instant.getYear());
        return instant;
    }

    private static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        inRange(date.getYear());
        return date;
    }

    private static void inRange(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("not of our times");
        }
    }
}
