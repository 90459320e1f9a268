package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.portfolio.FigureSource;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of the leases in force or suspended: how many have a term, or a permit that they rely on, that ends soon. */
@Component
public class EndFigures implements FigureSource {

    public static final String NAME = "ends";

    private static final List<Integer> WITHIN_DAYS = List.of(0, 30, 60, 90);

    private final JdbcClient jdbc;
    private final Clock clock;

    EndFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What ends up to a day.
     *
     * @param days from the day of the figures
     * @param until that many days later
     * @param terms leases whose last day is in that time
     * @param permits leases that rely on a permit, filing, approval or export mechanism that ends by then, or has ended
     */
    public record Until(int days, LocalDate until, long terms, long permits) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, List<Until>> read(Instant now) {
        var today = LocalDate.ofInstant(now, clock.getZone());
        var columns = WITHIN_DAYS.stream()
                .map(days -> ", count(*) filter (where l.term_ends_at >= :after0 and l.term_ends_at <= :after" + days
                        + ") as terms" + days + ", count(*) filter (where e.valid_to <= :day" + days + ") as permits"
                        + days)
                .collect(Collectors.joining());
        var statement =
                jdbc.sql("with ends as (select r.lease_number, min(p.valid_to) as valid_to from lease.relied_on r"
                        + " join lease.permit_register p on p.number = r.number where p.valid_to <= :day90 group by 1)"
                        + " select " + APPLICANT + columns
                        + " from lease.lease l left join ends e on e.lease_number = l.number"
                        + " where l.stage in ('IN_FORCE', 'SUSPENDED')" + ByApplicant.groups(""));
        for (int days : WITHIN_DAYS) {
            // a last day ends with the day after it
            var end = today.plusDays(days + 1L).atStartOfDay(clock.getZone()).toInstant();
            statement = statement.param("day" + days, today.plusDays(days)).param("after" + days, Timestamp.from(end));
        }
        var ends = new HashMap<String, List<Until>>();
        ByApplicant.lists(statement, (row, index) -> {
                    var untils = new ArrayList<Until>();
                    for (int days : WITHIN_DAYS) {
                        untils.add(new Until(
                                days,
                                today.plusDays(days),
                                row.getLong("terms" + days),
                                row.getLong("permits" + days)));
                    }
                    return untils;
                })
                .forEach((applicant, untils) -> ends.put(applicant, untils.get(0)));
        return ends;
    }
}
