package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the next date of a lease's row is the earliest that anything waits for: asked of the engine and the duties.
 */
@Component
@Lazy
public class NextDate {

    private static final String NOTICE_OPENS = "Timer_ExpiryNoticeDue";

    /**
     * Reminders, and what begins then: the day on which the server is to be handed over, the time for the expiry
     * notice.
     */
    private static final Set<String> NO_DEADLINES = Set.of(
            "Timer_StartDate",
            NOTICE_OPENS,
            "Timer_ReviewReminder",
            "Timer_SecondReviewReminder",
            "Timer_SigningReminder",
            "Timer_IncidentHalfTime",
            "Timer_SubleaseMonthFive");

    /** Later than any date of a lease: the timer of an end that nobody has set. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final TaskService tasks;
    private final JdbcClient jdbc;

    NextDate(TaskService tasks, JdbcClient jdbc) {
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** Looks now. */
    public void holdsFor(String number) {
        var waits = waits(number);
        var earliest = waits.isEmpty() ? Optional.<Instant>empty() : Optional.of(waits.firstKey());
        assertThat(dueAt(number))
                .as("next date of %s, where %s wait", number, waits)
                .isEqualTo(earliest);
    }

    private TreeMap<Instant, String> waits(String number) {
        var waits = new TreeMap<Instant, String>();
        for (var task :
                tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
            if (task.getDueDate() != null) {
                waits.put(task.getDueDate().toInstant(), task.getTaskDefinitionKey());
            }
        }
        jdbc.sql("""
                        select d.act_id_ as place, j.duedate_ as at from act_ru_job j
                        join act_ru_jobdef d on d.id_ = j.job_def_id_
                        join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = :number and j.type_ = 'timer'""").param("number", number).query(row -> {
            var place = row.getString("place");
            var at = row.getTimestamp("at").toInstant();
            if (place.equals(NOTICE_OPENS)) {
                reminder(number).ifPresent(by -> waits.put(by, "reminder"));
            }
            if (!NO_DEADLINES.contains(place) && at.isBefore(NEVER)) {
                waits.put(at, place);
            }
        });
        if (!waits.containsValue("Task_FulfilConditions") && !waits.containsValue("Timer_NotVerifiedInTime")) {
            handOver(number).ifPresent(at -> waits.put(at, "hand-over"));
        }
        suspensionToCarryOut(number).ifPresent(at -> waits.put(at, "suspension"));
        return waits;
    }

    /** Until when the task that opens then is to be done; nothing if its reminder was given. */
    private Optional<Instant> reminder(String number) {
        return jdbc.sql(
                        "select expiry_notice_by from lease.lease where number = :number and expiry_notice_by is not null")
                .param("number", number)
                .query((row, index) -> row.getTimestamp("expiry_notice_by").toInstant())
                .optional();
    }

    /** The end of the day on which the lease starts, until it has. */
    private Optional<Instant> handOver(String number) {
        return jdbc.sql("select starts_at from lease.lease where number = :number and stage = 'ACTIVATION'")
                .param("number", number)
                .query((row, index) -> row.getTimestamp("starts_at").toInstant().plus(1, ChronoUnit.DAYS))
                .optional();
    }

    /** Until when it can be cured: the lessee is told at the order, before the server is off. */
    private Optional<Instant> suspensionToCarryOut(String number) {
        return jdbc.sql("""
                        select s.cure_by from lease.suspension s join act_ru_execution p on p.business_key_ = s.lease_number
                        join act_ru_job j on j.process_instance_id_ = p.id_ join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where s.lease_number = :number and d.act_id_ = 'Task_SwitchOff'
                        order by s.position desc limit 1""")
                .param("number", number)
                .query((row, index) -> row.getTimestamp("cure_by").toInstant())
                .optional();
    }

    private Optional<Instant> dueAt(String number) {
        return jdbc.sql("select due_at from lease.lease where number = :number")
                .param("number", number)
                .query((row, index) -> Optional.ofNullable(row.getTimestamp("due_at"))
                        // the engine keeps milliseconds
                        .map(at -> at.toInstant().truncatedTo(ChronoUnit.MILLIS)))
                .single();
    }
}
