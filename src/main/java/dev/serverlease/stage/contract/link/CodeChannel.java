package dev.serverlease.stage.contract.link;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The other channel, over which the signer gets the code: who has the link alone gets no further. Where the settings
 * name no gateway for short messages, a contract officer reads the code out.
 */
public interface CodeChannel {

    /** How the code reaches the signer, as evidence and the report name it. */
    String name();

    /**
     * Brings the code to the signer; called after the code is stored, outside all transactions.
     *
     * @throws dev.serverlease.request.Refusal if it cannot be sent now; the signer may ask for another
     */
    void send(Code code);

    /** @param telephone the signer's; null if none is known */
    record Code(String leaseNumber, UUID link, @Nullable String telephone, String digits, Instant goodUntil) {}
}
