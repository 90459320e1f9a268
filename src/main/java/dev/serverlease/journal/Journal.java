package dev.serverlease.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operators' journal: append-only. Each entry is committed at once, even if the caller's transaction is rolled
 * back.
 */
@Repository
public class Journal {

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate alone;

    Journal(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Records that a write is about to be passed on to the engine.
     *
     * @param door method and path, without the query
     * @param bodyDigest SHA-256 of the body in hexadecimal; null if there is none
     * @return the entry's id, for {@link #answered}
     */
    public long asked(String actor, String source, String door, @Nullable String bodyDigest) {
        return add(clock.instant(), actor, source, door, JournalKind.WRITE, bodyDigest, 1);
    }

    /**
     * Records that a manager is about to decide something about many leases.
     *
     * @param digest SHA-256 of what is decided and why, in hexadecimal
     * @param count how many leases it is about
     * @return the entry's id, for {@link #answered}
     */
    public long decided(String actor, String source, String door, String digest, int count) {
        return add(clock.instant(), actor, source, door, JournalKind.DECISION, digest, count);
    }

    /**
     * Records that somebody is about to take out entries of the user archive.
     *
     * @param count how many; an empty archive counts as one
     * @return the entry's id, for {@link #answered}
     */
    public long exported(String actor, String source, String door, long count) {
        int entries = (int) Math.min(Math.max(1, count), Integer.MAX_VALUE);
        return add(clock.instant(), actor, source, door, JournalKind.EXPORT, null, entries);
    }

    /**
     * Records something that is neither a write at the engine's doors nor a sign-in.
     *
     * @param bodyDigest SHA-256 of what was sent, in hexadecimal; null if that is not kept
     */
    public void noted(JournalKind kind, String actor, String source, String door, @Nullable String bodyDigest) {
        add(clock.instant(), actor, source, door, kind, bodyDigest, 1);
    }

    /** Records the result of the write or the decision. @param status the HTTP status */
    public void answered(long entry, int status) {
        alone.executeWithoutResult(transaction -> jdbc.sql("select lease.journal_answered(:journal, :status, :now)")
                .param("journal", entry)
                .param("status", status)
                .param("now", Timestamp.from(clock.instant()))
                .query()
                .singleRow());
    }

    /**
     * Records a sign-in, or several by the same person from the same address.
     *
     * @param at time of the first one
     */
    public void signIn(Instant at, String user, String source, JournalKind kind, int count) {
        add(at, user, source, "", kind, null, count);
    }

    private long add(
            Instant at,
            String actor,
            String source,
            String door,
            JournalKind kind,
            @Nullable String bodyDigest,
            int count) {
        return Objects.requireNonNull(alone.execute(
                transaction -> jdbc.sql("select lease.journal_add(:at, :actor, :source, :door, :kind, :digest, :count)")
                        .param("at", Timestamp.from(at))
                        .param("actor", storable(actor))
                        .param("source", storable(source))
                        .param("door", storable(door))
                        .param("kind", kind.name())
                        .param("digest", bodyDigest)
                        .param("count", count)
                        .query(Long.class)
                        .single()));
    }

    /**
     * Names and paths come from a request, so they are cut to a maximum length and cleaned of NUL, which the database
     * cannot store.
     */
    private static String storable(String sent) {
        return sent.substring(0, Math.min(sent.length(), LONGEST)).replace('\0', '?');
    }
}
