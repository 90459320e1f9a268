package dev.serverlease.legalnotice;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Letters that tasks wait for. A task only asks, with one row of its own transaction; the letter is made afterwards, so
 * that nothing about it can hold a task up.
 */
@Repository
class WantedLegalNotices {

    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    WantedLegalNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Wanted(String taskId, String leaseNumber, LegalNoticeKind kind) {}

    /** Asks for the letter of a task that has just been created. */
    void want(String leaseNumber, LegalNoticeKind kind, String taskId) {
        jdbc.sql("insert into lease.legal_notice_wanted (task_id, lease_number, kind, next_attempt_at)"
                        + " values (:task, :number, :kind, :now) on conflict do nothing")
                .param("task", taskId)
                .param("number", leaseNumber)
                .param("kind", kind.name())
                .param("now", now())
                .update();
    }

    /** Takes the next one that is due until the transaction ends; another node takes another. */
    Optional<Wanted> takeNext() {
        return jdbc.sql(
                        "select task_id, lease_number, kind from lease.legal_notice_wanted where next_attempt_at <= :now"
                                + " order by next_attempt_at, task_id limit 1 for update skip locked")
                .param("now", now())
                .query(Wanted.class)
                .optional();
    }

    void made(Wanted wanted) {
        jdbc.sql("delete from lease.legal_notice_wanted where task_id = :task")
                .param("task", wanted.taskId())
                .update();
    }

    /** @param why it failed, for people; null if it was only not its turn */
    void later(Wanted wanted, @Nullable String why) {
        jdbc.sql(
                        "update lease.legal_notice_wanted set next_attempt_at = :again, last_error = :why where task_id = :task")
                .param("again", Timestamp.from(clock.instant().plus(AGAIN)))
                .param(
                        "why",
                        why == null ? null : why.substring(0, Math.min(LONGEST_ERROR, why.length())),
                        Types.VARCHAR)
                .param("task", wanted.taskId())
                .update();
    }

    /** Why letters of a lease could not be made so far. */
    List<String> failures(String leaseNumber) {
        return jdbc.sql("select last_error from lease.legal_notice_wanted where lease_number = :number"
                        + " and last_error is not null order by task_id")
                .param("number", leaseNumber)
                .query(String.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
