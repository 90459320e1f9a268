package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LinkStanding;
import dev.serverlease.stage.contract.link.LinkState;
import dev.serverlease.stage.contract.link.LinkSteps;
import dev.serverlease.stage.contract.link.LinkTable;
import dev.serverlease.stage.contract.link.Secrets;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.stage.contract.link.Visitor;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Acts with a link: under the lease's lock and the link's, so that of two at once the second sees what the first did.
 * Who tries a link that has ended is kept.
 */
@Component
class Visits {

    private final LeaseCommands commands;
    private final LinkTable links;
    private final LinkStanding standing;
    private final LinkSteps steps;

    Visits(LeaseCommands commands, LinkTable links, LinkStanding standing, LinkSteps steps) {
        this.commands = commands;
        this.links = links;
        this.standing = standing;
        this.steps = steps;
    }

    /** @param secret of the visitor's browser; null if it has none */
    record Visit(SigningLink link, @Nullable String secret, Visitor visitor) {}

    private record Done<T>(@Nullable T answer, LinkState state, boolean identified) {}

    /**
     * An act of an identified visitor.
     *
     * @param reached what must have been done before
     * @throws VisitOver if this browser has not proved who uses it, or too long ago
     * @throws LinkEnded if the link cannot be used any more
     * @throws NoSuchLink the same, where the browser has not proved who uses it
     */
    <T> T act(Visit visit, LinkState reached, BiFunction<Lease, SigningLink, T> act) {
        return locked(visit.link(), visit.visitor(), isVisit(visit.link(), visit.secret()), (lease, link) -> {
            if (!isVisit(link, visit.secret())) {
                throw new VisitOver();
            }
            if (!link.state().hasReached(reached)) {
                throw new StepMissing(reached);
            }
            return act.apply(lease, link);
        });
    }

    /** The same of a visitor who is still to be identified: to them, a link that has ended is none. */
    <T> T actUnknown(SigningLink seen, Visitor visitor, BiFunction<Lease, SigningLink, T> act) {
        return locked(seen, visitor, false, act);
    }

    private <T> T locked(SigningLink seen, Visitor visitor, boolean identified, BiFunction<Lease, SigningLink, T> act) {
        var done = commands.locked(seen.leaseNumber(), lease -> {
            var link = links.lock(seen.id());
            var state = standing.of(link, lease);
            if (state.isOpen()) {
                return new Done<>(act.apply(lease, link), state, identified);
            }
            if (state != link.state()) {
                steps.end(link, state, AuditTrail.SYSTEM, Map.of());
            }
            steps.keep(
                    link,
                    LinkSteps.LESSEE,
                    "SIGNING_LINK_TRIED",
                    visitor,
                    Map.of("why", state.words().text()));
            return new Done<T>(null, state, identified);
        });
        if (done.answer() != null) {
            return done.answer();
        }
        throw done.identified() ? new LinkEnded(done.state()) : new NoSuchLink();
    }

    /** What was tried and refused is kept, though nothing else is. */
    void keepRefusal(Visit visit, Refusal refusal) {
        commands.lockedDo(
                visit.link().leaseNumber(),
                lease -> steps.keep(
                        visit.link(),
                        LinkSteps.LESSEE,
                        "SIGNATURE_REFUSED",
                        visit.visitor(),
                        Map.of("reason", String.valueOf(refusal.getMessage()))));
    }

    boolean isVisit(SigningLink link, @Nullable String secret) {
        return secret != null && Secrets.isToken(secret) && links.isVisit(link.id(), secret);
    }
}
