package dev.serverlease.operation;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * A question to the database, asked on a thread of its own and once at a time: who wants the answer waits a bounded
 * time for it, whatever the database does, and nobody asks again while it has not answered.
 */
final class OneQuestion<T> implements AutoCloseable {

    static final Duration LONGEST = Duration.ofSeconds(2);

    private final Callable<T> question;
    private final ExecutorService thread;
    private @Nullable Future<T> asked;

    OneQuestion(String name, Callable<T> question) {
        this.question = question;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            var daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** @throws NoAnswer if there is none in time, or the answer is a failure */
    synchronized T ask() throws NoAnswer {
        if (asked == null || asked.isDone()) {
            asked = thread.submit(question);
        }
        try {
            return asked.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new NoAnswer("No answer within " + LONGEST.toSeconds() + " s", silent);
        } catch (ExecutionException failed) {
            throw new NoAnswer(String.valueOf(NestedExceptionUtils.getMostSpecificCause(failed)), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("Stopped", stopped);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** The database does not answer; the message says why. */
    static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1;

        NoAnswer(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
