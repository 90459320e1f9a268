package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.lessee.link.LesseeKind;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.link.LesseeLinkTable;
import dev.serverlease.stage.lessee.link.LesseeSteps;
import dev.serverlease.visit.FormToken;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.NoSuchLink;
import dev.serverlease.visit.VisitOver;
import dev.serverlease.visit.Visitor;
import dev.serverlease.visit.VisitorForm;
import dev.serverlease.visit.VisitorLink;
import dev.serverlease.words.PageTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Visits of the lessee's page: who is let in, what is shown, and each act under the lease's lock. Reading changes
 * nothing: mail scanners and previews open links too.
 */
@Component
class LesseeVisits {

    private final LinkVisits visits;
    private final LesseeKind kind;
    private final LesseeSteps steps;
    private final LesseePageView page;
    private final Leases leases;
    private final LeaseCommands commands;
    private final Clock clock;

    LesseeVisits(
            LinkVisits visits,
            LesseeKind kind,
            LesseeSteps steps,
            LesseePageView page,
            Leases leases,
            LeaseCommands commands,
            Clock clock) {
        this.visits = visits;
        this.kind = kind;
        this.steps = steps;
        this.page = page;
        this.leases = leases;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param secret of the visitor's browser */
    record Visit(LesseeLink link, String secret, Visitor visitor) {}

    /**
     * @param codeSent whether a code is on its way
     * @param locked whether only a new link helps
     * @param ended why nothing is shown any more; null as long as something is
     * @param shown null before the visitor is identified, and after the end
     * @param formToken that the page's forms carry; empty before the visitor is identified
     */
    record View(
            boolean codeSent,
            boolean locked,
            @Nullable Bilingual ended,
            LesseePageView.@Nullable Shown shown,
            String formToken) {}

    /** @throws NoSuchLink if there is none that this visitor may see */
    View view(LesseeLink link, @Nullable String secret) {
        var lease = leases.get(link.leaseNumber());
        var over = kind.over(link, lease);
        if (secret == null || !visits.isVisit(kind, link, secret)) {
            if (over != null) {
                throw new NoSuchLink();
            }
            return new View(link.hasCode(clock.instant()), isLocked(link), null, null, "");
        }
        return over != null
                ? new View(false, false, over, null, "")
                : new View(false, false, null, page.of(lease), FormToken.of(secret));
    }

    /** Whoever has a code on its way may still give it, also after the last code that the link takes. */
    private boolean isLocked(LesseeLink link) {
        return link.tries() >= VisitorLink.MOST_TRIES || (link.isLocked() && !link.hasCode(clock.instant()));
    }

    /** Times as the reader's browser asks for them; who asks for nothing reads the Chinese form. */
    PageTime times(HttpServletRequest request) {
        boolean asks = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        return PageTime.of(asks ? request.getLocale() : Locale.CHINESE, clock.getZone());
    }

    boolean reads(LesseeLink link, @Nullable String secret) {
        return visits.isVisit(kind, link, secret) && kind.over(link, leases.get(link.leaseNumber())) == null;
    }

    Visit identified(LesseeLink link, @Nullable String secret, HttpServletRequest request) {
        var visitor = Visitor.of(request);
        if (secret == null || !visits.isVisit(kind, link, secret)) {
            if (kind.over(link, leases.get(link.leaseNumber())) != null) {
                // to strangers it is none, and that they tried is kept
                visits.actUnknown(kind, link, visitor, (lease, open) -> true);
            }
            throw new VisitOver();
        }
        return new Visit(link, secret, visitor);
    }

    /** An act of the identified lessee with a form of this visit's page; what is refused is kept too. */
    void act(Visit visit, VisitorForm form, Act act) {
        FormToken.require(form, visit.secret());
        try {
            inVisit(visit, (lease, link) -> {
                act.on(lease, link, form, visit.visitor());
                return true;
            });
        } catch (Refusal refusal) {
            refused(visit, refusal);
            throw refusal;
        }
    }

    /** Ends the visit before its time. */
    void leave(Visit visit, VisitorForm form, LesseeLinkTable links) {
        act(visit, form, (lease, link, sent, visitor) -> {
            links.leave(link.id());
            steps.keep(link, LinkVisits.LESSEE, "LESSEE_LEFT", visitor, Map.of());
        });
    }

    /** What was sent and refused is kept, though nothing else is. */
    void refused(Visit visit, Refusal refusal) {
        commands.lockedDo(
                visit.link().leaseNumber(),
                lease -> steps.keep(
                        visit.link(),
                        LinkVisits.LESSEE,
                        "LESSEE_REFUSED",
                        visit.visitor(),
                        Map.of("reason", String.valueOf(refusal.getMessage()))));
    }

    <T> T inVisit(Visit visit, BiFunction<Lease, LesseeLink, T> act) {
        return visits.act(kind, visit.link(), visit.secret(), visit.visitor(), act);
    }

    /** What a form of the page does. */
    interface Act {
        void on(Lease lease, LesseeLink link, VisitorForm form, Visitor visitor);
    }
}
