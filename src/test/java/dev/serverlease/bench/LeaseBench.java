package dev.serverlease.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.serverlease.bench.product.Product;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Drives whole leases over HTTP through the product and through a stock Camunda beside it; {@code mvn -Pbench} runs it,
 * {@code -Dmode=} says what is measured.
 */
public final class LeaseBench {

    private static final int LEASES = Integer.getInteger("bench.leases", 100_000);
    private static final int REVIEWS = Integer.getInteger("bench.reviews", 5_000);

    private LeaseBench() {}

    public static void main(String[] args) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        var mode = System.getProperty("mode", "fresh");
        var report = new Report(mode);
        switch (mode) {
            case "fresh" -> fresh(report);
            case "filled" -> filled(report);
            case "lists" -> lists(report);
            case "storm" -> storm(report);
            default -> throw new IllegalArgumentException("-Dmode=fresh, filled, lists or storm, not " + mode);
        }
        report.print();
        // threads of the HTTP client and of the databases
        System.exit(0);
    }

    private static void fresh(Report report) {
        var ours = product(report);
        try (var product = new Load(ours);
                var a3 = new Load(Sides.a3());
                var a1 = new Load(Sides.a1())) {
            report.progress("A3 and A1 have started");
            var rounds = new Rounds(report, List.of(product, a3, a1));
            rounds.warmUp();
            rounds.measure(List.of(1, 4, 8));
            rounds.applications("POST to findings", product, ours.applications());
            report.row("documents of one lease", DocumentWork.measure(ours.postgres()));
            report.say("  the documents' work is in no row above: there a stored file is put in at the document port");
        }
    }

    /** Without A1, whose filling would take minutes more: the budget is against A3. */
    private static void filled(Report report) {
        var ours = product(report);
        try (var product = new Load(ours);
                var a3 = new Load(Sides.a3())) {
            report.progress("A3 has started");
            var rounds = new Rounds(report, List.of(product, a3));
            rounds.warmUp();
            rounds.applications("POST, fresh", product, ours.applications());
            for (var load : List.of(product, a3)) {
                new Filling(load.side(), report).mixed(LEASES);
            }
            rounds.measure(List.of(1, 4, 8));
            rounds.applications("POST, filled", product, ours.applications());
        }
    }

    private static void lists(Report report) {
        try (var ours = product(report)) {
            ours.prepare();
            new Filling(ours, report).mixed(LEASES);
            new Lists(ours, report).measure(ours.leaseAt(Side.Stop.IN_FORCE));
        }
    }

    private static void storm(Report report) {
        try (var ours = product(report, Storm.WAKEFUL)) {
            ours.prepare();
            new Storm(ours, report, REVIEWS).measure();
        }
    }

    private static Product product(Report report, String... settings) {
        var product = Sides.product(settings);
        report.progress("the product has started");
        return product;
    }
}
