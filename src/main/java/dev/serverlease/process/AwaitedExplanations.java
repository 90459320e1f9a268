package dev.serverlease.process;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Groups;
import dev.serverlease.words.PageTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Explanations that the lessee asked for and nobody has given: until then neither side signs (Civil Code art. 496), so
 * it is the contract officers for whom the lease waits.
 */
@Component
class AwaitedExplanations {

    /** The place on the lease's page where they are given. */
    static final String PLACE = "explanations-heading";

    /** Whether one is open of the draft that is to be signed; {@code l} is the lease. */
    static final String OPEN = """
            select a.asked_at from lease.explanation_asked a
            where a.lease_number = l.number
              and a.contract_version = (select max(c.version) from lease.contract c where c.lease_number = l.number)
              and not exists (select from lease.explanation_given e
                where e.lease_number = a.lease_number and e.asked = a.position)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    AwaitedExplanations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One step for each lease, the earliest due first.
     *
     * @param number of one lease; null for all
     */
    List<TaskList.Open> of(@Nullable String number, int most) {
        return jdbc.sql(
                        "select l.number, asked.count, asked.since, coalesce(g.until, l.step_by) as due from lease.lease l"
                                + " left join lease.agreement_state g on g.lease_number = l.number and g.outcome is null"
                                + " cross join lateral (select count(*), min(asked_at) as since from (" + OPEN
                                + ") one) asked"
                                + " where (l.stage = 'CONTRACT' or g.lease_number is not null) and asked.count > 0"
                                + " and (cast(:number as text) is null or l.number = :number)"
                                + " order by due, l.number limit :most")
                .param("number", number)
                .param("most", most)
                .query((row, index) -> step(row))
                .list();
    }

    private TaskList.Open step(ResultSet row) throws SQLException {
        var until = row.getTimestamp("due");
        var due = until == null ? null : until.toInstant();
        return new TaskList.Open(
                "",
                PLACE,
                name(row.getInt("count"), row.getTimestamp("since").toInstant()).both(),
                row.getString("number"),
                due,
                Groups.names(List.of(Groups.CONTRACT)),
                due != null && due.isBefore(clock.instant()));
    }

    private Bilingual name(int count, Instant since) {
        return new Bilingual(
                "答复承租人的说明请求，答复后方可签署：共 " + count + " 项，最早于 "
                        + PageTime.zh(clock.getZone()).minute(since) + " 提出",
                "Give the explanations that the lessee asked for, signing waits for them: " + count + ", asked since "
                        + PageTime.en(clock.getZone()).minute(since));
    }
}
