package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.inforce.usereview.LawAhead.Changed;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What laws to come would change about leases in force, and what managers want looked at: told at the next review. */
@Repository
class LawsAhead {

    private static final TypeReference<List<Changed>> CHANGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final Clock clock;

    LawsAhead(JdbcClient jdbc, ObjectMapper json, AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The entry that keeps it with what came of the lease's review, due then and now. */
    AuditEntry entry(String action, LawAhead ahead, Instant due, Instant at) {
        return AuditEntry.of(ahead.decidedBy(), action)
                .detail(Map.of(
                        "ground",
                        ahead.ground(),
                        "lawOf",
                        ahead.lawOf().toString(),
                        "from",
                        due.toString(),
                        "at",
                        at.toString()))
                .keeping(
                        "law_ahead",
                        Row.of("sweep", ahead.sweep())
                                .and("law_of", ahead.lawOf().toString())
                                .and("changes", json.valueToTree(ahead.changes()))
                                .and("forbidden", ahead.forbids())
                                .and("ground", ahead.ground())
                                .and("decided_by", ahead.decidedBy())
                                .and("review_was", due)
                                .and("review_at", at)
                                .and("recorded_at", clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Why managers brought the next review forward; empty if they did not. */
    List<String> wishedSinceLastReview(Lease lease) {
        var last = lease.reviewedAt();
        return audit.of(lease.number()).stream()
                .filter(step -> step.action().equals(ReviewForward.PULLED))
                .filter(step -> last == null || step.at().isAfter(last))
                .map(step -> step.detail().path("ground").asText())
                .toList();
    }

    /** What no review has been told yet. */
    List<LawAhead> sinceLastReview(Lease lease) {
        var last = lease.reviewedAt();
        return jdbc.sql("select * from lease.law_ahead where lease_number = :number"
                        + " and recorded_at > coalesce(cast(:since as timestamptz), '-infinity') order by position")
                .param("number", lease.number())
                .param("since", last == null ? null : Timestamp.from(last), Types.TIMESTAMP)
                .query(this::read)
                .list();
    }

    /** The days to come from which a law forbids what the lease does. */
    List<LocalDate> forbiddenFrom(Lease lease) {
        return jdbc.sql(
                        "select law_of from lease.law_ahead where lease_number = :number and forbidden and law_of > :today")
                .param("number", lease.number())
                .param("today", LocalDate.now(clock))
                .query(LocalDate.class)
                .list();
    }

    private LawAhead read(ResultSet row, int index) throws SQLException {
        return new LawAhead(
                row.getLong("sweep"),
                row.getObject("law_of", LocalDate.class),
                changes(Objects.requireNonNull(row.getString("changes"))),
                row.getString("ground"),
                row.getString("decided_by"));
    }

    private List<Changed> changes(String text) {
        try {
            return json.readValue(text, CHANGES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
