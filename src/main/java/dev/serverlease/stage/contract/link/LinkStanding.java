package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.request.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Where a link truly stands: a date that has passed, a newer draft or an application that was withdrawn ends it even
 * before anybody has written that into its row.
 */
@Component
public class LinkStanding {

    private final LesseeOffer offer;
    private final Moment moment;

    LinkStanding(@Lazy LesseeOffer offer, Moment moment) {
        this.offer = offer;
        this.moment = moment;
    }

    public LinkState of(SigningLink link, Lease lease) {
        if (!link.state().isOpen()) {
            return link.state();
        }
        if (!link.expiresAt().isAfter(moment.now())) {
            return LinkState.EXPIRED;
        }
        try {
            return offer.isOffered(lease.number(), link.version(), link.digest()) ? link.state() : LinkState.SUPERSEDED;
        } catch (Refusal nothingIssued) {
            return LinkState.REVOKED;
        }
    }

    /** Whether this draft may still be concluded, so that officers have something to do for its signer. */
    boolean mayBeConcluded(Lease lease, int version) {
        return offer.isOpen(lease, version);
    }
}
