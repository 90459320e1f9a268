package dev.serverlease.words;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.Bilingual;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said beside dates until the State Council's notice of their year is in the file: the one sentence of pages,
 * papers, letters and forms.
 */
public final class HolidaysMissing {

    private static final String ZH = "的放假安排尚未载入，按工作日计算或者遇法定休假日顺延的，暂按周六、周日和元旦、劳动节、国庆节推算，以国务院公布的放假安排为准";

    private static final String EN = "he days off of %s are not here yet: what counts working days, or gives way to a"
            + " holiday, is counted with weekends, 1 January, 1 and 2 May and 1 to 3 October alone, and the State"
            + " Council's arrangement prevails";

    private HolidaysMissing() {}

    /** @param ends each the instant at which a time is over, or null; null if nothing need be said */
    public static @Nullable Bilingual note(Collection<? extends @Nullable TemporalAccessor> ends, ZoneId zone) {
        var years = ends.stream()
                .filter(Objects::nonNull)
                .map(end -> WorkingDays.missingYear(end, zone))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
        return years.isEmpty()
                ? null
                : new Bilingual(
                        years.stream().map(year -> year + "年").collect(Collectors.joining("、")) + ZH + "。",
                        "T" + EN.formatted(String.join(", ", years)) + ".");
    }

    /** The same of one; null where there is none. */
    public static @Nullable Bilingual of(@Nullable Date end, ZoneId zone) {
        return end == null ? null : note(List.of(end.toInstant()), zone);
    }

    /** Within a sentence, after the date. */
    static String zh(int year) {
        return "（" + year + "年" + ZH + "）";
    }

    static String en(int year) {
        return " (t" + EN.formatted(year) + ")";
    }
}
