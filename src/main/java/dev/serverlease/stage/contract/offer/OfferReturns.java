package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The lessee does not sign: it declined, or nothing reached it. A contract officer is asked how it goes on. */
@Component
class OfferReturns {

    private final OpenSigning signing;
    private final Offers offers;
    private final LeaseMessages messages;
    private final Clock clock;

    OfferReturns(OpenSigning signing, Offers offers, LeaseMessages messages, Clock clock) {
        this.signing = signing;
        this.offers = offers;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Under the lease's lock, in the caller's transaction.
     *
     * @param by who says so
     * @throws Refusal with 409 if the contract is not with the lessee
     */
    void record(Lease lease, String reason, String by) {
        var draft = signing.require(lease).contract();
        offers.add(
                lease.number(),
                new OfferEvent(draft.version(), Kind.RETURNED, reason, null, by, clock.instant()),
                draft.digest());
        messages.send(lease, LeaseMessages.OFFER_RETURNED);
    }
}
