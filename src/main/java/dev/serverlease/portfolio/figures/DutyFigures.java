package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.portfolio.FigureSource;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open duties of the lessor, such as a report within 24 hours, by the time that is left. */
@Component
public class DutyFigures implements FigureSource {

    public static final String NAME = "duties";

    /** As the dates of a lease name them. */
    public static final List<String> KINDS = List.of(
            "REPORT_TO_POLICE", "FORWARD_NOTICE", "OBJECT_TO_SUBLEASE", "REPORT_INCIDENT", "FINAL_INCIDENT_REPORT");

    private final JdbcClient jdbc;

    DutyFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many duties are open.
     *
     * @param day of which less than 24 hours are left
     * @param threeDays less than 72
     * @param leases whose next date is that of a duty
     * @param overdueLeases of which it has passed
     */
    public record Duties(long overdue, long day, long threeDays, long later, long leases, long overdueLeases) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Duties> read(Instant now) {
        var duties = new HashMap<String, Duties>();
        ByApplicant.lists(
                        jdbc.sql("select " + APPLICANT + """
                                , count(*) filter (where d.due_at < :now) as overdue,
                                  count(*) filter (where d.due_at >= :now and d.due_at < :day) as day,
                                  count(*) filter (where d.due_at >= :day and d.due_at < :three) as three,
                                  count(*) filter (where d.due_at >= :three) as later, count(distinct l.number) filter (where l.due_what = any(:kinds)) as leases,
                                  count(distinct l.number) filter (where l.due_what = any(:kinds) and l.due_at < :now) as overdue_leases
                                from lease.duty d join lease.lease l on l.number = d.lease_number
                                where not exists (select from lease.duty_done e
                                  where e.lease_number = d.lease_number and e.position = d.position)""" + ByApplicant.groups(""))
                                .param("kinds", KINDS.toArray(new String[0]))
                                .param("now", Timestamp.from(now))
                                .param("day", Timestamp.from(now.plus(Duration.ofHours(24))))
                                .param("three", Timestamp.from(now.plus(Duration.ofHours(72)))),
                        (row, index) -> new Duties(
                                row.getLong("overdue"),
                                row.getLong("day"),
                                row.getLong("three"),
                                row.getLong("later"),
                                row.getLong("leases"),
                                row.getLong("overdue_leases")))
                .forEach((applicant, one) -> duties.put(applicant, one.get(0)));
        return duties;
    }
}
