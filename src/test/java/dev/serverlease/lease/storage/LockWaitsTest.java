package dev.serverlease.lease.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Those who come for one lease do not wait for the database one after the other. */
class LockWaitsTest {

    private final LockWaits waits = new LockWaits();

    @Test
    void whoWaitedWhileAnotherFoundItHeldDoesNotWaitAgain() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> waits.among("SL-1", () -> {
            begun.countDown();
            join(ended);
            throw new UncategorizedSQLException("lock", null, new SQLException("held", "55P03"));
        }));
        begun.await();
        var asked = new AtomicBoolean();
        var comer = new AtomicReference<Thread>();
        var second = CompletableFuture.supplyAsync(() -> {
            comer.set(Thread.currentThread());
            return waits.among("SL-1", () -> asked.getAndSet(true));
        });
        await().until(() ->
                second.isDone() || (comer.get() != null && comer.get().getState() == Thread.State.TIMED_WAITING));
        ended.countDown();
        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
        assertThatThrownBy(second::join).hasCauseInstanceOf(CannotAcquireLockException.class);
        assertThat(asked).isFalse();
        assertThat(waits.<String>among("SL-1", () -> "free again")).isEqualTo("free again");
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
