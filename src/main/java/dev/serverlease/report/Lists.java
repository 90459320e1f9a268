package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The same sums as the list of leases has them. Called within a report's snapshot, they are of its moment. */
@Component
class Lists {

    private final JdbcClient jdbc;
    private final Clock clock;

    Lists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Leases in force or suspended at the end of a day; the list knows them of today. */
    Check inForce(Period day, long here) {
        var what = new Bilingual("履行中和暂停服务的租赁；租赁列表", "leases in force or suspended; the list of leases");
        return Check.of(
                what,
                here,
                day.last().isBefore(LocalDate.now(clock))
                        ? null
                        : jdbc.sql("select count(*) from lease.lease where stage in ('IN_FORCE', 'SUSPENDED')")
                                .query(Long.class)
                                .single());
    }
}
