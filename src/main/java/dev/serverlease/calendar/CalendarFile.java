package dev.serverlease.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads {@code calendar/<year>.csv}: lines {@code date,HOLIDAY|WORKDAY,name}; {@code #} begins a comment. */
final class CalendarFile {

    private static final Map<Integer, Optional<Map<LocalDate, Boolean>>> READ = new ConcurrentHashMap<>();

    private CalendarFile() {}

    /**
     * For each day named in the year's arrangement, whether it is a working day; empty if there is no file.
     *
     * @throws IllegalStateException if a line of the file is invalid; the message quotes the line
     */
    static Optional<Map<LocalDate, Boolean>> of(int year) {
        return READ.computeIfAbsent(year, CalendarFile::read);
    }

    private static Optional<Map<LocalDate, Boolean>> read(int year) {
        try (var file = CalendarFile.class.getResourceAsStream("/calendar/" + year + ".csv")) {
            if (file == null) {
                return Optional.empty();
            }
            return Optional.of(parse(year, new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<LocalDate, Boolean> parse(int year, BufferedReader lines) {
        var days = new HashMap<LocalDate, Boolean>();
        for (var line : lines.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var cells = line.split(",", -1);
            if (cells.length != 3 || !cells[1].matches("HOLIDAY|WORKDAY")) {
                throw wrong(year, line);
            }
            var day = day(year, line, cells[0]);
            if (day.getYear() != year || days.put(day, cells[1].equals("WORKDAY")) != null) {
                throw wrong(year, line);
            }
        }
        return Map.copyOf(days);
    }

    private static LocalDate day(int year, String line, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(year, line);
        }
    }

    private static IllegalStateException wrong(int year, String line) {
        return new IllegalStateException("calendar/" + year + ".csv 有误：" + line + "（应为 日期,HOLIDAY|WORKDAY,名称，限本年，每日一行）。"
                + " calendar/" + year + ".csv is wrong at: " + line
                + " (a line is date,HOLIDAY|WORKDAY,name; days of that year, each once).");
    }
}
