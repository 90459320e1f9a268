package dev.serverlease.lease;

import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The applications of all rounds: the current ones in batches, and the earlier ones that were completed since. */
@Repository
public class LeaseRounds {

    private final JdbcClient jdbc;

    LeaseRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Round(String leaseNumber, int round, String application) {}

    /**
     * An application that takes the place of the one before it.
     *
     * @param application canonical JSON
     * @param digest of that JSON
     * @param term null while the application names no start date or no term, or where the dates of the lease stay
     */
    public record Next(
            String application,
            String digest,
            String lesseeName,
            @Nullable String lesseeUscc,
            @Nullable Term term) {}

    /** The application of a round, as kept with the audit entry. */
    static AuditEntry.Row submitted(int round, String application, String actor, Instant now) {
        return AuditEntry.Row.of("round", round)
                .and("content", new RawValue(application))
                .and("submitted_by", actor)
                .and("submitted_at", now);
    }

    /** The application of a round as it was submitted, as JSON. */
    public String application(String leaseNumber, int round) {
        return jdbc.sql("select content::text from lease.application where lease_number = :number and round = :round")
                .param("number", leaseNumber)
                .param("round", round)
                .query(String.class)
                .single();
    }

    /** The application that held at a time, as JSON. */
    public String applicationAt(String leaseNumber, Instant at) {
        return jdbc.sql("select content::text from lease.application where lease_number = :number"
                        + " and submitted_at <= :at order by round desc limit 1")
                .param("number", leaseNumber)
                .param("at", Timestamp.from(at))
                .query(String.class)
                .single();
    }

    /** Who submitted an application, and when. */
    public record Submission(String by, Instant at) {}

    /** By whom and when what the application of a round says was submitted: a round that we opened says it again. */
    public Submission submission(String leaseNumber, int round) {
        return jdbc.sql("select submitted_by, submitted_at from lease.application"
                        + " where lease_number = :number and round <= :round and submitted_by <> :system"
                        + " order by round desc limit 1")
                .param("number", leaseNumber)
                .param("round", round)
                .param("system", AuditTrail.SYSTEM)
                .query((row, index) -> new Submission(
                        row.getString("submitted_by"),
                        row.getTimestamp("submitted_at").toInstant()))
                .single();
    }

    /** How many leases stand in these stages. */
    public int count(Set<LeaseStage> stages) {
        return jdbc.sql("select count(*) from lease.lease where stage = any(:stages)")
                .param("stages", names(stages))
                .query(Integer.class)
                .single();
    }

    /** @param after the last number of the batch before, empty for the first */
    public List<Round> next(Set<LeaseStage> stages, String after, int most) {
        return jdbc.sql("select l.number as lease_number, l.round, a.content::text as application from lease.lease l"
                        + " join lease.application a on a.lease_number = l.number and a.round = l.round"
                        + " where l.number > :after and l.stage = any(:stages) order by l.number limit :most")
                .param("after", after)
                .param("stages", names(stages))
                .param("most", most)
                .query(Round.class)
                .list();
    }

    private static String[] names(Set<LeaseStage> stages) {
        return stages.stream().map(Enum::name).toArray(String[]::new);
    }
}
