package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.portfolio.FigureSource;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the applications of each of the last months. */
@Component
public class FunnelFigures implements FigureSource {

    public static final String NAME = "funnel";

    private static final String APPLIED_IN = "to_char(l.applied_at at time zone 'Asia/Shanghai', 'YYYY-MM')";

    private final JdbcClient jdbc;
    private final Clock clock;

    FunnelFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The applications of a month.
     *
     * @param reviewed how many came at least to the legal review, and so on
     * @param rejected how many ended so
     * @param open how many are still on their way
     */
    public record Month(
            YearMonth month,
            long applied,
            long reviewed,
            long contracted,
            long concluded,
            long inForce,
            long rejected,
            long withdrawn,
            long lapsed,
            long open) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, List<Month>> read(Instant now) {
        var from = KeptMonths.first(now, clock.getZone()).atDay(1).atStartOfDay(clock.getZone());
        return ByApplicant.lists(
                jdbc.sql("select " + APPLICANT + ", " + APPLIED_IN + """
                         as month, count(*) as applied,
                          count(*) filter (where l.reached in ('LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION', 'IN_FORCE')) as reviewed,
                          count(*) filter (where l.reached in ('CONTRACT', 'ACTIVATION', 'IN_FORCE')) as contracted,
                          count(*) filter (where l.reached in ('ACTIVATION', 'IN_FORCE')) as concluded,
                          count(*) filter (where l.reached = 'IN_FORCE') as in_force,
                          count(*) filter (where l.stage = 'ENDED' and l.end_reason = 'REJECTED') as rejected,
                          count(*) filter (where l.stage = 'ENDED' and l.end_reason = 'WITHDRAWN') as withdrawn,
                          count(*) filter (where l.stage = 'ENDED' and l.end_reason = 'LAPSED') as lapsed,
                          count(*) filter (where l.stage in ('APPLICATION', 'CHECKS', 'LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION')) as open
                        from lease.lease l where l.applied_at >= :from""" + ByApplicant.groups(APPLIED_IN)
                                + " order by month")
                        .param("from", Timestamp.from(from.toInstant())),
                (row, index) -> new Month(
                        YearMonth.parse(row.getString("month")),
                        row.getLong("applied"),
                        row.getLong("reviewed"),
                        row.getLong("contracted"),
                        row.getLong("concluded"),
                        row.getLong("in_force"),
                        row.getLong("rejected"),
                        row.getLong("withdrawn"),
                        row.getLong("lapsed"),
                        row.getLong("open")));
    }
}
