package dev.serverlease.node;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of this node that works through what the database says is to be done. What it leaves, by a failure or the
 * node's end, is done when somebody looks again: here, after a start, or on another node.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LAST_STEP = Duration.ofSeconds(10);

    private final String name;
    private final BooleanSupplier step;
    private final ExecutorService thread;
    private volatile Future<?> work = CompletableFuture.completedFuture(null);
    private volatile boolean stopping;

    /**
     * @param name of the thread, also for the log
     * @param step does some of the work, and says whether there may be more
     */
    public Worker(String name, BooleanSupplier step) {
        this.name = name;
        this.step = step;
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, name));
    }

    /** Works through all there is, and waits briefly for it; what takes longer goes on in the background. */
    public void workShortly() {
        work = thread.submit(this::workThrough);
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillAtWork) {
            // the caller reads the progress elsewhere
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Looks for work unless it is at work. */
    public void takeUp() {
        if (work.isDone()) {
            work = thread.submit(this::workThrough);
        }
    }

    /** Whether the node ends: a step leaves the rest. */
    public boolean isStopping() {
        return stopping;
    }

    private void workThrough() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = step.getAsBoolean();
            }
        } catch (RuntimeException failure) {
            LOG.error("What is left of {} is taken up again", name, failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(LAST_STEP.toSeconds(), TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
