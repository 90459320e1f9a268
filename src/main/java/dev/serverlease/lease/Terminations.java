package dev.serverlease.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who asked to end a lease, and on what ground. */
@Repository
public class Terminations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Terminations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(String leaseNumber, Termination termination, String requestedBy) {
        jdbc.sql("""
                        with added as (
                          insert into lease.termination (lease_number, position, ground, article, party, known_since, explanation,
                            ends_on, requested_by, requested_at)
                          select :number, coalesce(max(position), 0) + 1, :ground, :article, :party, :knownSince::date,
                            :explanation, :endsOn::date, :by, :at
                          from lease.termination where lease_number = :number
                          returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :by, 'TERMINATION_REQUESTED', jsonb_build_object('ground', :ground,
                          'article', :article, 'by', :party, 'explanation', :explanation) from added""")
                .param("number", leaseNumber)
                .param("ground", termination.ground())
                .param("article", termination.article())
                .param("party", termination.party())
                .param(
                        "knownSince",
                        termination.knownSince() == null
                                ? null
                                : termination.knownSince().toString())
                .param("explanation", termination.explanation())
                .param(
                        "endsOn",
                        termination.endsOn() == null
                                ? null
                                : termination.endsOn().toString())
                .param("by", requestedBy)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * The lease goes on: what was asked for did not end it. With its audit entry.
     *
     * @param answer CLAIM_UNFOUNDED, RIGHT_LAPSED or AGREED_TO_GO_ON
     */
    public void notTerminated(String leaseNumber, String answer, String explanation, String officer) {
        jdbc.sql("""
                        with answered as (
                          insert into lease.termination_answer (lease_number, termination, answer, explanation, officer, answered_at)
                          values (:number, (select max(position) from lease.termination t
                            where t.lease_number = :number and ends_on is null and not exists (
                              select from lease.termination_answer a
                              where a.lease_number = t.lease_number and a.termination = t.position)),
                            :answer, :explanation, :officer, :at)
                          returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :officer, 'NOT_TERMINATED',
                          jsonb_build_object('answer', :answer, 'explanation', :explanation) from answered""")
                .param("number", leaseNumber)
                .param("answer", answer)
                .param("explanation", explanation)
                .param("officer", officer)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The newest one, unless it was answered that the lease goes on. */
    public Optional<Termination> latest(String leaseNumber) {
        return jdbc.sql("""
                        select * from lease.termination t where lease_number = :number and not exists (
                          select from lease.termination_answer a
                          where a.lease_number = t.lease_number and a.termination = t.position)
                        order by position desc limit 1""")
                .param("number", leaseNumber)
                .query((row, index) -> new Termination(
                        row.getString("ground"),
                        row.getString("article"),
                        row.getString("party"),
                        row.getObject("known_since", LocalDate.class),
                        row.getString("explanation"),
                        row.getObject("ends_on", LocalDate.class)))
                .optional();
    }
}
