package dev.serverlease.access.door;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.TryAgain;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the request bodies that are being read now. A slow body holds a thread, so their number is limited, for each
 * source and in total.
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

    static Refusal tooMany() {
        return new TryAgain(
                "此刻正在接收的请求过多，请稍后再试。 Too many requests are being received at this moment; try again shortly.");
    }

    /** Whether this source may read one more body; if so, the caller must call {@link #leave} afterwards. */
    synchronized boolean enter(String address) {
        var source = Network.of(address);
        if (all >= mostOfAll || reading.getOrDefault(source, 0) >= mostOfOne) {
            return false;
        }
        all++;
        reading.merge(source, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String address) {
        all--;
        reading.computeIfPresent(Network.of(address), (key, count) -> count == 1 ? null : count - 1);
    }
}
