package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.portfolio.figures.KeptMonths.Monthly;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rules stopped or returned most applications at the checks, or sent them to an officer, month by month. */
@Component
public class RuleFigures implements FigureSource {

    public static final String NAME = "rules";

    /** Of each month; those that concern few applications are left out. */
    private static final int MOST = 15;

    /** A round of the application is of the month in which it was submitted. */
    private static final String SQL = "with l as materialized ("
            + """
            select l.applicant, to_char(a.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, l.number, v.key as rule, v.value as outcome
              from lease.application a join lease.findings f on f.lease_number = a.lease_number and f.round = a.round
                and f.occasion = 'CHECKS' and f.violated <> '{}'
              join lease.lease l on l.number = a.lease_number, jsonb_each_text(f.violated) v
              where a.submitted_at >= :since),
            counted as (
              select\s""" + APPLICANT + """
            , l.month, l.rule, count(distinct l.number) as leases,
                count(distinct l.number) filter (where l.outcome = 'BLOCK') as stopped,
                count(distinct l.number) filter (where l.outcome = 'REQUIRE') as returned,
                count(distinct l.number) filter (where l.outcome in ('REVIEW', 'UNDETERMINED')) as reviewed
              from l""" + ByApplicant.groups("l.month, l.rule") + """
            )
            select * from (select c.*, row_number() over (partition by applicant, month order by leases desc, rule) as place from counted c) c
            where place <=\s""" + MOST + " order by month, place";

    private final JdbcClient jdbc;
    private final KeptMonths months;

    RuleFigures(JdbcClient jdbc, KeptMonths months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    /**
     * What a rule did in a month.
     *
     * @param leases whose application it found wanting at the checks, however
     * @param stopped which it rejected
     * @param returned which it had completed
     * @param reviewed which it sent to an officer
     */
    public record Line(String rule, long leases, long stopped, long returned, long reviewed) {}

    /** The rules that concern most applications first. */
    public record Month(YearMonth month, List<Line> rules) implements Monthly {}

    /** The oldest month first. */
    public record Rules(List<Month> months) {}

    private record Counted(YearMonth month, Line line) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Rules> read(Instant now) {
        var rules = new HashMap<String, Rules>();
        months.of(now, NAME, Month.class, this::since)
                .forEach((applicant, list) -> rules.put(applicant, new Rules(list)));
        return rules;
    }

    private Map<String, List<Month>> since(Instant from) {
        var counted =
                ByApplicant.lists(jdbc.sql(SQL).param("since", Timestamp.from(from)), (row, index) -> counted(row));
        var months = new HashMap<String, List<Month>>();
        counted.forEach((applicant, lines) -> months.put(applicant, byMonth(lines)));
        return months;
    }

    private static List<Month> byMonth(List<Counted> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(Counted::month, Collectors.mapping(Counted::line, Collectors.toList())))
                .entrySet()
                .stream()
                .map(month -> new Month(month.getKey(), month.getValue()))
                .toList();
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                YearMonth.parse(row.getString("month")),
                new Line(
                        row.getString("rule"),
                        row.getLong("leases"),
                        row.getLong("stopped"),
                        row.getLong("returned"),
                        row.getLong("reviewed")));
    }
}
