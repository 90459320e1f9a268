package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many leases are in each stage, since when, and how many of them are late; the ended ones by the reason. */
@Component
public class StageFigures implements FigureSource {

    public static final String NAME = "stages";

    private static final String REASON = "case when l.stage = 'ENDED' then l.end_reason end";

    private final JdbcClient jdbc;
    private final ServiceLevels levels;
    private final LeaseSettings settings;

    StageFigures(JdbcClient jdbc, ServiceLevels levels, LeaseSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.levels = levels;
    }

    /**
     * Of a stage; of the last one a line each reason.
     *
     * @param overdue of which a date has passed that they wait for
     * @param medianSince when the median lease of them entered the stage, the half of them before; null if none is
     *     there
     * @param oldestSince when the first of them did; null likewise
     * @param level the time that a stage has which begins now, ISO 8601; null if none is set
     * @param workingDays whether its days are working days
     */
    public record Line(
            LeaseStage stage,
            @Nullable EndReason endReason,
            long leases,
            long overdue,
            @Nullable Instant medianSince,
            @Nullable Instant oldestSince,
            @Nullable String level,
            boolean workingDays) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, List<Line>> read(Instant now) {
        var lines = ByApplicant.lists(
                jdbc.sql("select " + APPLICANT + """
                        , l.stage, %s as reason, count(*) as leases,
                          count(*) filter (where l.due_at < :now) as overdue,
                          percentile_disc(0.5) within group (order by l.stage_since) as median, min(l.stage_since) as oldest
                        from lease.lease l""".formatted(REASON) + ByApplicant.groups("l.stage, " + REASON))
                        .param("now", Timestamp.from(now)),
                (row, index) -> line(row, now));
        lines.values().forEach(of -> empty(of, now));
        return lines;
    }

    /** What begins in a stage next is given its time whether or not a lease is there now. */
    private void empty(List<Line> lines, Instant now) {
        Stream.of(LeaseStage.values())
                .filter(stage -> stage != LeaseStage.ENDED)
                .filter(stage -> lines.stream().noneMatch(line -> line.stage() == stage))
                .map(stage -> new Line(stage, null, 0, 0, null, null, allowed(stage, now), isInWorkingDays(stage)))
                .toList()
                .forEach(lines::add);
    }

    private Line line(ResultSet row, Instant now) throws SQLException {
        var stage = LeaseStage.valueOf(row.getString("stage"));
        var reason = row.getString("reason");
        return new Line(
                stage,
                reason == null ? null : EndReason.valueOf(reason),
                row.getLong("leases"),
                row.getLong("overdue"),
                row.getTimestamp("median").toInstant(),
                row.getTimestamp("oldest").toInstant(),
                allowed(stage, now),
                isInWorkingDays(stage));
    }

    private static boolean isInWorkingDays(LeaseStage stage) {
        return stage == LeaseStage.LEGAL_REVIEW;
    }

    private @Nullable String allowed(LeaseStage stage, Instant now) {
        var level = level(stage, now);
        return level == null ? null : level.amount().toString();
    }

    private @Nullable IsoPeriod level(LeaseStage stage, Instant now) {
        return switch (stage) {
            case APPLICATION -> levels.at(ServiceLevel.COMPLETE_WITHIN, now);
            case LEGAL_REVIEW -> levels.at(ServiceLevel.REVIEW_ESCALATE, now);
            case CONTRACT -> levels.at(ServiceLevel.SIGN_WITHIN, now);
            case SUSPENDED -> settings.suspension().cureWithin();
            case CHECKS, ACTIVATION, IN_FORCE, CLOSING, ENDED -> null;
        };
    }
}
