package dev.serverlease.portfolio.figures;

import static dev.serverlease.portfolio.figures.ByApplicant.APPLICANT;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.portfolio.FigureSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many leases are in each stage, since when, and how many of them are late; the ended ones by the reason. */
@Component
public class StageFigures implements FigureSource {

    public static final String NAME = "stages";

    private static final String REASON = "case when l.stage = 'ENDED' then l.end_reason end";

    private final JdbcClient jdbc;
    private final LeaseSettings settings;

    StageFigures(JdbcClient jdbc, LeaseSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Of a stage; of the last one a line each reason.
     *
     * @param overdue of which a date has passed that they wait for
     * @param medianSince when the median lease of them entered the stage, the half of them before
     * @param level the time that the settings give the stage, ISO 8601; null if they give none
     * @param workingDays whether its days are working days
     */
    public record Line(
            LeaseStage stage,
            @Nullable EndReason endReason,
            long leases,
            long overdue,
            Instant medianSince,
            Instant oldestSince,
            @Nullable String level,
            boolean workingDays) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, List<Line>> read(Instant now) {
        return ByApplicant.lists(
                jdbc.sql("select " + APPLICANT + """
                        , l.stage, %s as reason, count(*) as leases,
                          count(*) filter (where l.due_at < :now) as overdue,
                          percentile_disc(0.5) within group (order by l.stage_since) as median, min(l.stage_since) as oldest
                        from lease.lease l""".formatted(REASON) + ByApplicant.groups("l.stage, " + REASON))
                        .param("now", Timestamp.from(now)),
                (row, index) -> line(row));
    }

    private Line line(ResultSet row) throws SQLException {
        var stage = LeaseStage.valueOf(row.getString("stage"));
        var reason = row.getString("reason");
        var level = level(stage);
        return new Line(
                stage,
                reason == null ? null : EndReason.valueOf(reason),
                row.getLong("leases"),
                row.getLong("overdue"),
                row.getTimestamp("median").toInstant(),
                row.getTimestamp("oldest").toInstant(),
                level == null ? null : level.amount().toString(),
                stage == LeaseStage.LEGAL_REVIEW);
    }

    private @Nullable IsoPeriod level(LeaseStage stage) {
        return switch (stage) {
            case APPLICATION -> settings.application().completeWithin();
            case LEGAL_REVIEW -> settings.legalReview().escalateAfter();
            case CONTRACT -> settings.contract().signWithin();
            case SUSPENDED -> settings.suspension().cureWithin();
            case CHECKS, ACTIVATION, IN_FORCE, CLOSING, ENDED -> null;
        };
    }
}
