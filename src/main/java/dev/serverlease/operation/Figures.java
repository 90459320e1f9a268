package dev.serverlease.operation;

import dev.serverlease.database.ReadOnly;
import dev.serverlease.front.LeaseCounts;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.operation.OneQuestion.NoAnswer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The figures that are in the database, read in one round when somebody wants one, and then not again for a while.
 * While the database is away nobody waits for it twice, and what was read before is soon said no more.
 */
@Component
class Figures implements DisposableBean {

    /** How many leases are in a stage. */
    static String leases(LeaseStage stage) {
        return "leases." + stage;
    }

    static final String TASKS_OVERDUE = "tasks.overdue";
    static final String JOBS_DUE = "jobs.due";
    static final String JOBS_LOCKED = "jobs.locked";
    static final String JOBS_FAILED = "jobs.failed";
    static final String INCIDENTS = "incidents";
    static final String MAILS_WAITING = "mails.waiting";
    static final String MAILS_FAILING = "mails.failing";
    static final String LEGAL_NOTICES_WAITING = "legal_notices.waiting";
    static final String MISMATCHES = "mismatches";
    static final String ANCHORS_UNSTAMPED = "anchors.unstamped";

    private static final String READ_ONLY = "read_only";

    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final Duration TRUE_FOR = Duration.ofMinutes(1);

    /** What is due within the hour holds those whose next attempt is set, and the index finds it. */
    private static final String SQL = """
            select 'tasks.overdue' as name, count(*) as number from act_ru_task where due_date_ < :now
            union all
            select 'jobs.' || case when retries_ = 0 then 'failed' when lock_exp_time_ >= :now then 'locked'
                when duedate_ <= :now then 'due' else 'later' end, count(*)
                from act_ru_job where duedate_ <= :soon and suspension_state_ = 1 group by 1
            union all
            select 'incidents', count(*) from act_ru_incident
            union all
            select 'mails.' || case when attempts = 0 then 'waiting' else 'failing' end, count(*)
                from lease.mail where next_attempt_at is not null group by 1
            union all
            select 'legal_notices.waiting', count(*) from lease.legal_notice_wanted
            union all
            select 'mismatches', count(*) from lease.mismatch
            union all
            select 'anchors.unstamped', count(*) from lease.anchor_stamp_wanted
            union all
            select 'read_only', 1 where\s""" + ReadOnly.CONDITION;

    private final JdbcClient jdbc;
    private final LeaseCounts leases;
    private final Clock clock;
    private final OneQuestion<Map<String, Long>> question;
    private Map<String, Long> last = Map.of();
    private @Nullable Long readAt;
    private @Nullable Long askedAt;
    private boolean answers;

    Figures(JdbcClient jdbc, LeaseCounts leases, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.clock = clock;
        var transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setTimeout((int) OneQuestion.LONGEST.toSeconds());
        this.question =
                new OneQuestion<>("figures", () -> Objects.requireNonNull(transaction.execute(status -> read())));
    }

    /** Not a number while it is not known. */
    synchronized double value(String name) {
        refresh();
        return readAt == null || isOlder(readAt, TRUE_FOR) ? Double.NaN : last.getOrDefault(name, 0L);
    }

    /** Whether the database gave the figures when it was last asked for them, and takes writes. */
    synchronized boolean isAnswering() {
        refresh();
        return answers && !last.containsKey(READ_ONLY);
    }

    /** The next who asks reads anew. */
    synchronized void forget() {
        askedAt = null;
    }

    private void refresh() {
        if (askedAt != null && !isOlder(askedAt, KEPT)) {
            return;
        }
        try {
            last = question.ask();
            readAt = System.nanoTime();
            answers = true;
        } catch (NoAnswer away) {
            answers = false;
        }
        askedAt = System.nanoTime();
    }

    private static boolean isOlder(long at, Duration age) {
        return System.nanoTime() - at > age.toNanos();
    }

    private Map<String, Long> read() {
        var figures = new HashMap<String, Long>();
        leases.byStage().forEach((stage, number) -> figures.put(leases(stage), number));
        var now = clock.instant();
        jdbc.sql(SQL)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(Duration.ofHours(1))))
                .query(row -> {
                    figures.put(row.getString("name"), row.getLong("number"));
                });
        return figures;
    }

    @Override
    public void destroy() {
        question.close();
    }
}
