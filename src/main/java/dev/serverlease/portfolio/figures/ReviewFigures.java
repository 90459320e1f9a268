package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.lists.Criterion;
import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.portfolio.figures.KeptMonths.Monthly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reviews of the use: which are due, and which were done in each of the last months. */
@Component
public class ReviewFigures implements FigureSource {

    public static final String NAME = "reviews";

    private static final int SOON_DAYS = 30;

    private static final String DONE_IN = "to_char(r.completed_at at time zone 'Asia/Shanghai', 'YYYY-MM')";

    private final JdbcClient jdbc;
    private final KeptMonths months;
    private final Clock clock;

    ReviewFigures(JdbcClient jdbc, KeptMonths months, Clock clock) {
        this.jdbc = jdbc;
        this.months = months;
        this.clock = clock;
    }

    /**
     * Reviews completed in a month.
     *
     * @param done how many
     * @param leases of how many leases
     * @param continued of how many of them with that outcome, and so on
     */
    public record Month(
            YearMonth month, long done, long leases, long continued, long cure, long suspended, long terminated)
            implements Monthly {}

    /**
     * Leases whose use is to be reviewed, whatever other date comes first.
     *
     * @param soon overdue, or due until the last day of the next thirty
     * @param until that day
     */
    public record Due(long overdue, long soon, LocalDate until) {}

    /** What is due, and what was done. */
    public record Reviews(Due due, List<Month> months) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Reviews> read(Instant now) {
        var until = LocalDate.ofInstant(now, clock.getZone()).plusDays(SOON_DAYS);
        var due = new HashMap<String, Due>();
        ByApplicant.lists(
                        jdbc.sql("select " + APPLICANT + """
                                , count(*) filter (where l.review_due < :now) as overdue, count(*) as soon
                                from lease.lease l where l.review_due <= :end""" + ByApplicant.groups(""))
                                .param("now", Timestamp.from(now))
                                .param(
                                        "end",
                                        Timestamp.from(until.plusDays(1)
                                                .atStartOfDay(clock.getZone())
                                                .toInstant())),
                        (row, index) -> new Due(row.getLong("overdue"), row.getLong("soon"), until))
                .forEach((applicant, one) -> due.put(applicant, one.get(0)));
        var done = months.of(now, NAME, Month.class, this::done);
        var all = new HashMap<String, Reviews>();
        var applicants = new TreeSet<>(due.keySet());
        applicants.addAll(done.keySet());
        applicants.forEach(applicant -> all.put(
                applicant,
                new Reviews(
                        due.getOrDefault(applicant, new Due(0, 0, until)), done.getOrDefault(applicant, List.of()))));
        return all;
    }

    private Map<String, List<Month>> done(Instant since) {
        return ByApplicant.lists(
                jdbc.sql("select " + APPLICANT + ", " + DONE_IN + """
                         as month, count(*) as done, count(distinct l.number) as leases,
                          count(distinct l.number) filter (where r.outcome = 'CONTINUE') as continued,
                          count(distinct l.number) filter (where r.outcome = 'CURE') as cure,
                          count(distinct l.number) filter (where r.outcome = 'SUSPEND') as suspended,
                          count(distinct l.number) filter (where r.outcome = 'TERMINATE') as terminated
                        from lease.use_review r join lease.lease l on l.number = r.lease_number
                        where r.completed_at >= :since and %s""".formatted(Criterion.REVIEWED)
                                + ByApplicant.groups(DONE_IN))
                        .param("since", Timestamp.from(since)),
                (row, index) -> new Month(
                        YearMonth.parse(row.getString("month")),
                        row.getLong("done"),
                        row.getLong("leases"),
                        row.getLong("continued"),
                        row.getLong("cure"),
                        row.getLong("suspended"),
                        row.getLong("terminated")));
    }
}
