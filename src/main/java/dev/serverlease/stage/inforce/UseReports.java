package dev.serverlease.stage.inforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports on the use of a lease in force. */
@Repository
public class UseReports {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final AuditTrail audit;

    UseReports(JdbcClient jdbc, ObjectMapper json, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whether this same report was recorded before.
     *
     * @throws Refusal with 409 if its number was used for another report
     */
    public boolean isKnown(String leaseNumber, String reference, JsonNode report) {
        var before = jdbc.sql(
                        "select content::text from lease.use_report where lease_number = :number and reference = :reference")
                .param("number", leaseNumber)
                .param("reference", reference)
                .query(String.class)
                .optional();
        if (before.isPresent() && !tree(before.get()).equals(tree(report.toString()))) {
            var text = "报告编号“" + reference + "”已用于另一份报告，请换一个编号。 The number “" + reference
                    + "” was used for another report; give this one its own.";
            throw new Refusal(409, text, List.of(new FieldError("reference", text)));
        }
        return before.isPresent();
    }

    public void add(String leaseNumber, String reference, JsonNode report, String reporter) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(reporter, "USE_REPORT_KEPT")
                        .keeping(
                                "use_report",
                                Row.of("reference", reference)
                                        .and("content", report)
                                        .and("reported_by", reporter)
                                        .and("reported_at", now)),
                now);
    }

    /** When the report with this number was recorded; empty if there is none. */
    public Optional<Instant> recordedAt(String leaseNumber, String reference) {
        return jdbc.sql(
                        "select reported_at from lease.use_report where lease_number = :number and reference = :reference")
                .param("number", leaseNumber)
                .param("reference", reference)
                .query((row, index) -> row.getTimestamp("reported_at").toInstant())
                .optional();
    }

    /** @param actualUse as the reviewer reads it */
    public record Reported(String reference, String actualUse, Instant at) {}

    /** What one reporter has reported from then on, the newest first. */
    public List<Reported> since(Instant from, String leaseNumber, String reporter) {
        return jdbc.sql("select reference, content->>'actualUse' as use, reported_at from lease.use_report"
                        + " where lease_number = :number and reported_by = :reporter and reported_at >= :from"
                        + " order by reported_at desc")
                .param("number", leaseNumber)
                .param("reporter", reporter)
                .param("from", Timestamp.from(from))
                .query((row, index) -> new Reported(
                        row.getString("reference"),
                        row.getString("use"),
                        row.getTimestamp("reported_at").toInstant()))
                .list();
    }

    /** The reports since the last completed review, newest first, as the forms show them. */
    public List<Map<String, String>> sinceLastReview(Lease lease) {
        return jdbc.sql("select reference, content->>'actualUse' as use, reported_by, reported_at from lease.use_report"
                        + " where lease_number = :number"
                        + " and reported_at >= coalesce(cast(:since as timestamptz), '-infinity')"
                        + " order by reported_at desc, reference desc")
                .param("number", lease.number())
                .param("since", lease.reviewedAt() == null ? null : Timestamp.from(lease.reviewedAt()), Types.TIMESTAMP)
                .query((row, index) -> Map.of(
                        "reference", row.getString("reference"),
                        "actualUse", row.getString("use"),
                        "reportedBy", row.getString("reported_by"),
                        "reportedOn",
                                LocalDate.ofInstant(
                                                row.getTimestamp("reported_at").toInstant(), clock.getZone())
                                        .toString()))
                .list();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
