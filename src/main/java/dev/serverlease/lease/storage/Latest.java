package dev.serverlease.lease.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
}
