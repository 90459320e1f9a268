package dev.serverlease.words;

import dev.serverlease.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Times on our pages: in the product's zone, as readers of this language write them. */
public final class PageTime {

    private final ZoneId zone;
    private final DateTimeFormatter month;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter second;
    private final String midnight;
    private final IntFunction<String> holidaysMissing;
    private final UnaryOperator<String> openSpan;

    private PageTime(
            ZoneId zone,
            String day,
            String time,
            IntFunction<String> holidaysMissing,
            UnaryOperator<String> openSpan,
            Locale locale) {
        this.zone = zone;
        this.holidaysMissing = holidaysMissing;
        this.openSpan = openSpan;
        this.month = DateTimeFormatter.ofPattern(day.replaceFirst("^d |d日$", ""), locale);
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.minute = DateTimeFormatter.ofPattern(day + time, locale);
        this.second = DateTimeFormatter.ofPattern(day + time + ":ss", locale);
        this.midnight = time.replace("HH:mm", "24:00").replace("'", "");
    }

    /** @param reader the language that the browser asks for; all but English read the Chinese format */
    public static PageTime of(Locale reader, ZoneId zone) {
        return reader.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? new PageTime(
                        zone, "d MMM yyyy", "', 'HH:mm", HolidaysMissing::en, day -> "from " + day, Locale.ENGLISH)
                : new PageTime(zone, "yyyy年M月d日", "' 'HH:mm", HolidaysMissing::zh, day -> day + "起", Locale.CHINESE);
    }

    /** For texts in Chinese. */
    public static PageTime zh(ZoneId zone) {
        return of(Locale.CHINESE, zone);
    }

    /** For texts in English. */
    public static PageTime en(ZoneId zone) {
        return of(Locale.ENGLISH, zone);
    }

    /** For papers in both languages: numbers alone. */
    public static PageTime both(ZoneId zone) {
        return new PageTime(
                zone,
                "yyyy-MM-dd",
                "' 'HH:mm",
                year -> HolidaysMissing.zh(year) + " " + HolidaysMissing.en(year),
                day -> day + " –",
                Locale.ROOT);
    }

    /** A date of the calendar. */
    public String date(LocalDate date) {
        return day.format(date);
    }

    /**
     * From its first day to its last one.
     *
     * @param until the first day on which it is over; null while it has no end
     */
    public String span(LocalDate from, @Nullable LocalDate until) {
        return until == null ? openSpan.apply(date(from)) : date(from) + " – " + date(until.minusDays(1));
    }

    public String month(YearMonth month) {
        return this.month.format(month);
    }

    public String day(TemporalAccessor instant) {
        return day.format(local(instant));
    }

    /** The last day of a time that is over at this instant. */
    public String lastDay(TemporalAccessor end) {
        return day.format(local(end).minusNanos(1));
    }

    public String minute(TemporalAccessor instant) {
        return minute.format(local(instant));
    }

    public String second(TemporalAccessor instant) {
        return second.format(local(instant));
    }

    /**
     * A time that is over at this instant; at midnight it is the end of the day before, 24:00 (Civil Code art. 203).
     */
    public String deadline(TemporalAccessor end) {
        var local = local(end);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? lastDay(end) + midnight : minute.format(local);
    }

    /**
     * The same of a time that counts working days or gives way to a holiday: where the days off of its year are not
     * here yet, that is said beside it.
     */
    public String counted(TemporalAccessor end) {
        return deadline(end) + holidaysMissing(end);
    }

    /** The same of a last day, without its hour. */
    public String countedDay(LocalDate last) {
        return date(last) + holidaysMissing(last);
    }

    /** What is said beside such a last day; empty where nothing need be said. */
    public String holidaysMissing(LocalDate last) {
        return holidaysMissing(last.plusDays(1).atStartOfDay(zone));
    }

    private String holidaysMissing(TemporalAccessor end) {
        var year = WorkingDays.missingYear(end, zone);
        return year == null ? "" : holidaysMissing.apply(year);
    }

    private ZonedDateTime local(TemporalAccessor instant) {
        return Instant.from(instant).atZone(zone);
    }
}
