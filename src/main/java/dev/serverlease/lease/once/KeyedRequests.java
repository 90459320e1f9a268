package dev.serverlease.lease.once;

import dev.serverlease.lease.storage.BoundUntilTheEnd;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was done under which key of whom, in the transaction that did it; and what was answered, where that is known.
 */
@Repository
public class KeyedRequests {

    /** As long as a sender may take to send the same again. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyedRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param location the header of this name; null without one */
    public record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String body) {}

    /**
     * A request that was done.
     *
     * @param leaseNumber the lease that it changed; null if none
     * @param stage of that lease now
     * @param answer null if the first answer was lost
     */
    public record Done(
            UUID attempt,
            String content,
            @Nullable String leaseNumber,
            @Nullable String stage,
            @Nullable Answer answer) {

        /** Whether this is the same request, and not only the same key. */
        public boolean is(KeyedRequest request) {
            return content.equals(request.digest(attempt));
        }
    }

    /**
     * The request of this thread, if it has a key, is done with the caller's transaction.
     *
     * @throws RepeatedRequest if it was done already
     */
    public void done(String leaseNumber) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        KeyedRequest.current().ifPresent(request -> {
            // of several transactions of one request each finds its own row
            int own = statement(
                            "insert into lease.request_done (actor, key, door, attempt, content, lease_number, at)"
                                    + " values (:actor, :key, :door, :attempt, :content, :lease, :now) on conflict (actor, key, door)"
                                    + " do update set at = excluded.at where request_done.attempt = excluded.attempt",
                            request)
                    .param("content", request.digest(request.attempt()))
                    .param("lease", leaseNumber)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (own == 0) {
                throw new RepeatedRequest();
            }
            BoundUntilTheEnd.bind(this, request);
        });
    }

    /** What was done under the key of this request, by this attempt or an earlier one; empty if nothing was. */
    public Optional<Done> find(KeyedRequest request) {
        return jdbc.sql(
                        "select r.*, l.stage from lease.request_done r left join lease.lease l on l.number = r.lease_number"
                                + " where r.actor = :actor and r.key = :key and r.door = :door")
                .param("actor", request.actor())
                .param("key", request.key())
                .param("door", request.door())
                .query((row, index) -> new Done(
                        row.getObject("attempt", UUID.class),
                        row.getString("content"),
                        row.getString("lease_number"),
                        row.getString("stage"),
                        row.getObject("status") == null
                                ? null
                                : new Answer(
                                        row.getInt("status"),
                                        row.getString("content_type"),
                                        row.getString("location"),
                                        row.getString("answer"))))
                .optional();
    }

    /** Keeps what is answered; nothing where the request has changed nothing. */
    public void answered(KeyedRequest request, Answer answer) {
        answer(
                "update lease.request_done set status = :status, content_type = :type, location = :location,"
                        + " answer = :answer where actor = :actor and key = :key and door = :door and attempt = :attempt",
                request,
                answer);
    }

    /** The same of what changes no lease and answers no content: it is done with its answer. */
    public void doneWithItsAnswer(KeyedRequest request, Answer answer) {
        answer(
                "insert into lease.request_done (actor, key, door, attempt, content, at, status, content_type, location, answer)"
                        + " values (:actor, :key, :door, :attempt, :content, :now, :status, :type, :location, :answer)"
                        + " on conflict (actor, key, door) do update set status = excluded.status, location = excluded.location"
                        + " where request_done.attempt = excluded.attempt",
                request,
                answer);
    }

    /** An attempt that was refused is not done, though something of it was kept. */
    public void refused(KeyedRequest request) {
        statement(
                        "delete from lease.request_done where actor = :actor and key = :key and door = :door and attempt = :attempt",
                        request)
                .update();
    }

    private void answer(String sql, KeyedRequest request, Answer answer) {
        statement(sql, request)
                .param("content", request.digest(request.attempt()))
                .param("now", Timestamp.from(clock.instant()))
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("answer", answer.body())
                .update();
    }

    private JdbcClient.StatementSpec statement(String sql, KeyedRequest request) {
        return jdbc.sql(sql)
                .param("actor", request.actor())
                .param("key", request.key())
                .param("door", request.door())
                .param("attempt", request.attempt());
    }

    @Scheduled(fixedDelayString = "P1D")
    void forgetOld() {
        jdbc.sql("delete from lease.request_done where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
