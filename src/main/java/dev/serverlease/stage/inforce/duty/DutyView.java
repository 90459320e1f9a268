package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A duty, as the doors return it.
 *
 * @param dueAt by when it is to be done
 * @param effect its immediate effect
 * @param message the same in words
 * @param done what was done; null while it is open
 */
record DutyView(
        int position,
        Duty.Kind kind,
        @Nullable String reference,
        OffsetDateTime aroseAt,
        OffsetDateTime dueAt,
        JsonNode what,
        Effect effect,
        String message,
        @Nullable JsonNode done,
        @Nullable String doneBy,
        @Nullable OffsetDateTime doneAt) {

    static DutyView of(Duty duty, ZoneId zone) {
        var effect = Effect.valueOf(duty.effect());
        return new DutyView(
                duty.position(),
                duty.kind(),
                duty.reference(),
                at(duty.aroseAt(), zone),
                at(duty.dueAt(), zone),
                duty.what(),
                effect,
                effect.words(),
                duty.done(),
                duty.doneBy(),
                duty.doneAt() == null ? null : at(duty.doneAt(), zone));
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
