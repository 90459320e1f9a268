package dev.serverlease.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Drives whole leases over HTTP through the product and through a stock Camunda beside it; {@code mvn -Pbench} runs it,
 * {@code -Dmode=} says what is measured: {@code fresh}.
 */
public final class LeaseBench {

    private LeaseBench() {}

    public static void main(String[] args) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var mode = System.getProperty("mode", "fresh");
        var report = new Report(mode);
        switch (mode) {
            case "fresh" -> fresh(report);
            default -> throw new IllegalArgumentException("-Dmode=fresh, not " + mode);
        }
        report.print();
        // threads of the HTTP client and of the databases
        System.exit(0);
    }

    private static void fresh(Report report) {
        try (var product = new Load(Sides.product());
                var a3 = new Load(Sides.a3());
                var a1 = new Load(Sides.a1())) {
            report.progress("product, A3 and A1 have started");
            var rounds = new Rounds(report, List.of(product, a3, a1));
            rounds.warmUp();
            rounds.measure(List.of(1, 4, 8));
        }
    }
}
