package dev.serverlease.visit;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseCommands;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Acts with a link: under the lease's lock and the link's, so that of two at once the second sees what the first did.
 * Who tries a link that has ended is kept.
 */
@Component
public class LinkVisits {

    /** The actor of what a visitor does; the link names the person. */
    public static final String LESSEE = Party.LESSEE.label();

    private final LeaseCommands commands;

    LinkVisits(LeaseCommands commands) {
        this.commands = commands;
    }

    private record Done<T>(@Nullable T answer, @Nullable Bilingual over) {}

    /**
     * An act of an identified visitor.
     *
     * @param secret of the visitor's browser; null if it has none
     * @throws VisitOver if this browser has not proved who uses it, or too long ago
     * @throws LinkEnded if the link cannot be used any more
     * @throws NoSuchLink the same, where the browser has not proved who uses it
     */
    public <L extends VisitorLink, T> T act(
            LinkKind<L> kind, L seen, @Nullable String secret, Visitor visitor, BiFunction<Lease, L, T> act) {
        return locked(kind, seen, visitor, isVisit(kind, seen, secret), (lease, link) -> {
            if (!isVisit(kind, link, secret)) {
                throw new VisitOver();
            }
            return act.apply(lease, link);
        });
    }

    /** The same of a visitor who is still to be identified: to them, a link that has ended is none. */
    public <L extends VisitorLink, T> T actUnknown(
            LinkKind<L> kind, L seen, Visitor visitor, BiFunction<Lease, L, T> act) {
        return locked(kind, seen, visitor, false, act);
    }

    private <L extends VisitorLink, T> T locked(
            LinkKind<L> kind, L seen, Visitor visitor, boolean identified, BiFunction<Lease, L, T> act) {
        var done = commands.locked(seen.leaseNumber(), lease -> {
            var link = kind.access().lock(seen.id());
            var over = kind.over(link, lease);
            if (over == null) {
                return new Done<>(act.apply(lease, link), null);
            }
            kind.close(link, lease);
            kind.keep(link, LinkKind.Step.TRIED, LESSEE, visitor, Map.of("why", over.text()));
            return new Done<T>(null, over);
        });
        if (done.answer() != null) {
            return done.answer();
        }
        if (identified && done.over() != null) {
            throw new LinkEnded(done.over());
        }
        throw new NoSuchLink();
    }

    /** Whether this browser has proved who uses it, and not too long ago. */
    public <L extends VisitorLink> boolean isVisit(LinkKind<L> kind, L link, @Nullable String secret) {
        return secret != null && Secrets.isToken(secret) && kind.access().isVisit(link.id(), secret);
    }
}
