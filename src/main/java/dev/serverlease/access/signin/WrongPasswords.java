package dev.serverlease.access.signin;

import dev.serverlease.access.door.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong passwords and derives how long the next attempt must wait. Counted by user and source together, so that
 * nobody can lock out another person; and with a higher limit by source alone, against an attacker who tries one
 * password with many users; a source is a {@link Network}. A user who signed in from a source recently is not slowed
 * down by others there. Kept in memory, only the latest, for an hour.
 */
class WrongPasswords {

    static final int FREE = 5;
    static final int FREE_OF_A_SOURCE = 100;
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration LONGEST_OF_A_SOURCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_KEPT = 20_000;

    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Tries(int wrong, Instant last, Instant next) {}

    /**
     * How long to wait before the password may be checked; zero if it may be checked now. After a wait only one attempt
     * is allowed until the next wait, even if several arrive at once.
     */
    synchronized Duration beforeNext(String user, String source, Instant now) {
        var own = current(pair(user, source), now);
        var wait = wait(own, now, LONGEST);
        if (wait.isZero() && (own == null || own.wrong() > 0)) {
            wait = wait(current(Network.of(source), now), now, LONGEST_OF_A_SOURCE);
        }
        if (wait.isZero() && own != null && own.wrong() >= FREE) {
            tries.put(pair(user, source), new Tries(own.wrong(), now, now.plus(delay(own.wrong() - FREE, LONGEST))));
        }
        return wait;
    }

    synchronized void wrong(String user, String source, Instant now) {
        add(pair(user, source), FREE, LONGEST, now);
        add(Network.of(source), FREE_OF_A_SOURCE, LONGEST_OF_A_SOURCE, now);
    }

    synchronized void right(String user, String source, Instant now) {
        tries.put(pair(user, source), new Tries(0, now, Instant.EPOCH));
    }

    private void add(String key, int free, Duration longest, Instant now) {
        var earlier = current(key, now);
        int wrong = earlier == null ? 1 : earlier.wrong() + 1;
        tries.put(key, new Tries(wrong, now, wrong < free ? Instant.EPOCH : now.plus(delay(wrong - free, longest))));
    }

    private @Nullable Tries current(String key, Instant now) {
        var found = tries.get(key);
        return found == null || Duration.between(found.last(), now).abs().compareTo(KEPT) > 0 ? null : found;
    }

    private static Duration wait(@Nullable Tries tries, Instant now, Duration longest) {
        var wait = tries == null ? Duration.ZERO : Duration.between(now, tries.next());
        // if the clock was set back, nobody waits until it catches up
        return wait.isNegative() || wait.compareTo(longest) > 0 ? Duration.ZERO : wait;
    }

    private static Duration delay(int beyond, Duration longest) {
        var delay = Duration.ofSeconds(1L << Math.min(beyond, 20));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    private static String pair(String user, String source) {
        return Network.of(source) + " " + user;
    }
}
