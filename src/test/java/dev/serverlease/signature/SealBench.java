package dev.serverlease.signature;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Measures signing, sealing and checking, in milliseconds; {@code mvn -Pbench -Dbench=…} runs it, no test asserts it.
 */
public final class SealBench {

    private static final int WARM_UP = 15;
    private static final int ROUNDS = 31;

    private SealBench() {}

    public static void main(String[] args) {
        var signed = World.signedByLessee();
        var sealed = World.sealed(signed);
        report("lessee's signature with proof", World::signedByLessee);
        report("seal to the archive form", () -> World.sealed(signed));
        report("check on arrival", () -> World.CHECK.check(World.received(), signed));
        report("check of the sealed file", () -> World.CHECK.check(World.lesseeInSealed(), sealed));
        report("detached signature", () -> World.SEAL.signDetached(signed));
        System.out.printf(
                "bytes: issued %,d, signed %,d, sealed %,d%n", World.ISSUED.length, signed.length, sealed.length);
        System.exit(0);
    }

    private static void report(String what, Supplier<Object> act) {
        for (int round = 0; round < WARM_UP; round++) {
            act.get();
        }
        var millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            act.get();
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%-32s %6.1f ms median, %6.1f worst%n", what, millis[ROUNDS / 2], millis[ROUNDS - 1]);
    }
}
