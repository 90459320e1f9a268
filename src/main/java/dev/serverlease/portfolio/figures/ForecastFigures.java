package dev.serverlease.portfolio.figures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Risk;
import dev.serverlease.lists.Criterion;
import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.portfolio.PortfolioDays;
import dev.serverlease.portfolio.PortfolioDays.Before;
import dev.serverlease.process.Unchecked;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import java.sql.Timestamp;
import java.sql.Types;
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
 * The officers' load of the weeks to come: reviews, expiry notices and open tasks by their dates, new legal reviews and
 * seals as many as in the weeks before; and how right the forecast of four weeks ago was. Only for those who see all
 * leases.
 */
@Component
public class ForecastFigures implements FigureSource {

    public static final String NAME = "forecast";

    private static final int WEEKS = 13;
    private static final int MEASURED_WEEKS = 8;
    private static final int CHECKED_WEEKS = 4;

    /** A forecast whose four weeks are over for more days than these is no longer compared. */
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

    /** Use reviews are counted by their leases. A task without a date waits now. */
    private static final String TASKS = """
            select greatest(0, ceil(extract(epoch from coalesce(t.due_date_, :from) - cast(:from as timestamptz)) / 604800) - 1)::int as week,
              count(*) as number
            from act_ru_task t where t.task_def_key_ <> 'Task_UseReview' group by 1""";

    private static final String UNTIL = "coalesce(cast(:until as timestamptz), 'infinity')";

    private static final String REVIEWED =
            "select count(*) from lease.lease where applied_at >= :from and applied_at < " + UNTIL
                    + " and reached in ('LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION', 'IN_FORCE')";

    private static final String SEALED = "select count(*) from lease.signature where party = 'LESSOR'"
            + " and signed_at >= :from and signed_at < " + UNTIL;

    private static final String USE_REVIEWED =
            "select count(*) from lease.use_review r where r.completed_at >= :from and r.completed_at < " + UNTIL
                    + " and " + Criterion.REVIEWED;

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

    /**
     * What a week from that day on brings.
     *
     * @param openTasks all tasks that are open now and due in it, without use reviews; in the first week also those
     *     overdue
     * @param legalReviews how many new ones an average week brings
     * @param seals how many an average week brings
     */
    public record Week(
            LocalDate from, long useReviews, long expiryNotices, long openTasks, double legalReviews, double seals) {}

    /** What was foretold for four weeks, and what was done in the four from the next day on. */
    public record Compared(double foretold, long done) {}

    /** @param on the day of that forecast */
    public record Past(LocalDate on, Compared useReviews, Compared legalReviews, Compared seals) {

        /** The first day that is compared. */
        @JsonIgnore
        public LocalDate from() {
            return on.plusDays(1);
        }

        @JsonIgnore
        public LocalDate last() {
            return on.plusWeeks(CHECKED_WEEKS);
        }
    }

    /**
     * @param past null while there is no forecast of four weeks ago
     * @param gap whether there is none though there are older ones
     */
    public record Forecast(List<Week> weeks, @Nullable Past past, boolean gap) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Forecast> read(Instant now) {
        var today = LocalDate.ofInstant(now, clock.getZone());
        var dates = new HashMap<String, Object>();
        dates.put("day", today);
        dates.put("from", Timestamp.from(begin(today)));
        dates.put("weeks", WEEKS);
        dates.put("opens", settings.expiry().noticeOpens().amount().toString());
        for (var risk : Risk.values()) {
            dates.put(
                    risk.name().toLowerCase(Locale.ROOT),
                    interval(risk, now).amount().toString());
        }
        var reviews = byWeek(REVIEWS, dates);
        var notices = byWeek(NOTICES, dates);
        var tasks = byWeek(TASKS, dates);
        var since = now.minus(WEEK.multipliedBy(MEASURED_WEEKS));
        double legal = (double) count(REVIEWED, since, null) / MEASURED_WEEKS;
        double seals = (double) count(SEALED, since, null) / MEASURED_WEEKS;
        var all = new ArrayList<Week>();
        for (int week = 0; week < WEEKS; week++) {
            all.add(new Week(
                    today.plusWeeks(week),
                    reviews.getOrDefault(week, 0L),
                    notices.getOrDefault(week, 0L),
                    tasks.getOrDefault(week, 0L),
                    legal,
                    seals));
        }
        var before = days.before(begin(toCompare(today)), NAME);
        var past = before.flatMap(found -> past(today, found));
        return Map.of(ALL, new Forecast(all, past.orElse(null), before.isPresent() && past.isEmpty()));
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

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private long count(String sql, Instant from, @Nullable Instant until) {
        return jdbc.sql(sql)
                .param("from", Timestamp.from(from))
                .param("until", until == null ? null : Timestamp.from(until), Types.TIMESTAMP)
                .query(Long.class)
                .single();
    }

    /**
     * Four whole weeks from the day after the forecast: what was done on its own day is in the averages that it is made
     * from.
     */
    private Optional<Past> past(LocalDate today, Before before) {
        if (before.day().isBefore(toCompare(today).minusDays(SLACK_DAYS))) {
            return Optional.empty();
        }
        var weeks =
                before.sections().getOrDefault(ALL, MissingNode.getInstance()).path("weeks");
        var first = before.day().plusDays(1);
        var from = begin(first);
        var until = begin(first.plusWeeks(CHECKED_WEEKS));
        return Optional.of(new Past(
                before.day(),
                new Compared(foretold(weeks, "useReviews"), count(USE_REVIEWED, from, until)),
                new Compared(foretold(weeks, "legalReviews"), count(REVIEWED, from, until)),
                new Compared(foretold(weeks, "seals"), count(SEALED, from, until))));
    }

    /** The newest day whose four weeks are over. */
    private static LocalDate toCompare(LocalDate today) {
        return today.minusWeeks(CHECKED_WEEKS).minusDays(1);
    }

    private static double foretold(JsonNode weeks, String what) {
        double sum = 0;
        for (int week = 0; week < CHECKED_WEEKS; week++) {
            sum += weeks.path(week).path(what).asDouble();
        }
        return sum;
    }
}
