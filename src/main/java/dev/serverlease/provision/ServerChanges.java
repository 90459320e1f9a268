package dev.serverlease.provision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What operations are to change of a server that is in use, because both parties agreed on it, until when, and that it
 * was done. It has the time of a hand-over (clause {@code delivery}).
 */
@Repository
public class ServerChanges {

    /** The members of an application that say what is provided, and how it is reached. */
    private static final Set<String> PROVIDED = Set.of(
            "server.assetKind",
            "server.name",
            "server.quantity",
            "server.country",
            "server.city",
            "server.dataCentre",
            "server.machine.model",
            "server.machine.cores",
            "server.machine.memoryGb",
            "server.machine.diskGb",
            "server.bandwidthMbps",
            "server.trafficGb",
            "server.ips",
            "channel.kind",
            "channel.provider",
            "channel.accessIsp");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Notices notices;
    private final WorkingDays workingDays;
    private final ObjectMapper json;
    private final Clock clock;

    ServerChanges(
            JdbcClient jdbc,
            AuditTrail audit,
            Notices notices,
            WorkingDays workingDays,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.notices = notices;
        this.workingDays = workingDays;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A change that is to be made.
     *
     * @param changes a list of members, each with {@code path}, {@code before} and {@code after}
     * @param askedAt when its agreement was concluded
     */
    public record ServerChange(int position, JsonNode changes, Instant askedAt, Instant dueAt) {}

    /** Whether a changed member of the application is one that operations have to follow. */
    public static boolean concerns(String path) {
        return PROVIDED.contains(path);
    }

    /** Gives it to operations, in the caller's transaction; nothing happens if nothing of it concerns the server. */
    public void ask(String leaseNumber, JsonNode changes) {
        var server = JsonNodeFactory.instance.arrayNode();
        for (var change : changes) {
            if (concerns(change.path("path").asText())) {
                server.add(change);
            }
        }
        if (server.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var due = dueAfter(now);
        audit.append(
                leaseNumber,
                AuditEntry.of(AuditTrail.SYSTEM, "SERVER_CHANGE_ASKED")
                        .detail(Map.of("due", due))
                        .keeping(
                                "server_change",
                                Row.of("changes", server).and("asked_at", now).and("due_at", due)),
                now);
        notices.tell(
                Notice.about(
                        leaseNumber,
                        NoticeKind.SERVER_CHANGE,
                        "租赁 " + leaseNumber + " 的变更协议已经成立：请按照租赁页面所列内容变更服务器，并登记完成情况。",
                        "An agreement that changes lease " + leaseNumber
                                + " is concluded: change the server as the lease's page lists it, and record that it is done."),
                Audience.group(Groups.OPERATIONS));
    }

    /** The end of the last working day. */
    private Instant dueAfter(Instant now) {
        int days = ClauseLibrary.current().figure("handOverWorkingDays").intValueExact();
        return workingDays.endAfter(LocalDate.ofInstant(now, clock.getZone()), days, clock.getZone());
    }

    /** Those not done yet, the oldest first. */
    public List<ServerChange> open(String leaseNumber) {
        return jdbc.sql("select c.* from lease.server_change c where c.lease_number = :number and not exists (select"
                        + " from lease.server_change_done d where d.lease_number = c.lease_number"
                        + " and d.server_change >= c.position) order by c.position")
                .param("number", leaseNumber)
                .query((row, index) -> read(row))
                .list();
    }

    /** All up to this one are done; in the caller's transaction. */
    public void done(ServerChange change, String leaseNumber, Done done, String by) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(by, "SERVER_CHANGED")
                        .detail(Map.of("note", done.note()))
                        .keeping(
                                "server_change_done",
                                Row.of("server_change", change.position())
                                        .and("done_on", done.on())
                                        .and("note", done.note())
                                        .and("idempotency_key", done.key())
                                        .and("done_by", by)
                                        .and("done_at", now)),
                now);
    }

    /**
     * @param on the day on which the lessee could use what was changed
     * @param note what was done, with the operators' own reference
     * @param key of the request; null if it has none
     */
    public record Done(LocalDate on, String note, @Nullable String key) {}

    /** Whether it was recorded under this key before. */
    public boolean isKnown(String leaseNumber, String key) {
        return jdbc.sql("select exists (select from lease.server_change_done where lease_number = :number"
                        + " and idempotency_key = :key)")
                .param("number", leaseNumber)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private ServerChange read(ResultSet row) throws SQLException {
        try {
            return new ServerChange(
                    row.getInt("position"),
                    json.readTree(row.getString("changes")),
                    row.getTimestamp("asked_at").toInstant(),
                    row.getTimestamp("due_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
