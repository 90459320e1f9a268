package dev.serverlease.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done to a lease, by whom and when: added to, never altered (the database refuses it). */
@Repository
public class AuditTrail {

    /** The actor of what the product does by itself. */
    public static final String SYSTEM = "system";

    /** A hand-over was asked of the provisioner, whatever became of it. */
    public static final String HAND_OVER_BEGUN = "HAND_OVER_BEGUN";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** One step as it is shown in a lease's timeline. */
    public record Step(
            Instant at,
            String actor,
            String action,
            JsonNode detail,
            @Nullable String digest) {}

    public void record(
            String leaseNumber, String actor, String action, Map<String, ?> detail, @Nullable String digest) {
        jdbc.sql("insert into lease.audit (lease_number, at, actor, action, detail, digest)"
                        + " values (:number, :at, :actor, :action, :detail::jsonb, :digest)")
                .param("number", leaseNumber)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("action", action)
                .param("detail", json.valueToTree(detail).toString())
                .param("digest", digest)
                .update();
    }

    /** Whether a step of this name was ever taken. */
    public boolean has(String leaseNumber, String action) {
        return jdbc.sql("select exists (select from lease.audit where lease_number = :number and action = :action)")
                .param("number", leaseNumber)
                .param("action", action)
                .query(Boolean.class)
                .single();
    }

    public List<Step> of(String leaseNumber) {
        return jdbc.sql(
                        "select at, actor, action, detail::text, digest from lease.audit where lease_number = :number order by id")
                .param("number", leaseNumber)
                .query((row, index) -> new Step(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        tree(row.getString("detail")),
                        row.getString("digest")))
                .list();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
