package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.serverlease.law.Occasion;
import dev.serverlease.lists.RuleFindings;
import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.portfolio.figures.KeptMonths.Monthly;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which rules stopped or returned most applications, or sent them to an officer, and at what stage, month by month; and
 * how many were rejected once they had come to the officers.
 */
@Component
public class RuleFigures implements FigureSource {

    public static final String NAME = "rules";

    /** Of each month; those that concern few applications are left out. */
    private static final int MOST = 15;

    /** Those of the checks are of the month in which their round of the application came, later ones of their own. */
    private static final String SQL = "with l as materialized ("
            + """
            select l.applicant, to_char(a.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, l.number, f.occasion,
                v.key as rule, v.value as outcome
              from lease.application a join lease.findings f on f.lease_number = a.lease_number and f.round = a.round
                and f.occasion = 'CHECKS' and f.violated <> '{}'
              join lease.lease l on l.number = a.lease_number, jsonb_each_text(f.violated) v
              where a.submitted_at >= :since
            union all
            select l.applicant, %1$s, l.number, f.occasion, v.key, v.value
              from lease.findings f join lease.lease l on l.number = f.lease_number, jsonb_each_text(f.violated) v
              where %2$s and %1$s >= :month and %3$s),
            counted as (
              select\s""".formatted(RuleFindings.MONTH_ASKED, RuleFindings.AFTER_CHECKS, RuleFindings.ANSWERED)
            + APPLICANT + """
            , l.month, l.occasion, l.rule, count(distinct l.number) as leases,
                count(distinct l.number) filter (where l.outcome = 'BLOCK') as stopped,
                count(distinct l.number) filter (where l.outcome = 'REQUIRE') as returned,
                count(distinct l.number) filter (where l.outcome in ('REVIEW', 'UNDETERMINED')) as reviewed
              from l""" + ByApplicant.groups("l.month, l.occasion, l.rule") + """
            )
            select * from (select c.*, row_number() over (partition by applicant, month order by leases desc, rule, occasion) as place
              from counted c) c
            where place <=\s""" + MOST
            + " order by month, place";

    private static final String ENDED_IN = "to_char(l.stage_since at time zone 'Asia/Shanghai', 'YYYY-MM')";

    private static final String REJECTED = "select " + APPLICANT + ", " + ENDED_IN + """
             as month, count(*) as leases from lease.lease l
              where l.stage = 'ENDED' and l.end_reason = 'REJECTED' and not l.notice_due and l.stage_since >= :since
                and l.reached in ('LEGAL_REVIEW', 'CONTRACT', 'ACTIVATION', 'IN_FORCE')""" + ByApplicant.groups(ENDED_IN);

    private final JdbcClient jdbc;
    private final KeptMonths months;
    private final Clock clock;

    RuleFigures(JdbcClient jdbc, KeptMonths months, Clock clock) {
        this.jdbc = jdbc;
        this.months = months;
        this.clock = clock;
    }

    /**
     * What a rule did in a month at a stage.
     *
     * @param occasion null in figures of an earlier release, which had those of the checks alone
     * @param leases whose application it found wanting there, however
     * @param stopped which may not go on, at the checks: which it rejected
     * @param returned which it had completed
     * @param reviewed which it sent to an officer
     */
    public record Line(
            String rule, @Nullable Occasion occasion, long leases, long stopped, long returned, long reviewed) {

        /** At which stage. */
        @JsonIgnore
        public Occasion at() {
            return occasion == null ? Occasion.CHECKS : occasion;
        }
    }

    /**
     * @param rules those that concern most applications first
     * @param rejected how many leases ended so in that month after they had come to the legal review, by whatever rule;
     *     null in figures of an earlier release
     */
    public record Month(
            YearMonth month, List<Line> rules, @Nullable Long rejected) implements Monthly {}

    /** The oldest month first. */
    public record Rules(List<Month> months) {}

    private record Rejected(YearMonth month, long leases) {}

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
        var lines = ByApplicant.lists(
                jdbc.sql(SQL)
                        .param("since", Timestamp.from(from))
                        .param(
                                "month",
                                YearMonth.from(from.atZone(clock.getZone())).toString()),
                (row, index) -> counted(row));
        var rejected = ByApplicant.lists(
                jdbc.sql(REJECTED).param("since", Timestamp.from(from)),
                (row, index) -> new Rejected(YearMonth.parse(row.getString("month")), row.getLong("leases")));
        var months = new HashMap<String, List<Month>>();
        var applicants = new TreeSet<>(lines.keySet());
        applicants.addAll(rejected.keySet());
        applicants.forEach(applicant -> months.put(
                applicant,
                byMonth(lines.getOrDefault(applicant, List.of()), rejected.getOrDefault(applicant, List.of()))));
        return months;
    }

    private static List<Month> byMonth(List<Counted> counted, List<Rejected> rejected) {
        var lines = counted.stream()
                .collect(Collectors.groupingBy(Counted::month, Collectors.mapping(Counted::line, Collectors.toList())));
        var officers = rejected.stream().collect(Collectors.toMap(Rejected::month, Rejected::leases));
        return Stream.concat(lines.keySet().stream(), officers.keySet().stream())
                .distinct()
                .map(month -> new Month(month, lines.getOrDefault(month, List.of()), officers.getOrDefault(month, 0L)))
                .toList();
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                YearMonth.parse(row.getString("month")),
                new Line(
                        row.getString("rule"),
                        Occasion.valueOf(row.getString("occasion")),
                        row.getLong("leases"),
                        row.getLong("stopped"),
                        row.getLong("returned"),
                        row.getLong("reviewed")));
    }
}
