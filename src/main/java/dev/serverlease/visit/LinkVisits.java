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

    /** What a repeated request for a link is told, for only the link's digest is kept. */
    public static final Bilingual REPEATED = new Bilingual(
            "该请求的链接已经发出，没有再发新的；链接只显示一次，不能再次显示。链接遗失的，请以新的请求（新的 Idempotency-Key）重新发出，此前的链接随即作废。",
            "The link of this request was issued before and no other was made; a link is shown once and cannot be shown"
                    + " again. If it is lost, issue one with a new request (a new Idempotency-Key), which ends the earlier one.");

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
