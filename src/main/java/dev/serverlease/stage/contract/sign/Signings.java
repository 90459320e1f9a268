package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Moment;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.Digests;
import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.LesseeOffer.LinkBy;
import dev.serverlease.stage.contract.link.LesseeOffer.SignerSeen;
import dev.serverlease.stage.contract.link.LinkHands;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.Representative;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.stage.contract.sign.Visits.Visit;
import dev.serverlease.visit.CodeChannel;
import dev.serverlease.visit.LinkEnded;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
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

    /** @throws Refusal a refused attempt is kept too */
    void sign(Visit visit) throws IOException {
        keepingRefusals(
                visit,
                SIGNATURE_REFUSED,
                () -> once(
                        visit,
                        "signature",
                        form -> visits.act(visit, LinkState.CONSENTED, (lease, link) -> {
                            var signed = offer.sign(lease.number(), link.version(), seen(link, visit));
                            steps.finish(
                                    link, LinkState.SIGNED, visit.visitor(), Map.of("signer", link.signer()), form);
                            return signed;
                        })));
    }

    /** The same of a file that the signer has signed elsewhere. */
    void accept(Visit visit, Sent<byte[]> file) throws IOException {
        keepingRefusals(visit, SIGNATURE_REFUSED, () -> {
            var sent = file.read();
            once(visit, "upload\n" + Digests.sha256(sent), form -> {
                var arrived = offer.arrived(
                        visit.link().leaseNumber(), sent, visit.link().signer());
                visits.act(visit, LinkState.CONSENTED, (lease, link) -> {
                    var signed = offer.accept(lease.number(), link.version(), arrived, seen(link, visit));
                    steps.finish(link, LinkState.SIGNED, visit.visitor(), Map.of("signer", link.signer()), form);
                    return signed;
                });
            });
        });
    }

    void decline(Visit visit, String reason) {
        once(
                visit,
                "refusal\n" + reason,
                form -> visits.actOnAnyText(visit, LinkState.IDENTIFIED, (lease, link) -> {
                    steps.finish(link, LinkState.DECLINED, visit.visitor(), Map.of("reason", reason), form);
                    offer.giveBack(lease.number(), reason);
                    return true;
                }));
    }

    /** @throws Refusal a refused attempt is kept too */
    void forward(Visit visit, Sent<Forwardings.Named> sent) throws IOException {
        keepingRefusals(visit, "FORWARDING_REFUSED", () -> {
            var named = sent.read();
            once(
                    visit,
                    "representative\n" + named.all(),
                    form -> visits.act(visit, LinkState.IDENTIFIED, (lease, link) -> {
                        forwardings.forward(link, named);
                        steps.finish(
                                link,
                                LinkState.FORWARDED,
                                visit.visitor(),
                                Map.of("representative", named.name()),
                                form);
                        offer.giveBack(
                                lease.number(),
                                Representative.naming(named.name(), named.fileName())
                                        .both());
                        return true;
                    }));
        });
    }

    /** The form that has ended the link, sent again, leads to the page like the first, which says what was done. */
    private void once(Visit visit, String form, Consumer<String> act) {
        try {
            act.accept(form);
        } catch (LinkEnded | Refusal over) {
            if (!steps.isEndedBy(visit.link(), form)) {
                throw over;
            }
        }
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
