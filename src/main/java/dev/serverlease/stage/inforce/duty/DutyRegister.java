package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The duties of every lease, the task of each, and what was done: append-only. */
@Repository
public class DutyRegister {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final AuditTrail audit;

    DutyRegister(JdbcClient jdbc, ObjectMapper json, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** All duties of a lease, oldest first. */
    public List<Duty> of(String leaseNumber) {
        return jdbc.sql("""
                        select d.*, e.done, e.done_by, e.done_at from lease.duty d
                        left join lease.duty_done e using (lease_number, position)
                        where d.lease_number = :number order by d.position""").param("number", leaseNumber).query(this::read).list();
    }

    public Optional<Duty> byReference(String leaseNumber, Kind kind, String reference) {
        return of(leaseNumber).stream()
                .filter(duty -> duty.kind() == kind && reference.equals(duty.reference()))
                .findFirst();
    }

    /** The open ones of a kind, oldest first. */
    public List<Duty> open(String leaseNumber, Kind kind) {
        return of(leaseNumber).stream()
                .filter(duty -> duty.kind() == kind && duty.isOpen())
                .toList();
    }

    /**
     * The newest duty: its task and timer are created in the transaction that adds it.
     *
     * @throws IllegalStateException if there is none, for example in an instance that was moved by hand
     */
    public Duty newest(String leaseNumber, Kind kind) {
        var open = open(leaseNumber, kind);
        if (open.isEmpty()) {
            throw new IllegalStateException("Lease " + leaseNumber + " has no open duty " + kind);
        }
        return open.get(open.size() - 1);
    }

    public Optional<Duty> ofTask(String leaseNumber, String taskId) {
        var position = jdbc.sql("select position from lease.duty_task where lease_number = :number and task_id = :task")
                .param("number", leaseNumber)
                .param("task", taskId)
                .query(Integer.class)
                .optional();
        return position.flatMap(at ->
                of(leaseNumber).stream().filter(duty -> duty.position() == at).findFirst());
    }

    /** @param duty its position is ignored: it gets the next one */
    public void add(Duty duty, String actor) {
        var now = clock.instant();
        audit.append(
                duty.leaseNumber(),
                AuditEntry.of(actor, "DUTY_KEPT")
                        .keeping(
                                "duty",
                                Row.of("kind", duty.kind())
                                        .and("reference", duty.reference())
                                        .and("arose_at", duty.aroseAt())
                                        .and("due_at", duty.dueAt())
                                        .and("what", duty.what())
                                        .and("effect", duty.effect())
                                        .and("recorded_by", actor)
                                        .and("recorded_at", now)),
                now);
    }

    public void assign(Duty duty, String taskId) {
        jdbc.sql("insert into lease.duty_task (lease_number, position, task_id) values (:number, :position, :task)")
                .param("number", duty.leaseNumber())
                .param("position", duty.position())
                .param("task", taskId)
                .update();
    }

    /**
     * Records what was done.
     *
     * @param text as the form sends it, JSON
     * @return the same
     */
    JsonNode done(Duty duty, String text, String actor) {
        var now = clock.instant();
        var done = tree(text);
        audit.append(
                duty.leaseNumber(),
                AuditEntry.of(actor, "DUTY_KEPT")
                        .keeping(
                                "duty_done",
                                Row.of("position", duty.position())
                                        .and("done", done)
                                        .and("done_by", actor)
                                        .and("done_at", now)),
                now);
        return done;
    }

    private Duty read(ResultSet row, int index) throws SQLException {
        var doneAt = row.getTimestamp("done_at");
        return new Duty(
                row.getString("lease_number"),
                row.getInt("position"),
                Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getTimestamp("arose_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                tree(row.getString("what")),
                row.getString("effect"),
                row.getString("done") == null ? null : tree(row.getString("done")),
                row.getString("done_by"),
                doneAt == null ? null : doneAt.toInstant());
    }

    private JsonNode tree(@Nullable String text) {
        try {
            return json.readTree(text == null ? "null" : text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
