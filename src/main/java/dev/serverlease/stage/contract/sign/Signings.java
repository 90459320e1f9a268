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
import dev.serverlease.visit.LinkEnded;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/**
 * What the link is for, each once: to sign, to hand in what was signed elsewhere, to decline, to name a representative.
 */
@Service
class Signings {

    private static final String SIGNATURE_REFUSED = "SIGNATURE_REFUSED";

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

    /** What a request brings, read when it is asked for: one whose body is refused unread is an attempt too. */
    interface Sent<T> {
        T read() throws IOException;
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /**
     * Signs once: the form that is sent again leads to the page, which says that it is signed.
     *
     * @throws Refusal a refused attempt is kept too
     */
    void sign(Visit visit) throws IOException {
        try {
            keepingRefusals(
                    visit,
                    SIGNATURE_REFUSED,
                    () -> visits.act(visit, LinkState.CONSENTED, (lease, link) -> {
                        var signed = offer.sign(lease.number(), link.version(), seen(link, visit));
                        steps.take(link, LinkState.SIGNED, visit.visitor(), Map.of("signer", link.signer()));
                        return signed;
                    }));
        } catch (LinkEnded ended) {
            if (!ended.why().equals(LinkState.SIGNED.words())) {
                throw ended;
            }
        }
    }

    /** The same of a file that the signer has signed elsewhere. */
    void accept(Visit visit, Sent<byte[]> file) throws IOException {
        keepingRefusals(visit, SIGNATURE_REFUSED, () -> {
            var arrived = offer.arrived(
                    visit.link().leaseNumber(), file.read(), visit.link().signer());
            visits.act(visit, LinkState.CONSENTED, (lease, link) -> {
                var signed = offer.accept(lease.number(), link.version(), arrived, seen(link, visit));
                steps.take(link, LinkState.SIGNED, visit.visitor(), Map.of("signer", link.signer()));
                return signed;
            });
        });
    }

    void decline(Visit visit, String reason) {
        visits.actOnAnyText(visit, LinkState.IDENTIFIED, (lease, link) -> {
            steps.take(link, LinkState.DECLINED, visit.visitor(), Map.of("reason", reason));
            offer.giveBack(lease.number(), reason);
            return true;
        });
    }

    /** @throws Refusal a refused attempt is kept too */
    void forward(Visit visit, Sent<Forwardings.Named> sent) throws IOException {
        keepingRefusals(visit, "FORWARDING_REFUSED", () -> {
            var named = sent.read();
            visits.act(visit, LinkState.IDENTIFIED, (lease, link) -> {
                forwardings.forward(link, named);
                steps.take(link, LinkState.FORWARDED, visit.visitor(), Map.of("representative", named.name()));
                offer.giveBack(
                        lease.number(),
                        "签署人指定代理人“" + named.name() + "”签署，并提交授权委托书“" + named.fileName()
                                + "”。 The signer named a representative and handed in a letter of authority.");
                return true;
            });
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

    private void keepingRefusals(Visit visit, String step, Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (Refusal refusal) {
            visits.keepRefusal(visit, step, refusal);
            throw refusal;
        }
    }
}
