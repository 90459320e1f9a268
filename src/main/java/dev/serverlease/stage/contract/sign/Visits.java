package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.SigningKind;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.Visitor;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Acts of the signer, in the order of their steps. */
@Component
class Visits {

    private final LeaseCommands commands;
    private final LinkVisits visits;
    private final SigningKind kind;
    private final LinkSteps steps;

    Visits(LeaseCommands commands, LinkVisits visits, SigningKind kind, LinkSteps steps) {
        this.commands = commands;
        this.visits = visits;
        this.kind = kind;
        this.steps = steps;
    }

    /** @param secret of the visitor's browser; null if it has none */
    record Visit(SigningLink link, @Nullable String secret, Visitor visitor) {}

    /**
     * An act of an identified visitor.
     *
     * @param reached what must have been done before
     * @throws dev.serverlease.visit.VisitOver if this browser has not proved who uses it, or too long ago
     * @throws dev.serverlease.visit.LinkEnded if the link cannot be used any more
     */
    <T> T act(Visit visit, LinkState reached, BiFunction<Lease, SigningLink, T> act) {
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
