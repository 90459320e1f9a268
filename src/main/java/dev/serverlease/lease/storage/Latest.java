package dev.serverlease.lease.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was asked for lately, for many threads: of more entries than it takes, those not asked for longest go. */
public final class Latest {

    private Latest() {}

    public static <K, V> Map<K, V> of(int entries) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > entries;
            }
        });
    }

    /** What is known of a key, or is found out now; two threads may do so at once, so that none waits for another. */
    public static <K, V> V get(Map<K, V> latest, K key, Function<K, V> read) {
        var known = latest.get(key);
        if (known == null) {
            known = read.apply(key);
            latest.put(key, known);
        }
        return known;
    }
}
