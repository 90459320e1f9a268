package dev.serverlease.stage.lessee.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The days without rent because of an order. */
class OrderedStopTest {

    @Test
    void aDayOnWhichOneStopEndsAndTheNextBeginsCountsOnce() {
        var stops = OrderedStop.of(
                List.of(
                        ordered("2026-12-04"),
                        switchedOn("2026-12-07"),
                        ordered("2026-12-07"),
                        switchedOn("2026-12-22"),
                        ordered("2026-12-24")),
                LocalDate.parse("2026-12-31"),
                ZoneId.of("Asia/Shanghai"));
        assertThat(stops).containsExactly(stop("2026-12-04", "2026-12-22"), stop("2026-12-24", "2026-12-31"));
    }

    private static OrderedStop stop(String from, String to) {
        return new OrderedStop(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Step ordered(String day) {
        return step(Suspensions.ORDERED, day);
    }

    private static Step switchedOn(String day) {
        return step("SERVER_SWITCHED_ON", day);
    }

    private static Step step(String action, String day) {
        return new Step(
                Instant.parse(day + "T02:00:00Z"),
                "system",
                action,
                JsonNodeFactory.instance.objectNode().put(Suspensions.OBEYED, "关停令 1 号"),
                null);
    }
}
