package dev.serverlease.stage.lessee.word;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.word.Objection.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The objections of the lessees and the answers to them; both are evidence. */
@Repository
public class Objections {

    private static final String SELECT = "select o.*, a.decision, a.answer, a.answered_by, a.answered_at"
            + " from lease.lessee_objection o left join lease.lessee_objection_answer a"
            + " on a.lease_number = o.lease_number and a.objection = o.position";

    private final JdbcClient jdbc;

    Objections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param key of the page that sent it: sent twice, it is one */
    static AuditEntry made(
            AuditEntry entry,
            LesseeLink link,
            Against against,
            String said,
            @Nullable UUID file,
            Instant at,
            Instant due,
            String key) {
        return entry.keeping(
                "lessee_objection",
                Row.of("against", against.name())
                        .and("said", said)
                        .and("file", file)
                        .and("signer", link.signer())
                        .and("said_at", at)
                        .and("answer_due", due)
                        .and("idempotency_key", key));
    }

    /** @param key of the request; null if it has none */
    static AuditEntry answered(AuditEntry entry, int objection, Answer answer, @Nullable String key) {
        return entry.keeping(
                "lessee_objection_answer",
                Row.of("objection", objection)
                        .and("decision", answer.decision())
                        .and("answer", answer.text())
                        .and("answered_by", answer.by())
                        .and("answered_at", answer.at())
                        .and("idempotency_key", key));
    }

    /** The newest first. */
    public List<Objection> of(String leaseNumber) {
        return jdbc.sql(SELECT + " where o.lease_number = :number order by o.position desc")
                .param("number", leaseNumber)
                .query((row, index) -> read(row))
                .list();
    }

    /** Empty if this lease has no such objection, whatever another one has. */
    Optional<Objection> find(String leaseNumber, int position) {
        return jdbc.sql(SELECT + " where o.lease_number = :number and o.position = :position")
                .param("number", leaseNumber)
                .param("position", position)
                .query((row, index) -> read(row))
                .optional();
    }

    /** The objection that the page with this key sent before. */
    Optional<Objection> byKey(String leaseNumber, String key) {
        return jdbc.sql(SELECT + " where o.lease_number = :number and o.idempotency_key = :key")
                .param("number", leaseNumber)
                .param("key", key)
                .query((row, index) -> read(row))
                .optional();
    }

    boolean isAnsweredUnder(String leaseNumber, int position, String key) {
        return jdbc.sql("select exists (select from lease.lessee_objection_answer where lease_number = :number"
                        + " and objection = :position and idempotency_key = :key)")
                .param("number", leaseNumber)
                .param("position", position)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** An objection whose time for an answer is over. */
    record Late(String leaseNumber, int position) {}

    List<Late> late(Instant now) {
        return jdbc.sql(
                        "select o.lease_number, o.position from lease.lessee_objection o where o.answer_due <= :now and not exists"
                                + " (select from lease.lessee_objection_answer a where a.lease_number = o.lease_number"
                                + " and a.objection = o.position) order by o.answer_due")
                .param("now", Timestamp.from(now))
                .query(Late.class)
                .list();
    }

    private static Objection read(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        return new Objection(
                row.getInt("position"),
                Against.valueOf(row.getString("against")),
                row.getString("said"),
                row.getObject("file", UUID.class),
                row.getString("signer"),
                row.getTimestamp("said_at").toInstant(),
                row.getTimestamp("answer_due").toInstant(),
                decision == null
                        ? null
                        : new Answer(
                                decision,
                                row.getString("answer"),
                                row.getString("answered_by"),
                                row.getTimestamp("answered_at").toInstant()));
    }
}
