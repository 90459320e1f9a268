package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.Bilingual;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 请求说明: what the lessee asked to have explained, and the answers; both are evidence. */
@Repository
public class Explanations {

    private final JdbcClient jdbc;

    Explanations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param clause id of the marked clause
     * @param question empty if the clause as a whole is to be explained
     * @param answer null as long as nobody has answered
     */
    public record Explanation(
            int position,
            int version,
            String clause,
            Bilingual heading,
            String question,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy) {}

    public static AuditEntry asked(
            AuditEntry entry, SigningLink link, String clause, Bilingual heading, String question, Instant at) {
        return entry.keeping(
                "explanation_asked",
                Row.of("contract_version", link.version())
                        .and("clause", clause)
                        .and("heading", heading.text())
                        .and("question", question)
                        .and("asked_by", link.signer())
                        .and("asked_at", at));
    }

    static AuditEntry given(AuditEntry entry, int asked, String answer, String by, Instant at) {
        return entry.keeping(
                "explanation_given",
                Row.of("asked", asked).and("answer", answer).and("given_by", by).and("given_at", at));
    }

    /** What was asked of this draft and nobody has answered: neither side signs before (Civil Code art. 496). */
    public List<Explanation> open(String leaseNumber, int version) {
        return of(leaseNumber).stream()
                .filter(one -> one.version() == version && one.answer() == null)
                .toList();
    }

    /** The same in words, one line for each. */
    public List<String> unanswered(String leaseNumber, int version) {
        return open(leaseNumber, version).stream()
                .map(one -> one.heading().both() + (one.question().isEmpty() ? "" : "：" + one.question()))
                .toList();
    }

    /** In the order of asking. */
    public List<Explanation> of(String leaseNumber) {
        return jdbc.sql("select a.*, g.answer, g.given_at, g.given_by from lease.explanation_asked a"
                        + " left join lease.explanation_given g on g.lease_number = a.lease_number and g.asked = a.position"
                        + " where a.lease_number = :number order by a.position")
                .param("number", leaseNumber)
                .query((row, index) -> new Explanation(
                        row.getInt("position"),
                        row.getInt("contract_version"),
                        row.getString("clause"),
                        Bilingual.of(row.getString("heading")),
                        row.getString("question"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("answer"),
                        row.getTimestamp("given_at") == null
                                ? null
                                : row.getTimestamp("given_at").toInstant(),
                        row.getString("given_by")))
                .list();
    }
}
