package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.portfolio.FigureSource;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open duties of the lessor, such as a report within 24 hours, by the time that is left. */
@Component
public class DutyFigures implements FigureSource {

    public static final String NAME = "duties";

    private final JdbcClient jdbc;

    DutyFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many duties are open, and of how many leases.
     *
     * @param day of which less than 24 hours are left
     * @param threeDays less than 72
     * @param leases with an open duty, whenever it is due
     */
    public record Duties(
            long overdue,
            long day,
            long threeDays,
            long later,
            long leases,
            long overdueLeases,
            long dayLeases,
            long threeDaysLeases,
            long laterLeases) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Duties> read(Instant now) {
        var duties = new HashMap<String, Duties>();
        ByApplicant.lists(
                        jdbc.sql("""
                                with l as (select l.applicant, l.number, case when d.due_at < :now then 'OVERDUE'
                                  when d.due_at < :day then 'DAY' when d.due_at < :three then 'THREE_DAYS' else 'LATER' end as time_left
                                  from lease.duty d join lease.lease l on l.number = d.lease_number
                                  where not exists (select from lease.duty_done e
                                    where e.lease_number = d.lease_number and e.position = d.position))
                                select %s, count(distinct l.number) as leases""".formatted(APPLICANT)
                                        + counted("overdue", "OVERDUE") + counted("day", "DAY")
                                        + counted("three", "THREE_DAYS") + counted("later", "LATER") + " from l"
                                        + ByApplicant.groups(""))
                                .param("now", Timestamp.from(now))
                                .param("day", Timestamp.from(now.plus(Duration.ofHours(24))))
                                .param("three", Timestamp.from(now.plus(Duration.ofHours(72)))),
                        (row, index) -> new Duties(
                                row.getLong("overdue"),
                                row.getLong("day"),
                                row.getLong("three"),
                                row.getLong("later"),
                                row.getLong("leases"),
                                row.getLong("overdue_leases"),
                                row.getLong("day_leases"),
                                row.getLong("three_leases"),
                                row.getLong("later_leases")))
                .forEach((applicant, one) -> duties.put(applicant, one.get(0)));
        return duties;
    }

    /** Two columns: how many duties, and of how many leases. */
    private static String counted(String column, String left) {
        var of = " filter (where l.time_left = '" + left + "') as " + column;
        return ", count(*)" + of + ", count(distinct l.number)" + of + "_leases";
    }
}
