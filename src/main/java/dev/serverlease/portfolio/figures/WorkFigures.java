package dev.serverlease.portfolio.figures;

import dev.serverlease.portfolio.FigureSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for each officer and, unclaimed, for each group. Only for those who see all leases. */
@Component
public class WorkFigures implements FigureSource {

    public static final String NAME = "work";

    private static final String COUNTED = """
            , count(distinct p.business_key_) as leases, count(distinct t.id_) as tasks,
              count(distinct t.id_) filter (where t.due_date_ < :now) as overdue, min(t.create_time_) as oldest
            from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_ and p.business_key_ is not null""";

    private final JdbcClient jdbc;

    WorkFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The open tasks of an officer, or of a group that none of its members has claimed.
     *
     * @param who the officer's user id or the group's
     * @param leases how many leases they are of
     * @param oldestSince since when the oldest of them is open
     */
    public record Load(String who, long leases, long tasks, long overdue, Instant oldestSince) {}

    /** Those with the most tasks first. */
    public record Work(List<Load> officers, List<Load> groups) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Work> read(Instant now) {
        return Map.of(
                ALL,
                new Work(
                        loads("select t.assignee_ as who" + COUNTED + " where t.assignee_ is not null", now),
                        loads(
                                "select i.group_id_ as who" + COUNTED
                                        + " join act_ru_identitylink i on i.task_id_ = t.id_"
                                        + " and i.type_ = 'candidate' and i.group_id_ is not null where t.assignee_ is null",
                                now)));
    }

    private List<Load> loads(String sql, Instant now) {
        return jdbc.sql(sql + " group by 1 order by tasks desc, who")
                .param("now", Timestamp.from(now))
                .query((row, index) -> load(row))
                .list();
    }

    private static Load load(ResultSet row) throws SQLException {
        return new Load(
                row.getString("who"),
                row.getLong("leases"),
                row.getLong("tasks"),
                row.getLong("overdue"),
                row.getTimestamp("oldest").toInstant());
    }
}
