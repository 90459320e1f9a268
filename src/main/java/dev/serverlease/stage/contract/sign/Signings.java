package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Moment;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.LesseeOffer.LinkBy;
import dev.serverlease.stage.contract.link.LesseeOffer.SignerSeen;
import dev.serverlease.stage.contract.link.LinkHands;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.stage.contract.sign.Visits.Visit;
import dev.serverlease.visit.CodeChannel;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/**
 * What the link is for, each once: to sign, to hand in what was signed elsewhere, to decline, to name a representative.
 */
@Service
class Signings {

    private final Visits visits;
    private final LinkSteps steps;
    private final LesseeOffer offer;
    private final CodeChannel channel;
    private final Forwardings forwardings;
    private final LinkHands hands;
    private final Moment moment;

    Signings(
            Visits visits,
            LinkSteps steps,
            @Lazy LesseeOffer offer,
            CodeChannel channel,
            Forwardings forwardings,
            LinkHands hands,
            Moment moment) {
        this.hands = hands;
        this.visits = visits;
        this.steps = steps;
        this.offer = offer;
        this.channel = channel;
        this.forwardings = forwardings;
        this.moment = moment;
    }

    /** @throws Refusal a refused attempt is kept too */
    void sign(Visit visit) {
        keepingRefusals(
                visit,
                () -> visits.act(visit, LinkState.CONSENTED, (lease, link) -> {
                    var signed = offer.sign(lease.number(), link.version(), seen(link, visit));
                    steps.take(link, LinkState.SIGNED, visit.visitor(), Map.of("signer", link.signer()));
                    return signed;
                }));
    }

    /** The same of a file that the signer has signed elsewhere. */
    void accept(Visit visit, byte[] file) {
        keepingRefusals(visit, () -> {
            var arrived =
                    offer.arrived(visit.link().leaseNumber(), file, visit.link().signer());
            visits.act(visit, LinkState.CONSENTED, (lease, link) -> {
                var signed = offer.accept(lease.number(), link.version(), arrived, seen(link, visit));
                steps.take(link, LinkState.SIGNED, visit.visitor(), Map.of("signer", link.signer()));
                return signed;
            });
        });
    }

    void decline(Visit visit, String reason) {
        visits.act(visit, LinkState.IDENTIFIED, (lease, link) -> {
            steps.take(link, LinkState.DECLINED, visit.visitor(), Map.of("reason", reason));
            offer.giveBack(lease.number(), reason);
            return true;
        });
    }

    void forward(Visit visit, Forwardings.Named named) {
        visits.act(visit, LinkState.IDENTIFIED, (lease, link) -> {
            forwardings.forward(link, named);
            steps.take(link, LinkState.FORWARDED, visit.visitor(), Map.of("representative", named.name()));
            offer.giveBack(
                    lease.number(),
                    "签署人指定代理人“" + named.name() + "”签署，并提交授权委托书“" + named.fileName()
                            + "”。 The signer named a representative and handed in a letter of authority.");
            return true;
        });
    }

    private SignerSeen seen(SigningLink link, Visit visit) {
        return new SignerSeen(
                link.id(),
                link.signer(),
                link.letter(),
                link.handedOut() ? LinkBy.OFFICER : LinkBy.MAIL,
                channel.name(link.telephone()),
                hands.codeSeen(link),
                moment.now(),
                visit.visitor().source(),
                visit.visitor().agent());
    }

    /** Keeps an attempt that was refused before anything was looked at. */
    void refused(Visit visit, Refusal refusal) {
        visits.keepRefusal(visit, refusal);
    }

    private void keepingRefusals(Visit visit, Runnable attempt) {
        try {
            attempt.run();
        } catch (Refusal refusal) {
            visits.keepRefusal(visit, refusal);
            throw refusal;
        }
    }
}
