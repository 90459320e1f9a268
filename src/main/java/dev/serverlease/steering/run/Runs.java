package dev.serverlease.steering.run;

import dev.serverlease.node.Worker;
import dev.serverlease.process.TaskList;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.steering.run.ApplicantChanges.Given;
import dev.serverlease.steering.run.ReviewPulls.Place;
import dev.serverlease.steering.run.Run.Kind;
import dev.serverlease.steering.run.Run.State;
import dev.serverlease.steering.run.RunStore.Decided;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts runs and carries them out in the background, some leases of each in turn. What a product that stopped has
 * left is taken up where it was.
 */
@Service
class Runs {

    private static final int BATCH = 20;

    private final RunStore store;
    private final RunStep step;
    private final RunNotices notices;
    private final TransactionTemplate transaction;
    private final Worker worker = new Worker("steering", this::workOn);

    Runs(RunStore store, RunStep step, RunNotices notices, PlatformTransactionManager transactions) {
        this.store = store;
        this.step = step;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Starts a run over these tasks and waits briefly for it; a long one continues in the background. @return its id
     */
    long reassign(Decided decided, List<TaskList.Open> tasks) {
        Long id = transaction.execute(status -> {
            long begun = store.begin(decided);
            store.addTasks(begun, tasks);
            return begun;
        });
        worker.workShortly();
        return id;
    }

    /**
     * The same of use reviews, each to its own place.
     *
     * @param places at least one, by their days
     */
    long review(String manager, ReviewCause cause, String ground, RunFilter filter, List<Place> places) {
        var first = places.get(0).at();
        var last = places.get(places.size() - 1).at();
        Long id = transaction.execute(status -> {
            long begun = store.begin(
                    new Decided(Kind.REVIEWS, manager, ground, null, null, filter.query(), cause, first, last));
            store.addReviews(begun, places);
            return begun;
        });
        worker.workShortly();
        return id;
    }

    /**
     * The same of leases that go to another salesperson.
     *
     * @param leases at least one
     */
    long give(String manager, String ground, RunFilter filter, String successor, List<Given> leases) {
        Long id = transaction.execute(status -> {
            long begun = store.begin(
                    new Decided(Kind.APPLICANTS, manager, ground, null, successor, filter.query(), null, null, null));
            store.addLeases(begun, leases);
            return begun;
        });
        worker.workShortly();
        return id;
    }

    /** What was done stays. @return whether it was running */
    boolean stop(long id) {
        return end(id, State.STOPPED);
    }

    /** What was held, failed or stopped is tried now. @return false if it is running, or nothing of it is left */
    boolean goOn(long id) {
        boolean ended = Boolean.TRUE.equals(transaction.execute(status -> store.goOn(id)));
        if (ended) {
            worker.workShortly();
        }
        return ended;
    }

    /** Takes up what a stop, a failure or another node's end has left. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void takeUp() {
        worker.takeUp();
    }

    private boolean workOn() {
        boolean any = false;
        for (long id : store.running()) {
            any |= workOn(id);
        }
        return any;
    }

    /** @return whether there was something to do */
    private boolean workOn(long id) {
        var decided = store.decided(id).orElseThrow();
        var waiting = store.waiting(id, BATCH);
        for (var item : waiting) {
            if (worker.isStopping()) {
                return false;
            }
            step.look(decided, item);
        }
        if (waiting.isEmpty()) {
            end(id, State.DONE);
        }
        return !waiting.isEmpty();
    }

    private boolean end(long id, State state) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var done = store.end(id, state);
            done.ifPresent(since -> notices.ended(store.decided(id).orElseThrow(), since, store.takenFrom(id)));
            return done.isPresent();
        }));
    }

    @PreDestroy
    void close() throws InterruptedException {
        worker.close();
    }
}
