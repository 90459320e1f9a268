package dev.serverlease.lease;

import dev.serverlease.lease.AuditEntry.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores who asked to end a lease, and on what ground. */
@Repository
public class Terminations {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    Terminations(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(String leaseNumber, Termination termination, String requestedBy) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(requestedBy, "TERMINATION_REQUESTED")
                        .detail(Map.of(
                                "ground",
                                termination.ground(),
                                "article",
                                termination.article(),
                                "by",
                                termination.party().name(),
                                "explanation",
                                termination.explanation()))
                        .keeping(
                                "termination",
                                Row.of("ground", termination.ground())
                                        .and("article", termination.article())
                                        .and("party", termination.party().name())
                                        .and("known_since", termination.knownSince())
                                        .and("explanation", termination.explanation())
                                        .and("ends_on", termination.endsOn())
                                        .and("contract_ground", termination.contractGround())
                                        .and("demand_arrived_on", termination.demandArrivedOn())
                                        .and("demand_days", termination.demandDays())
                                        .and("other_than_payment", termination.otherThanPayment())
                                        .and("requested_by", requestedBy)
                                        .and("requested_at", now)),
                now);
    }

    /**
     * Records that the lease continues although a termination was asked for. With its audit entry.
     *
     * @param answer CLAIM_UNFOUNDED, GROUND_UNFOUNDED, RIGHT_LAPSED, OBJECTION_ACCEPTED, AGREED_TO_GO_ON or
     *     END_WITHOUT_EFFECT
     */
    public void notTerminated(String leaseNumber, String answer, String explanation, String officer) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(officer, "NOT_TERMINATED")
                        .detail(Map.of("answer", answer, "explanation", explanation))
                        .keeping(
                                "termination_answer",
                                Row.of("termination", unanswered(leaseNumber))
                                        .and("answer", answer)
                                        .and("explanation", explanation)
                                        .and("officer", officer)
                                        .and("answered_at", now)),
                now);
    }

    /** The position of the unanswered request; null if a review, not a request, led to the termination. */
    private @Nullable Integer unanswered(String leaseNumber) {
        return jdbc.sql("""
                        select position from lease.termination t
                        where t.lease_number = :number and ends_on is null and not exists (
                          select from lease.termination_answer a
                          where a.lease_number = t.lease_number and a.termination = t.position)
                        order by position desc limit 1""")
                .param("number", leaseNumber)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /**
     * A termination that was found not to be one: its right lapsed, its ground was none, or its end without effect.
     *
     * @param answer RIGHT_LAPSED, GROUND_UNFOUNDED or END_WITHOUT_EFFECT
     * @param ground as in {@link Termination}, like the next four; all null where nobody had asked for it
     * @param requestedAt when the termination was asked for; null as well
     */
    public record Refuted(
            String answer,
            @Nullable String ground,
            @Nullable String party,
            @Nullable String contractGround,
            @Nullable LocalDate knownSince,
            @Nullable String explanation,
            @Nullable Instant requestedAt,
            Instant foundAt) {

        public boolean isLapsed() {
            return answer.equals("RIGHT_LAPSED");
        }

        /** What nobody asked for the lessor's own review led to. */
        public boolean isOf(Party by) {
            return party == null ? by == Party.LESSOR : party.equals(by.name());
        }

        /** Whether this termination is asked for on the same ground. */
        public boolean isOf(Termination termination) {
            return termination.ground().equals(ground)
                    && isOf(termination.party())
                    && Objects.equals(termination.contractGround(), contractGround);
        }
    }

    /** As officers found; the oldest first. */
    public List<Refuted> refuted(String leaseNumber) {
        return jdbc.sql("""
                        select t.*, a.answer, a.answered_at from lease.termination_answer a
                        left join lease.termination t on t.lease_number = a.lease_number and t.position = a.termination
                        where a.lease_number = :number
                          and a.answer in ('RIGHT_LAPSED', 'GROUND_UNFOUNDED', 'END_WITHOUT_EFFECT') order by a.id""")
                .param("number", leaseNumber)
                .query((row, index) -> new Refuted(
                        row.getString("answer"),
                        row.getString("ground"),
                        row.getString("party"),
                        row.getString("contract_ground"),
                        row.getObject("known_since", LocalDate.class),
                        row.getString("explanation"),
                        row.getTimestamp("requested_at") == null
                                ? null
                                : row.getTimestamp("requested_at").toInstant(),
                        row.getTimestamp("answered_at").toInstant()))
                .list();
    }

    /** The newest request, unless its answer was that the lease continues. */
    public Optional<Termination> latest(String leaseNumber) {
        return jdbc.sql("""
                        select * from lease.termination t where lease_number = :number and not exists (
                          select from lease.termination_answer a
                          where a.lease_number = t.lease_number and a.termination = t.position)
                        order by position desc limit 1""")
                .param("number", leaseNumber)
                .query(Termination.class)
                .optional();
    }
}
