package dev.serverlease.portfolio.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Risk;
import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.portfolio.PortfolioDays;
import dev.serverlease.process.Unchecked;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The officers' load of the weeks to come: reviews and expiry notices by their dates, legal reviews and seals as many
 * as in the weeks before; and how right the forecast of four weeks ago was. Only for those who see all leases.
 */
@Component
public class ForecastFigures implements FigureSource {

    public static final String NAME = "forecast";

    private static final int WEEKS = 13;
    private static final int MEASURED_WEEKS = 8;
    private static final int CHECKED_WEEKS = 4;

    /** A forecast that is so many days older than four weeks is no longer compared. */
    private static final int SLACK_DAYS = 3;

    private static final Duration WEEK = Duration.ofDays(7);

    private static final String TABLE = "review-interval";

    /** Where the table gives none that can be read: what reviews are scheduled by then. */
    private static final IsoPeriod WITHOUT_TABLE = IsoPeriod.parse("P5M");

    /**
     * A lease is reviewed again after the interval of its risk, at high risk within ninety days. Intervals of minutes,
     * which demonstrations have, count as days. What is due at midnight is due on the day that ends then.
     */
    private static final String REVIEWS = """
            select greatest(0, ceil(extract(epoch from d.at - cast(:from as timestamptz)) / 604800) - 1)::int as week, count(*) as number
            from lease.lease l, generate_series(greatest(l.review_due, cast(:from as timestamptz)), cast(:from as timestamptz) + :weeks * interval '7 days',
              greatest(interval '1 day', case l.risk when 'LOW' then cast(:low as interval) when 'MEDIUM' then cast(:medium as interval)
                else least(cast(:high as interval), interval '90 days') end)) as d(at)
            where l.review_due <= cast(:from as timestamptz) + :weeks * interval '7 days'
              and d.at < coalesce(l.term_ends_at, 'infinity')
            group by 1""";

    private static final String NOTICES = """
            select w.week, count(*) as number from generate_series(0, :weeks - 1) w(week), lateral (select
                (cast(:day as date) + 7 * w.week + cast(:opens as interval)) at time zone 'Asia/Shanghai' as after,
                (cast(:day as date) + 7 * w.week + 7 + cast(:opens as interval)) at time zone 'Asia/Shanghai' as until) b
              join lease.lease l on l.stage in ('IN_FORCE', 'SUSPENDED') and not l.indefinite
                and coalesce(l.term_ends_at, 'infinity') > b.after and coalesce(l.term_ends_at, 'infinity') <= b.until
            group by 1""";

    private static final String REVIEWED = "select count(*) from lease.lease where applied_at >= :from"
            + " and reached in ('LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION', 'IN_FORCE')";

    private static final String SEALED =
            "select count(*) from lease.signature where party = 'LESSOR' and signed_at >= :from";

    private static final String USE_REVIEWED = "select count(*) from lease.use_review where completed_at >= :from";

    private final JdbcClient jdbc;
    private final PortfolioDays days;
    private final LeaseSettings settings;
    private final ServiceLevels levels;
    private final Unchecked engine;
    private final Clock clock;

    ForecastFigures(
            JdbcClient jdbc,
            PortfolioDays days,
            LeaseSettings settings,
            ServiceLevels levels,
            Unchecked engine,
            Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.settings = settings;
        this.levels = levels;
        this.engine = engine;
        this.clock = clock;
    }

    /** What a week from that day on brings; legal reviews and seals are averages. */
    public record Week(LocalDate from, long useReviews, long expiryNotices, double legalReviews, double seals) {}

    /** What was foretold for four weeks, and what was done in them. */
    public record Compared(double foretold, long done) {}

    /** @param on the day of that forecast */
    public record Past(LocalDate on, Compared useReviews, Compared legalReviews, Compared seals) {}

    /** @param past null while there is no forecast of four weeks ago */
    public record Forecast(List<Week> weeks, @Nullable Past past) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Forecast> read(Instant now) {
        var today = LocalDate.ofInstant(now, clock.getZone());
        var dates = new HashMap<String, Object>();
        dates.put("day", today);
        dates.put("from", Timestamp.from(today.atStartOfDay(clock.getZone()).toInstant()));
        dates.put("weeks", WEEKS);
        dates.put("opens", settings.expiry().noticeOpens().amount().toString());
        for (var risk : Risk.values()) {
            dates.put(
                    risk.name().toLowerCase(Locale.ROOT),
                    interval(risk, now).amount().toString());
        }
        var reviews = byWeek(REVIEWS, dates);
        var notices = byWeek(NOTICES, dates);
        var since = now.minus(WEEK.multipliedBy(MEASURED_WEEKS));
        double legal = rounded((double) count(REVIEWED, since) / MEASURED_WEEKS);
        double seals = rounded((double) count(SEALED, since) / MEASURED_WEEKS);
        var all = new ArrayList<Week>();
        for (int week = 0; week < WEEKS; week++) {
            all.add(new Week(
                    today.plusWeeks(week),
                    reviews.getOrDefault(week, 0L),
                    notices.getOrDefault(week, 0L),
                    legal,
                    seals));
        }
        return Map.of(ALL, new Forecast(all, past(now).orElse(null)));
    }

    /** By the service levels in force now, else by the table of the models. */
    private IsoPeriod interval(Risk risk, Instant now) {
        return levels.setAt(ServiceLevel.useReview(risk), now).orElseGet(() -> {
            try {
                return IsoPeriod.parse(String.valueOf(
                        engine.decide(TABLE, Map.of("risk", risk.name())).get("interval")));
            } catch (DateTimeParseException e) {
                return WITHOUT_TABLE;
            }
        });
    }

    private Map<Integer, Long> byWeek(String sql, Map<String, Object> dates) {
        var weeks = new HashMap<Integer, Long>();
        jdbc.sql(sql).params(dates).query(row -> {
            weeks.put(row.getInt("week"), row.getLong("number"));
        });
        return weeks;
    }

    private long count(String sql, Instant from) {
        return jdbc.sql(sql)
                .param("from", Timestamp.from(from))
                .query(Long.class)
                .single();
    }

    private Optional<Past> past(Instant now) {
        var then = now.minus(WEEK.multipliedBy(CHECKED_WEEKS));
        var earliest = LocalDate.ofInstant(then, clock.getZone()).minusDays(SLACK_DAYS);
        return days.before(then, NAME)
                .filter(before -> !before.day().isBefore(earliest))
                .map(before -> {
                    var weeks = before.sections()
                            .getOrDefault(ALL, MissingNode.getInstance())
                            .path("weeks");
                    // as long as the time that is compared with it
                    var since = before.day().atStartOfDay(clock.getZone()).toInstant();
                    double share = (double) Duration.between(since, now).toSeconds()
                            / WEEK.multipliedBy(CHECKED_WEEKS).toSeconds();
                    return new Past(
                            before.day(),
                            new Compared(rounded(foretold(weeks, "useReviews") * share), count(USE_REVIEWED, since)),
                            new Compared(rounded(foretold(weeks, "legalReviews") * share), count(REVIEWED, since)),
                            new Compared(rounded(foretold(weeks, "seals") * share), count(SEALED, since)));
                });
    }

    private static double foretold(JsonNode weeks, String what) {
        double sum = 0;
        for (int week = 0; week < CHECKED_WEEKS; week++) {
            sum += weeks.path(week).path(what).asDouble();
        }
        return sum;
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
