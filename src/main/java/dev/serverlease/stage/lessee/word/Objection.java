package dev.serverlease.stage.lessee.word;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An objection of the lessee.
 *
 * @param position counted from 1 within its lease
 * @param said in the lessee's words
 * @param file what it handed in with it, among the lease's files; null if nothing
 * @param signer who acted for the lessee
 * @param answerDue when the time for the answer is over
 * @param answer null as long as nobody has answered
 */
public record Objection(
        int position,
        Against against,
        String said,
        @Nullable UUID file,
        String signer,
        Instant saidAt,
        Instant answerDue,
        @Nullable Answer answer) {

    /** @param decision ACCEPTED, PARTLY or REJECTED */
    public record Answer(String decision, String text, String by, Instant at) {}

    public boolean isOpen() {
        return answer == null;
    }
}
