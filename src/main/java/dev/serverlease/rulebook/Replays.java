package dev.serverlease.rulebook;

import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.node.Worker;
import dev.serverlease.request.Refusal;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.ReplayStore.Question;
import dev.serverlease.rulebook.ReplayStore.Started;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Accepts replays and runs them in the background, each some leases at a time in turn. What a product that stopped has
 * left is taken up where it was.
 */
@Service
class Replays {

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private static final int MOST_WAITING = 8;
    private static final int ATTEMPTS = 3;

    private static final String FAILED =
            "多次尝试仍失败，已终止；已得结果保留，原因见日志。请联系运维人员，排除后重新发起。 It failed repeatedly and has ended; what was found stays, and the log"
                    + " says why. Call the operators, then start it again.";

    private final LeaseRounds rounds;
    private final ReplayStore store;
    private final ReplayRun run;
    private final EarlierReviews reviews;
    private final Clock clock;
    private final Worker worker = new Worker("replay", this::step);
    private final Map<Long, Integer> failures = new HashMap<>(); // of the worker's thread alone

    Replays(LeaseRounds rounds, ReplayStore store, ReplayRun run, EarlierReviews reviews, Clock clock) {
        this.rounds = rounds;
        this.store = store;
        this.run = run;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * Starts a replay and waits briefly for it; a large one continues in the background.
     *
     * @param asOf the day whose law is applied
     * @param key the sender's own for this request: a repeat is the same replay; null if it named none
     * @return its id
     * @throws Refusal with 409 if a sweep is running or the key was used for something else, with 429 if too many are
     *     waiting
     */
    long start(Kind kind, LocalDate asOf, String startedBy, @Nullable String key) {
        var earlier = store.startedBy(startedBy, key);
        if (earlier.isPresent()) {
            return same(earlier.get(), kind, asOf);
        }
        var running = store.running(kind);
        if (kind == Kind.SWEEP && !running.isEmpty()) {
            throw anotherRuns(running.get(0));
        }
        if (running.size() >= MOST_WAITING) {
            throw new Refusal(
                    429,
                    "前面已有多项重新审查在排队，未发起；请待其完成后再试。 Too many replays are waiting and this one was not started; try"
                            + " again when they are done.");
        }
        long id = begin(new Question(kind, asOf, LocalDate.now(clock), ReplayRun.RULEBOOK), startedBy, key);
        worker.workShortly();
        return id;
    }

    /** @return whether it was running, and is stopped now */
    boolean halt(long id) {
        return store.stop(id);
    }

    private long begin(Question question, String startedBy, @Nullable String key) {
        try {
            return store.begin(question, rounds.count(question.kind().stages()), startedBy, key);
        } catch (DuplicateKeyException sameMoment) {
            return store.startedBy(startedBy, key)
                    .map(other -> same(other, question.kind(), question.law()))
                    .orElseThrow(() -> anotherRuns(
                            store.running(question.kind()).stream().findFirst().orElse(0L)));
        }
    }

    private static long same(Started earlier, Kind kind, LocalDate asOf) {
        if (earlier.kind() == kind && earlier.asOf().equals(asOf)) {
            return earlier.id();
        }
        throw new Refusal(
                409,
                "请求标识（Idempotency-Key）已用于另一请求，请换一个。 This Idempotency-Key was used for another request; take a new one.");
    }

    private static Refusal anotherRuns(long id) {
        return new Refusal(
                409,
                "新法影响排查 " + id + " 正在进行，未发起新的；请待其完成，或者先将其停止。 Sweep " + id
                        + " is running and no other was started; wait until it is done, or stop it first.");
    }

    /** Takes up what a stop, a failure or another node's end has left. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void takeUp() {
        worker.takeUp();
    }

    private boolean step() {
        boolean any = false;
        for (long id : store.running()) {
            any |= step(id);
        }
        // when no replay is left: every lease of every decision is looked at
        return any || reviews.step();
    }

    private boolean step(long id) {
        try {
            boolean worked = run.step(id);
            failures.remove(id);
            return worked;
        } catch (RuntimeException failure) {
            LOG.error("Replay {} failed", id, failure);
            if (failures.merge(id, 1, Integer::sum) >= ATTEMPTS) {
                failures.remove(id);
                store.failed(id, FAILED);
            }
            return false;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.close();
    }
}
