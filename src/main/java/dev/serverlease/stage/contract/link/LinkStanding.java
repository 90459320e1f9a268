package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.request.Refusal;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Where a link truly stands: a date that has passed, a newer draft or an application that was withdrawn ends it even
 * before anybody has written that into its row.
 */
@Component
public class LinkStanding {

    private static final Bilingual OUTDATED = new Bilingual(
            "出租人资料已有变更，此文本已不能签署，将重新出具；凭验证码只能进入页面拒绝签署，等待新文本的不需要验证码。",
            "The lessor changed and this text cannot be signed any more; it will be drawn up anew. With the code one can only"
                    + " open the page and decline; whoever waits for the new text needs no code.");

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

    /**
     * That nobody signs what is with the lessee any more, before a code is passed on for it; empty if it may be signed.
     */
    public Optional<Bilingual> outdated(Lease lease) {
        return offer.outdated(lease).map(why -> OUTDATED);
    }

    /** Whether this draft may still be concluded, so that officers have something to do for its signer. */
    boolean mayBeConcluded(Lease lease, int version) {
        return offer.isOpen(lease, version);
    }
}
