package dev.serverlease.portfolio.figures;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.portfolio.PortfolioDays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What was done in each of the last months. A month that is over for long does not change any more: only this one and
 * the one before are counted again, the others are taken from the figures before. All of them are counted again once a
 * lease was given to another salesperson: what was done in it belongs to the successor's figures now.
 */
@Component
class KeptMonths {

    /** This month included. */
    private static final int MONTHS = 12;

    private final PortfolioDays days;
    private final GivenLeases given;
    private final ObjectMapper json;
    private final Clock clock;

    KeptMonths(PortfolioDays days, GivenLeases given, ObjectMapper json, Clock clock) {
        this.days = days;
        this.given = given;
        this.json = json;
        this.clock = clock;
    }

    /** The figures of one month. */
    interface Monthly {
        YearMonth month();
    }

    /** Counts what was done since then, by applicant. */
    interface Count<T> {
        Map<String, List<T>> since(Instant from);
    }

    /** The oldest month of which there are figures now. */
    static YearMonth first(Instant now, ZoneId zone) {
        return YearMonth.from(now.atZone(zone)).minusMonths(MONTHS - 1);
    }

    /**
     * @param section whose member {@code months} holds them
     * @return the months by applicant, the oldest first
     */
    <T extends Monthly> Map<String, List<T>> of(Instant now, String section, Class<T> type, Count<T> count) {
        var first = first(now, clock.getZone());
        var before = days.before(now, section).filter(row -> given.isAsIn(days, now));
        var fresh = before.map(row -> earlier(
                        YearMonth.from(row.day()),
                        YearMonth.from(now.atZone(clock.getZone())).minusMonths(1)))
                .filter(first::isBefore)
                .orElse(first);
        var months = new HashMap<String, List<T>>();
        before.ifPresent(row -> row.sections()
                .forEach((applicant, kept) -> kept.path("months").forEach(one -> {
                    var month = read(one, type);
                    if (!month.month().isBefore(first) && month.month().isBefore(fresh)) {
                        months.computeIfAbsent(applicant, name -> new ArrayList<>())
                                .add(month);
                    }
                })));
        count.since(fresh.atDay(1).atStartOfDay(clock.getZone()).toInstant())
                .forEach((applicant, counted) -> months.computeIfAbsent(applicant, name -> new ArrayList<>())
                        .addAll(counted));
        months.values().forEach(list -> list.sort(Comparator.comparing(Monthly::month)));
        return months;
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }

    private <T> T read(JsonNode month, Class<T> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(month);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
