package dev.serverlease.rulebook;

import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.request.Refusal;
import dev.serverlease.rulebook.ReplayRun.Days;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;

/** Accepts replays and runs them one after the other in the background. */
@Service
class Replays implements SmartInitializingSingleton {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 8;

    private final LeaseRounds rounds;
    private final ReplayStore store;
    private final ReplayRun run;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "replay"));
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private volatile boolean stopping;

    Replays(LeaseRounds rounds, ReplayStore store, ReplayRun run, Clock clock) {
        this.rounds = rounds;
        this.store = store;
        this.run = run;
        this.clock = clock;
    }

    /**
     * Starts a replay and waits briefly for it; a large one continues in the background.
     *
     * @param asOf the day whose law is applied
     * @return its id
     * @throws Refusal with 429 if too many are already waiting
     */
    long start(LocalDate asOf, String startedBy) {
        if (!places.tryAcquire()) {
            throw new Refusal(
                    429,
                    "前面已有多项重新审查在排队，未发起；请待其完成后再试。 Too many replays are waiting and this one was not started; try"
                            + " again when they are done.");
        }
        var days = new Days(asOf, LocalDate.now(clock));
        long id;
        Future<?> work;
        try {
            id = store.begin(days, rounds.countOpen(), startedBy);
            work = worker.submit(() -> work(id, days));
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
        awaitShortly(work);
        return id;
    }

    private void work(long id, Days days) {
        try {
            run.run(id, days, () -> stopping);
        } finally {
            places.release();
        }
    }

    private static void awaitShortly(Future<?> work) {
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            // the caller can read the progress at the replay's own address
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Marks replays that were running when the product stopped as interrupted. */
    @Override
    public void afterSingletonsInstantiated() {
        store.interruptAbandoned();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        worker.shutdown();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }
}
