package dev.serverlease.faults;

import dev.serverlease.testing.server.Client;
import dev.serverlease.testing.server.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who looks at the list of leases again and again, and takes the time until it is there. */
final class Prober implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private record Look(long begun, long ended, boolean answered) {}

    private final List<Look> looks = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean goesOn = true;

    Prober(Client client) {
        thread = new Thread(() -> look(client), "prober");
        thread.start();
    }

    private void look(Client client) {
        while (goesOn) {
            long begun = System.nanoTime();
            boolean answered;
            try {
                client.get("sales1", "/api/leases");
                answered = true;
            } catch (RuntimeException e) {
                answered = false;
            }
            looks.add(new Look(begun, System.nanoTime(), answered));
            Waiting.pause(STEP);
        }
    }

    /** The longest of those that were begun since. @throws IllegalStateException if one was not answered */
    Duration longestSince(long moment) {
        var since = looks.stream().filter(look -> look.begun >= moment).toList();
        if (since.stream().anyMatch(look -> !look.answered)) {
            throw new IllegalStateException("somebody was not answered");
        }
        return Duration.ofNanos(
                since.stream().mapToLong(look -> look.ended - look.begun).max().orElseThrow());
    }

    /** Whether one was answered that was begun since. */
    boolean answeredSince(long moment) {
        return looks.stream().anyMatch(look -> look.begun >= moment && look.answered);
    }

    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        thread.join();
    }
}
