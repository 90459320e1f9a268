package dev.serverlease.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients that drive leases through a side, each one after the other, until the time is over. */
final class Load implements AutoCloseable {

    private final Side side;
    private final List<Side.Walk> walks = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Load(Side side) {
        this.side = side;
    }

    Side side() {
        return side;
    }

    /** @throws IllegalStateException if one lease did not get there */
    Run run(int clients, Duration time) {
        while (walks.size() < clients) {
            walks.add(side.walk());
        }
        return run(walks.subList(0, clients), time);
    }

    /** The same of other walks than whole lives. */
    Run run(List<Side.Walk> driven, Duration time) {
        var before = side.counts();
        var done = all(driven.stream()
                .map(walk -> (Callable<List<Long>>) () -> drive(walk, time))
                .toList());
        var counts = side.counts().minus(before);
        double perSecond = done.stream()
                .mapToDouble(
                        one -> one.size() * 1e9 / one.stream().mapToLong(n -> n).sum())
                .sum();
        return new Run(
                perSecond,
                done.stream().flatMap(List::stream).mapToLong(n -> n).sorted().toArray(),
                counts);
    }

    private static List<Long> drive(Side.Walk walk, Duration time) {
        var nanos = new ArrayList<Long>();
        long end = System.nanoTime() + time.toNanos();
        long begun = System.nanoTime();
        while (begun < end) {
            walk.lease();
            long now = System.nanoTime();
            nanos.add(now - begun);
            begun = now;
        }
        return nanos;
    }

    private <T> List<T> all(List<Callable<T>> work) {
        try {
            var results = new ArrayList<T>();
            for (var one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(side.name() + ": " + e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        side.close();
    }
}
