package dev.serverlease.database;

import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a round does for each of many leases: one that somebody holds, or for which it fails, is left to the next round,
 * and the others have their turn.
 */
public final class EachLease {

    private static final Logger LOG = LoggerFactory.getLogger(EachLease.class);

    private EachLease() {}

    /**
     * @param number of the lease that one is about
     * @param what is done, for the log: “The reminder”
     * @throws RuntimeException the first failure for want of the database, which the others would meet too
     */
    public static <T> void of(Iterable<T> all, Function<T, String> number, String what, Consumer<T> work) {
        for (var one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException failure) {
                var outage = Outage.in(failure).orElse(null);
                if (outage == Outage.AWAY || outage == Outage.READ_ONLY) {
                    throw failure;
                }
                if (outage == Outage.HELD) {
                    LOG.warn(
                            "{} of lease {} is left to the next round: HELD by somebody else", what, number.apply(one));
                } else {
                    LOG.error("{} of lease {} failed and is left to the next round", what, number.apply(one), failure);
                }
            }
        }
    }
}
