package dev.serverlease.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Warms sides up, and drives them in turn: what disturbs the machine meanwhile disturbs each of them. */
final class Rounds {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("bench.seconds", 8));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm", 25));
    private static final int WARM_UP_CLIENTS = 4;

    private final List<Load> loads;
    private final Report report;

    Rounds(Report report, List<Load> loads) {
        this.report = report;
        this.loads = loads;
    }

    void warmUp() {
        for (var load : loads) {
            load.side().prepare();
            var run = load.run(WARM_UP_CLIENTS, WARM_UP);
            report.progress("%s is warm after %d leases", load.side().name(), run.leases());
        }
    }

    /** @param clients how many, one measurement after the other */
    void measure(List<Integer> clients) {
        for (int many : clients) {
            var runs = new ArrayList<List<Run>>();
            loads.forEach(load -> runs.add(new ArrayList<>()));
            for (int round = 1; round <= ROUNDS; round++) {
                for (int side = 0; side < loads.size(); side++) {
                    var run = loads.get(side).run(many, ROUND);
                    runs.get(side).add(run);
                    report.progress(
                            "%d clients, round %d of %d: %s %.1f leases/s",
                            many, round, ROUNDS, loads.get(side).side().name(), run.perSecond());
                }
            }
            add(many, runs.stream().map(Run::of).toList());
        }
    }

    private void add(int clients, List<Run> runs) {
        for (int side = 0; side < loads.size(); side++) {
            report.row(loads.get(side).side().name() + ", clients: " + clients, runs.get(side));
        }
        var ours = runs.get(0);
        for (int side = 1; side < loads.size(); side++) {
            var theirs = runs.get(side);
            report.say(
                    "  against %s: %.2f× the leases/s, %.2f× the CPU of JVM and PostgreSQL",
                    loads.get(side).side().name(),
                    ours.perSecond() / theirs.perSecond(),
                    cpu(ours) / cpu(theirs));
        }
    }

    private static double cpu(Run run) {
        return run.each(run.counts().jvm() + run.counts().postgres());
    }
}
