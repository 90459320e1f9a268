package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the lessee was told at its own addresses, and nobody else. */
@Repository
class LesseeNotices {

    private final JdbcClient jdbc;
    private final ApplicationTrees applications;
    private final Clock clock;

    LesseeNotices(JdbcClient jdbc, ApplicationTrees applications, Clock clock) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.clock = clock;
    }

    record Told(String zh, String en, OffsetDateTime at) {}

    /** The newest first. */
    List<Told> of(Lease lease) {
        var lessee = applications.of(lease.application()).path("lessee");
        var addresses = Stream.of("noticeEmail", "email")
                .map(member -> lessee.path(member).asText(""))
                .filter(address -> !address.isBlank())
                .map(String::strip)
                .toArray(String[]::new);
        return jdbc.sql("select text_zh, text_en, created_at from lease.notice where lease_number = :number"
                        + " and address = any(:addresses) order by id desc")
                .param("number", lease.number())
                .param("addresses", addresses)
                .query((row, index) -> new Told(
                        row.getString("text_zh"),
                        row.getString("text_en"),
                        row.getTimestamp("created_at")
                                .toInstant()
                                .atZone(clock.getZone())
                                .toOffsetDateTime()))
                .list();
    }
}
