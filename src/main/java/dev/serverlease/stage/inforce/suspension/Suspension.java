package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The suspension of a service: why, on which clause, and until when it can be cured.
 *
 * @param position counted from 1
 * @param unlawful whether the law forbids the service; only a legal officer may lift such a suspension
 * @param obeyed the order of an authority or court, with its number and content, where nothing else forbids the
 *     service; null for any other ground. An order is no breach: the service waits until it is lifted.
 */
public record Suspension(
        int position,
        String ground,
        String clause,
        boolean unlawful,
        @Nullable String obeyed,
        Instant cureBy,
        String suspendedBy,
        Instant suspendedAt) {

    public boolean isByOrder() {
        return obeyed != null;
    }

    /** The ground, with the order if there is one: not for mail, for an order's text comes from outside. */
    public Bilingual groundInFull() {
        var text = Bilingual.of(ground);
        return obeyed == null
                ? text
                : new Bilingual(text.zh() + "命令为：" + obeyed, text.en() + " The order is: " + obeyed);
    }
}
