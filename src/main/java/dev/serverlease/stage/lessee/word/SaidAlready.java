package dev.serverlease.stage.lessee.word;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.PageTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Whoever goes back in the browser or has the page open twice sends the same words from another page. Within a day they
 * are the same, and are not recorded twice.
 */
final class SaidAlready {

    private static final Duration WHILE = Duration.ofHours(24);

    private SaidAlready() {}

    /** What was recorded from then on may be what is sent again. */
    static Instant since(Instant now) {
        return now.minus(WHILE);
    }

    static Refusal refusal(Bilingual what, Instant at, ZoneId zone) {
        return new Refusal(
                409,
                "同样的" + what.zh() + "已于 " + PageTime.zh(zone).minute(at)
                        + " 登记，无须再次提出；另有补充的，请写明后再提交。 The same " + what.en() + " was recorded at "
                        + PageTime.en(zone).minute(at)
                        + ", and nothing more is to be done; if there is more to say, write it and send that.");
    }
}
