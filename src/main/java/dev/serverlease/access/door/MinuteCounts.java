package dev.serverlease.access.door;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each of many comes within a minute that begins when it comes first. There is room for so many; one goes
 * when its minute is over and for nothing else, so that nobody who is refused can be made forgotten by a flood. While
 * there is no room, all who are new are counted as one.
 */
final class MinuteCounts {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final int MOST_KEPT = 20_000;

    private static final String ALL_NEW = "";

    private final int most;

    /** In the order in which their minutes began. */
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private record Count(Instant since, int times) {

        /** Also after the clock was set back. */
        boolean isOver(Instant now) {
            return Duration.between(since, now).abs().compareTo(MINUTE) >= 0;
        }
    }

    /** @param most how often one may come within its minute */
    MinuteCounts(int most) {
        this.most = most;
    }

    /** Counts this time too. */
    synchronized boolean isTooMuch(String key, Instant now) {
        var eldest = counts.values().iterator();
        while (eldest.hasNext() && eldest.next().isOver(now)) {
            eldest.remove();
        }
        var counted = counts.containsKey(key) || counts.size() < MOST_KEPT ? key : ALL_NEW;
        var earlier = counts.get(counted);
        var count = earlier == null ? new Count(now, 1) : new Count(earlier.since(), earlier.times() + 1);
        counts.put(counted, count);
        return count.times() > most;
    }
}
