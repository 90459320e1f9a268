package dev.serverlease.stage.inforce.rent;

import dev.serverlease.words.Words;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the lessee holds against a demand for rent, and what it was answered.
 *
 * @param decision ACCEPTED, PARTLY or REJECTED; null while nobody has answered, as nobody can where an officer recorded
 *     what was said elsewhere
 * @param answer in the officer's words; null as long
 */
record RentObjection(
        String ground,
        Timestamp saidAt,
        @Nullable String decision,
        @Nullable String answer,
        @Nullable Timestamp answeredAt) {

    /** Whether it may stand in the way of a termination: it was not rejected. */
    boolean stands() {
        return !"REJECTED".equals(decision);
    }

    /** For the officer who decides on the end. */
    String words(ZoneId zone) {
        return answeredAt == null || decision == null
                ? ground + "——" + day(saidAt, zone) + " 提出，尚未答复 raised on that day, not answered yet"
                : ground + "——" + Words.of("objection-decision", decision).both() + "（" + day(answeredAt, zone) + "）："
                        + answer;
    }

    private static LocalDate day(Timestamp at, ZoneId zone) {
        return LocalDate.ofInstant(at.toInstant(), zone);
    }
}
