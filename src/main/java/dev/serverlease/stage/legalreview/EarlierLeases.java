package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** 同一承租人的其他租赁: their stage, or how and when they ended. */
@Component
class EarlierLeases {

    private final Clock clock;

    EarlierLeases(Clock clock) {
        this.clock = clock;
    }

    /** Newest first; empty if the lessee has no credit code, because people are not looked up by name. */
    List<Map<String, String>> rows(JsonNode background) {
        return StreamSupport.stream(background.path("earlier").spliterator(), false)
                .map(lease -> Map.of(
                        "number", lease.path("number").asText(),
                        "stage", stage(lease),
                        "appliedOn", day(lease.path("applied_at").asText()),
                        "since", day(lease.path("stage_since").asText())))
                .toList();
    }

    private static String stage(JsonNode lease) {
        var label = LeaseStage.valueOf(lease.path("stage").asText()).label();
        var reason = lease.path("end_reason").asText("");
        return reason.isEmpty() || reason.equals("null")
                ? label
                : label + " · " + Words.of("end-reason", reason).both();
    }

    private String day(String instant) {
        return OffsetDateTime.parse(instant)
                .atZoneSameInstant(clock.getZone())
                .toLocalDate()
                .toString();
    }
}
