package dev.serverlease.visit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The other channel, over which a visitor gets the code: who has the link alone gets no further. Where the settings
 * name no gateway for short messages, a contract officer reads the code out.
 */
public interface CodeChannel {

    /**
     * How the code reaches the visitor, as evidence and the report name it.
     *
     * @param telephone the visitor's; null if none is known
     */
    String name(@Nullable String telephone);

    /**
     * Brings the code to the visitor; called after the code is stored, outside all transactions.
     *
     * @throws dev.serverlease.request.Refusal if it cannot be sent now; the visitor may ask for another
     */
    void send(Code code);

    /**
     * @param kind of link, for whoever lays the code on a desk
     * @param telephone the visitor's; null if none is known
     */
    record Code(
            LinkKind<?> kind,
            String leaseNumber,
            UUID link,
            @Nullable String telephone,
            String digits,
            Instant goodUntil) {}
}
