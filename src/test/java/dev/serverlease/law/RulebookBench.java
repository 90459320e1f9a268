package dev.serverlease.law;

import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the rulebook over one application, in nanoseconds; {@code mvn -Pbench -Dbench=…} runs it, no test asserts
 * it.
 */
public final class RulebookBench {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 7;
    private static final int APPLICATIONS = 10_000;

    /** What the rules found is kept, or the compiler would see that nobody wants it. */
    private static long found;

    private RulebookBench() {}

    public static void main(String[] args) {
        for (var sample : List.of("own-office", "vpn-resale", "shop-without-licence")) {
            var facts = FactsReader.sample(sample);
            report(sample + ", CHECKS", facts, Occasion.CHECKS);
            report(sample + ", all occasions", facts, Occasion.values());
        }
        System.out.println("(" + found + " findings)");
    }

    private static void report(String what, LeaseFacts facts, Occasion... occasions) {
        run(facts, WARM_UP, occasions);
        var nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            run(facts, APPLICATIONS, occasions);
            nanos[round] = (System.nanoTime() - start) / APPLICATIONS;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-40s %,9d ns an application (median of %d rounds, %,d to %,d)%n",
                what, nanos[ROUNDS / 2], ROUNDS, nanos[0], nanos[ROUNDS - 1]);
    }

    private static void run(LeaseFacts facts, int times, Occasion... occasions) {
        for (int i = 0; i < times; i++) {
            for (var occasion : occasions) {
                found += Rulebook.current().ask(occasion, facts, TODAY).size();
            }
        }
    }
}
