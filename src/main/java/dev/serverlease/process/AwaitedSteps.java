package dev.serverlease.process;

import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Steps that no task of the engine stands for: the lease waits for somebody outside, and a group sees to it and records
 * it at a door. Today this is the lessee's signature, whichever party signs first: the engine says whether it is
 * awaited now.
 */
@Component
class AwaitedSteps {

    private static final String NAME = "等待承租人签署 Waits for the lessee's signature";

    private final JdbcClient jdbc;
    private final Clock clock;

    AwaitedSteps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The steps that this person's groups see to, the earliest first. */
    List<TaskList.Open> of(Person person, int most) {
        return person.in(Groups.CONTRACT) ? awaited(null, most) : List.of();
    }

    /** All groups' overdue steps, the longest overdue first. */
    List<TaskList.Open> overdue(int most) {
        return awaited(null, most).stream().filter(TaskList.Open::overdue).toList();
    }

    List<TaskList.Open> ofLease(String number) {
        return awaited(number, 1);
    }

    private List<TaskList.Open> awaited(@Nullable String number, int most) {
        return jdbc.sql("""
                        select l.number, coalesce(g.until, l.step_by) as due from lease.lease l
                        left join lease.agreement_state g on g.lease_number = l.number and g.outcome is null
                        where l.stage in ('CONTRACT', 'IN_FORCE', 'SUSPENDED') and (cast(:number as text) is null or l.number = :number) and exists (
                          select from act_ru_event_subscr s join act_ru_execution i on i.id_ = s.proc_inst_id_
                          where i.root_proc_inst_id_ = l.process_instance_id and s.event_name_ = 'LesseeSigned')
                        order by due, l.number limit :most""")
                .param("number", number)
                .param("most", most)
                .query((row, index) -> step(row))
                .list();
    }

    private TaskList.Open step(ResultSet row) throws SQLException {
        var due = row.getTimestamp("due").toInstant();
        var group = Groups.names(List.of(Groups.CONTRACT));
        return new TaskList.Open("", "", NAME, row.getString("number"), due, group, due.isBefore(clock.instant()));
    }
}
