package dev.serverlease.reconcile;

import dev.serverlease.database.Outage;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks at each start and every hour whether the engine agrees with our rows, and tells the operators once about each
 * mismatch.
 */
@Component
public class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** If more than this many are new at once, one notice covers all; the desk lists them. */
    private static final int MOST_NOTICES = 20;

    private final Comparison comparison;
    private final ReviewTimers reviews;
    private final Mismatches mismatches;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable Instant comparedAt;

    Reconciler(
            Comparison comparison,
            ReviewTimers reviews,
            Mismatches mismatches,
            Notices notices,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reviews = reviews;
        this.comparison = comparison;
        this.mismatches = mismatches;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** When this node last compared all leases; null before the first time. */
    public @Nullable Instant comparedAt() {
        return comparedAt;
    }

    @Scheduled(fixedDelayString = "PT1H")
    public void lookAtAll() {
        var found = Stream.concat(twice(null).stream(), comparison.engine().stream())
                .toList();
        tell(found, null);
        comparedAt = clock.instant();
        LOG.info("Leases compared with the engine: {} mismatches", found.size());
    }

    /** The same for some leases, after somebody changed the engine directly. */
    public void look(List<String> numbers) {
        if (!numbers.isEmpty()) {
            tell(twice(numbers), numbers);
        }
    }

    /** Compares twice, because rows may change during a comparison: only what is found both times counts. */
    private List<Mismatch> twice(@Nullable List<String> numbers) {
        var first = once(numbers);
        if (first.isEmpty()) {
            return first;
        }
        var again = once(first.stream().map(Mismatch::lease).distinct().toList());
        return again.stream().filter(first::contains).toList();
    }

    private List<Mismatch> once(@Nullable List<String> numbers) {
        return Stream.concat(comparison.leases(numbers).stream(), reviews.moved(numbers).stream())
                .toList();
    }

    /** Each in a transaction of its own: one that cannot be kept or told of now is new at the next look again. */
    private void tell(List<Mismatch> found, @Nullable List<String> numbers) {
        var before = mismatches.stored(numbers);
        before.stream().filter(one -> !one.isAmong(found)).forEach(mismatches::remove);
        long fresh = found.stream().filter(one -> !one.isAmong(before)).count();
        boolean each = fresh <= MOST_NOTICES;
        if (!each) {
            tell(
                    "",
                    "核对发现 " + fresh + " 处流程与登记不一致，详见“待办”页（/desk）的“异常流程”。",
                    "Rows and engine disagree in " + fresh + " places; see the page of tasks (/desk), “Stuck”.");
        }
        RuntimeException failed = null;
        for (var one : found) {
            try {
                transaction.executeWithoutResult(status -> keep(one, each));
            } catch (RuntimeException e) {
                if (Outage.in(e).isPresent()) {
                    throw e;
                }
                LOG.error("Not told of, until the next look: {}", one, e);
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private void keep(Mismatch one, boolean isToBeTold) {
        if (mismatches.keep(one)) {
            LOG.warn("Rows and engine disagree: {}", one);
            if (isToBeTold) {
                tell(one.lease(), one.zh(), one.en());
            }
        }
    }

    private void tell(String lease, String zh, String en) {
        notices.tell(
                new Notice(NoticeKind.MISMATCH, lease.isEmpty() ? null : lease, zh, en, null),
                Audience.group(Groups.OPERATIONS));
    }
}
