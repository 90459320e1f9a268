package dev.serverlease.portfolio.page;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.portfolio.PortfolioDay;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/** The figures of a day as one reader reads them: in one language, each number with the list behind it. */
final class Reading {

    private static final String LISTS = "/leases";

    private final PortfolioDay day;
    private final OneLanguage language;
    private final PageTime times;
    private final boolean today;
    private final boolean saysLanguage;
    private final ObjectMapper json;

    /**
     * @param today whether they are today's: the lists know no other day, so that others have no links
     * @param saysLanguage whether links keep the language, where the reader chose it
     */
    Reading(
            PortfolioDay day,
            OneLanguage language,
            PageTime times,
            boolean today,
            boolean saysLanguage,
            ObjectMapper json) {
        this.day = day;
        this.language = language;
        this.times = times;
        this.today = today;
        this.saysLanguage = saysLanguage;
        this.json = json;
    }

    String of(String zh, String en) {
        return language.of(zh, en);
    }

    String of(Word word) {
        return language.of(word);
    }

    PageTime times() {
        return times;
    }

    Instant at() {
        return day.computedAt().toInstant();
    }

    LocalDate day() {
        return day.day();
    }

    /** A section of the figures; empty where they have none, as those of an earlier release may. */
    <T> Optional<T> figures(String section, Class<T> type) {
        var node = day.figures().path(section);
        return node.isMissingNode() ? Optional.empty() : Optional.of(read(node, type));
    }

    private <T> T read(JsonNode node, Class<T> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number of leases that opens their list. @param query names and values of the list's filter, in turn */
    Cell leases(long count, Object... query) {
        return today ? new Cell(count(count), list(query), false, "", true, false) : number(count);
    }

    /**
     * A number of something else, or a sum of money: it opens the list of the leases that it is of, if there are any.
     */
    Cell behind(Cell number, Object... query) {
        boolean none = number.text().chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return today && !none
                ? new Cell(number.text(), list(query), true, number.beside(), true, number.grave())
                : number;
    }

    private String list(Object... query) {
        var address = UriComponentsBuilder.fromPath(LISTS);
        for (int i = 0; i < query.length; i += 2) {
            address.queryParam(query[i].toString(), query[i + 1]);
        }
        if (saysLanguage) {
            address.queryParam("lang", language.code());
        }
        return address.encode().build().toUriString();
    }

    /** A number of something else, without a list. */
    Cell number(long count) {
        return Cell.number(count(count));
    }

    String count(long count) {
        return format("#,##0").format(count);
    }

    Cell average(double number) {
        return Cell.number(format("#,##0.#").format(number));
    }

    Cell money(BigDecimal sum) {
        return Cell.number(format("#,##0.00").format(sum));
    }

    String currency(String code) {
        return of(Words.of("currency", code)) + of("（" + code + "）", " (" + code + ")");
    }

    /** A share of a whole; a dash where there is none. */
    String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? "–" : format("0").format(part.doubleValue() * 100 / whole.doubleValue()) + "%";
    }

    String share(long part, long whole) {
        return share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /** How long ago that was when the figures were counted. */
    String age(Instant since) {
        var age = Duration.between(since, at());
        if (age.toDays() > 0) {
            return count(age.toDays()) + of("日", age.toDays() == 1 ? " day" : " days");
        }
        return age.toHours() > 0
                ? age.toHours() + of("小时", age.toHours() == 1 ? " hour" : " hours")
                : of("不足1小时", "under an hour");
    }

    String month(YearMonth month) {
        return of(
                month.getYear() + "年" + month.getMonthValue() + "月",
                month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + month.getYear());
    }

    /** Below a column. */
    String shortMonth(YearMonth month) {
        return of(month.getMonthValue() + "月", month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }

    /** Below a column. */
    String shortDay(LocalDate date) {
        return of(
                date.getMonthValue() + "月" + date.getDayOfMonth() + "日",
                date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }

    /** The title of a chart, with its unit and the time of its figures. */
    String titled(String title, String unit) {
        var when = times.minute(day.computedAt());
        return of(title + "（单位：" + unit + "；截至" + when + "）", title + " (" + unit + ", as of " + when + ")");
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
