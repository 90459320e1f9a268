package dev.serverlease.config;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/**
 * The engine's identifiers in half the characters of its own: a lease has some hundreds of them in rows and indexes. By
 * the instant, so that new rows stand side by side in an index; of one process each is different by its count, of two
 * by a number that each has drawn for itself.
 */
class ShortIds implements IdGenerator {

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_A_DIGIT = 5;

    private static final int COUNT_BITS = 16;
    private static final int TIME_AND_COUNT_DIGITS = 12;
    private static final int PROCESS_DIGITS = 6;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();
    private final String process =
            digits(new SecureRandom().nextLong(1L << PROCESS_DIGITS * BITS_A_DIGIT), PROCESS_DIGITS);

    ShortIds(Clock clock) {
        this.clock = clock;
    }

    /** Goes on counting where the clock stands still, or goes back. */
    @Override
    public String getNextId() {
        long now = clock.millis() << COUNT_BITS;
        long next = last.updateAndGet(before -> Math.max(before + 1, now));
        return digits(next, TIME_AND_COUNT_DIGITS) + process;
    }

    private static String digits(long number, int count) {
        var text = new char[count];
        for (int i = count - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (number & (DIGITS.length() - 1)));
            number >>>= BITS_A_DIGIT;
        }
        return new String(text);
    }
}
