package dev.serverlease.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What clients drove through a side in one or more rounds.
 *
 * @param perSecond leases a second, summed over the clients, each for its own time: nobody waits for the last one
 * @param nanos how long each lease took, sorted
 * @param counts what all of them cost
 */
record Run(double perSecond, long[] nanos, Counts counts) {

    /** Of several rounds: the median throughput, everything else together. */
    static Run of(List<Run> rounds) {
        var rates = rounds.stream().mapToDouble(Run::perSecond).sorted().toArray();
        return new Run(
                rates[rates.length / 2],
                rounds.stream()
                        .flatMapToLong(run -> Arrays.stream(run.nanos()))
                        .sorted()
                        .toArray(),
                rounds.stream().map(Run::counts).reduce(Counts.NONE, Counts::plus));
    }

    int leases() {
        return nanos.length;
    }

    /** @param share from 0 to 1 @return milliseconds */
    double percentile(double share) {
        return nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * share))] / 1e6;
    }

    double each(long total) {
        return (double) total / leases();
    }

    /** The figures by their names, in the order of the table. */
    Stream<Figure> figures() {
        return Stream.of(
                new Figure("leases", "%.0f", leases()),
                new Figure("leases/s", "%.1f", perSecond),
                new Figure("p50 ms", "%.0f", percentile(0.5)),
                new Figure("p95 ms", "%.0f", percentile(0.95)),
                new Figure("p99 ms", "%.0f", percentile(0.99)),
                new Figure("statements", "%.1f", each(counts.statements())),
                new Figure("write tx", "%.2f", each(counts.writeTransactions())),
                new Figure("WAL KB", "%.1f", each(counts.wal()) / 1024),
                new Figure("rows", "%.1f", each(counts.rows())),
                new Figure("table KB", "%.1f", each(counts.tables()) / 1024),
                new Figure("CPU JVM ms", "%.1f", each(counts.jvm())),
                new Figure("CPU PG ms", "%.1f", each(counts.postgres())));
    }

    /** @param format of {@link String#format} */
    record Figure(String name, String format, double value) {}
}
