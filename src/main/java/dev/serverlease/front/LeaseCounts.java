package dev.serverlease.front;

import dev.serverlease.lease.LeaseStage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many leases are in each stage, from our own index. */
@Repository
public class LeaseCounts {

    private final JdbcClient jdbc;

    LeaseCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the stages; a stage without leases has 0. */
    public Map<LeaseStage, Long> byStage() {
        var counts = new LinkedHashMap<LeaseStage, Long>();
        for (var stage : LeaseStage.values()) {
            counts.put(stage, 0L);
        }
        jdbc.sql("select stage, count(*) as leases from lease.lease group by stage")
                .query(row -> {
                    counts.put(LeaseStage.valueOf(row.getString("stage")), row.getLong("leases"));
                });
        return counts;
    }
}
