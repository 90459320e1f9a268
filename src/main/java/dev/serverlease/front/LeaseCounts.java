package dev.serverlease.front;

import dev.serverlease.lease.LeaseStage;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many leases are in each stage, from our own index. Counting takes the longer the more there are, and nobody acts
 * on a number of seconds ago, so one counting serves all who ask within a while.
 */
@Repository
public class LeaseCounts {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private @Nullable Counted last;

    private record Counted(Map<LeaseStage, Long> leases, long at) {}

    LeaseCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the stages; a stage without leases has 0. */
    public synchronized Map<LeaseStage, Long> byStage() {
        var counted = last;
        if (counted == null || System.nanoTime() - counted.at() > KEPT.toNanos()) {
            counted = new Counted(count(), System.nanoTime());
            last = counted;
        }
        return counted.leases();
    }

    private Map<LeaseStage, Long> count() {
        var counts = new LinkedHashMap<LeaseStage, Long>();
        for (var stage : LeaseStage.values()) {
            counts.put(stage, 0L);
        }
        jdbc.sql("select stage, count(*) as leases from lease.lease group by stage")
                .query(row -> {
                    counts.put(LeaseStage.valueOf(row.getString("stage")), row.getLong("leases"));
                });
        return Collections.unmodifiableMap(counts);
    }
}
