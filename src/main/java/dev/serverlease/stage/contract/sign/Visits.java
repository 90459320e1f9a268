package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.SigningKind;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.Visitor;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Acts of the signer, in the order of their steps. */
@Component
class Visits {

    private final LeaseCommands commands;
    private final LinkVisits visits;
    private final SigningKind kind;
    private final LinkSteps steps;
    private final LesseeOffer offer;

    Visits(LeaseCommands commands, LinkVisits visits, SigningKind kind, LinkSteps steps, @Lazy LesseeOffer offer) {
        this.offer = offer;
        this.commands = commands;
        this.visits = visits;
        this.kind = kind;
        this.steps = steps;
    }

    /** @param secret of the visitor's browser; null if it has none */
    record Visit(SigningLink link, @Nullable String secret, Visitor visitor) {}

    /**
     * An act of an identified visitor on a text that may still be signed.
     *
     * @param reached what must have been done before
     * @throws dev.serverlease.visit.VisitOver if this browser has not proved who uses it, or too long ago
     * @throws dev.serverlease.visit.LinkEnded if the link cannot be used any more
     * @throws Refusal with 409, in words for the lessee, if the lessor is no longer as the text has it
     */
    <T> T act(Visit visit, LinkState reached, BiFunction<Lease, SigningLink, T> act) {
        return actOnAnyText(visit, reached, (lease, link) -> {
            offer.outdated(lease).ifPresent(why -> {
                throw new Refusal(409, why.both());
            });
            return act.apply(lease, link);
        });
    }

    /** The same, whether or not the text may still be signed: it may always be declined. */
    <T> T actOnAnyText(Visit visit, LinkState reached, BiFunction<Lease, SigningLink, T> act) {
        return visits.act(kind, visit.link(), visit.secret(), visit.visitor(), (lease, link) -> {
            if (!link.state().hasReached(reached)) {
                throw new StepMissing(reached);
            }
            return act.apply(lease, link);
        });
    }

    /** What was tried and refused is kept, though nothing else is. */
    void keepRefusal(Visit visit, String step, Refusal refusal) {
        commands.lockedDo(
                visit.link().leaseNumber(),
                lease -> steps.keep(
                        visit.link(),
                        LinkSteps.LESSEE,
                        step,
                        visit.visitor(),
                        Map.of("reason", String.valueOf(refusal.getMessage()))));
    }

    boolean isVisit(SigningLink link, @Nullable String secret) {
        return visits.isVisit(kind, link, secret);
    }

    /** Keeps that somebody unknown tried a link that has ended. */
    void triedUnknown(SigningLink link, Visitor visitor) {
        visits.actUnknown(kind, link, visitor, (lease, open) -> true);
    }
}
