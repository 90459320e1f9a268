package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Moment;
import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.LesseeOffer.Signed;
import dev.serverlease.stage.contract.link.LinkStanding;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.visit.NoSuchLink;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * What the signing page shows to this visitor. Reading it changes nothing: mail scanners and previews open links too.
 */
@Component
class SignPage {

    private final Leases leases;
    private final LinkStanding standing;
    private final Visits visits;
    private final Reading reading;
    private final LesseeOffer offer;
    private final Environment environment;
    private final Moment moment;

    SignPage(
            Leases leases,
            LinkStanding standing,
            Visits visits,
            Reading reading,
            @Lazy LesseeOffer offer,
            Environment environment,
            Moment moment) {
        this.leases = leases;
        this.standing = standing;
        this.visits = visits;
        this.reading = reading;
        this.offer = offer;
        this.environment = environment;
        this.moment = moment;
    }

    /**
     * @param step the step that is open: 1 who, 2 read, 3 consent, 4 sign; 5 if there is none any more
     * @param codeSent whether a code is on its way
     * @param locked whether only a new link helps
     * @param contract null before the visitor is identified, and as soon as it cannot be signed any more
     * @param outdated why it cannot, though the link has not ended and it may be declined, or before the code is
     *     entered that it cannot; null otherwise
     * @param ended why nothing can be done any more; null as long as something can
     * @param signed what was signed; null if nothing was
     */
    record View(
            int step,
            boolean codeSent,
            boolean locked,
            boolean demo,
            Reading.@Nullable Contract contract,
            @Nullable Bilingual outdated,
            @Nullable Bilingual ended,
            @Nullable Signed signed) {}

    /** @throws NoSuchLink if there is none that this visitor may see */
    View view(SigningLink link, @Nullable String secret) {
        var lease = leases.get(link.leaseNumber());
        var state = standing.of(link, lease);
        boolean identified = visits.isVisit(link, secret);
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        if (!identified) {
            if (!state.isOpen()) {
                throw new NoSuchLink();
            }
            // only after a name that was recognised: whoever merely has the link learns nothing
            boolean codeSent = link.hasCode(moment.now());
            return new View(
                    1,
                    codeSent,
                    link.tries() >= SigningLink.MOST_TRIES,
                    demo,
                    null,
                    codeSent ? standing.outdated(lease).orElse(null) : null,
                    null,
                    null);
        }
        if (!state.isOpen()) {
            return new View(5, false, false, demo, null, null, state.words(), signed(link, state));
        }
        var outdated = offer.outdated(lease);
        if (outdated.isPresent()) {
            return new View(5, false, false, demo, null, outdated.get(), null, null);
        }
        int step = state.hasReached(LinkState.CONSENTED) ? 4 : state.hasReached(LinkState.READ) ? 3 : 2;
        return new View(step, false, false, demo, reading.of(link), null, null, null);
    }

    /** Whether its date has passed: whoever has its token may know that, which says nothing of lease or lessee. */
    boolean isExpired(SigningLink link) {
        return standing.of(link, leases.get(link.leaseNumber())) == LinkState.EXPIRED;
    }

    private @Nullable Signed signed(SigningLink link, LinkState state) {
        return state == LinkState.SIGNED
                ? offer.signed(link.leaseNumber(), link.version()).orElse(null)
                : null;
    }
}
