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
    private static final int WARM_LEASES = 600;
    private static final int LONGEST_WARM_UP = 5;

    private final List<Load> loads;
    private final Report report;

    Rounds(Report report, List<Load> loads) {
        this.report = report;
        this.loads = loads;
    }

    void warmUp() {
        for (var load : loads) {
            load.side().prepare();
            int leases = 0;
            // on a machine that others use the time alone is not enough, nor is there any end to it
            for (int time = 0; time < LONGEST_WARM_UP && (time == 0 || leases < WARM_LEASES); time++) {
                leases += load.run(WARM_UP_CLIENTS, WARM_UP).leases();
            }
            report.progress(
                    "%s is %s after %d leases", load.side().name(), leases < WARM_LEASES ? "NOT WARM" : "warm", leases);
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

    /** From the POST to the findings in its answer, by one client. */
    void applications(String what, Load product, Side.Walk applications) {
        product.run(List.of(applications), ROUND);
        report.row(what, product.run(List.of(applications), ROUND));
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
                    loads.get(side).side().name(), ours.perSecond() / theirs.perSecond(), cpu(ours) / cpu(theirs));
        }
    }

    private static double cpu(Run run) {
        return run.each(run.counts().jvm() + run.counts().postgres());
    }
}
