package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The lessee does not sign: it declined, or nothing reached it. A contract officer is asked how it goes on. */
@Component
public class OfferReturns {

    private final Contracts contracts;
    private final Offers offers;
    private final LeaseMessages messages;
    private final Clock clock;

    OfferReturns(Contracts contracts, Offers offers, LeaseMessages messages, Clock clock) {
        this.contracts = contracts;
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
    public void record(Lease lease, String reason, String by) {
        var draft = contracts
                .latest(lease.number())
                .filter(latest -> lease.stage() == LeaseStage.CONTRACT)
                .orElseThrow(() -> LeaseMessages.notWaiting(lease));
        offers.add(
                lease.number(),
                new OfferEvent(draft.version(), Kind.RETURNED, reason, null, null, by, clock.instant()),
                draft.digest());
        messages.send(lease, LeaseMessages.OFFER_RETURNED);
    }

    /** The same where the contract may no longer be with the lessee: then nothing happens. */
    public void recordIfAwaited(Lease lease, String reason, String by) {
        if (lease.stage() == LeaseStage.CONTRACT && messages.awaits(lease, LeaseMessages.OFFER_RETURNED)) {
            record(lease, reason, by);
        }
    }
}
