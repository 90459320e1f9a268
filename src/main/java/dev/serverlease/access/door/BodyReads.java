package dev.serverlease.access.door;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts who reads a body at this moment. A body that trickles in holds a thread; so only some are read at once, of one
 * source address and of all.
 */
public class BodyReads {

    private final int mostOfOne;
    private final int mostOfAll;
    private final Map<String, Integer> reading = new HashMap<>();
    private int all;

    public BodyReads(int mostOfOne, int mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /** True where this source may read one more body; it then has to {@link #leave}. */
    synchronized boolean enter(String source) {
        if (all >= mostOfAll || reading.getOrDefault(source, 0) >= mostOfOne) {
            return false;
        }
        all++;
        reading.merge(source, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String source) {
        all--;
        reading.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
    }
}
