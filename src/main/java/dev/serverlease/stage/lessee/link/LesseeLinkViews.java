package dev.serverlease.stage.lessee.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.stage.lessee.link.LesseeLink.State;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How the links to the lessee's page stand, for officers. */
@Component
public class LesseeLinkViews {

    private static final Bilingual BY_HAND = new Bilingual("未发邮件，由经办人转交", "not mailed; handed over by sales");

    private final LesseeLinkTable links;
    private final LesseeKind kind;
    private final Moment moment;
    private final Clock clock;

    LesseeLinkViews(LesseeLinkTable links, LesseeKind kind, Moment moment, Clock clock) {
        this.links = links;
        this.kind = kind;
        this.moment = moment;
        this.clock = clock;
    }

    /**
     * @param open whether it can be used: neither over nor locked
     * @param delivery what became of the mail, or that there is none
     * @param locked whether it takes no more answers, so that only a new link helps
     * @param codeAwaited whether a code is to be read out now
     */
    public record View(
            String signer,
            Bilingual state,
            boolean open,
            OffsetDateTime issuedAt,
            String issuedBy,
            OffsetDateTime expiresAt,
            Bilingual delivery,
            boolean locked,
            boolean codeAwaited) {}

    /** The newest first. @param reader who reads mail addresses as far as they need them */
    public List<View> of(Lease lease, Person reader) {
        return links.of(lease.number()).stream()
                .map(link -> view(link, lease, reader))
                .toList();
    }

    private View view(LesseeLink link, Lease lease, Person reader) {
        var over = kind.over(link, lease);
        boolean locked = over == null && link.isLocked();
        return new View(
                link.signer(),
                Objects.requireNonNullElse(over, locked ? State.LOCKED : State.OPEN.words()),
                over == null && !locked,
                local(link.issuedAt()),
                link.issuedBy(),
                local(link.expiresAt()),
                link.handedOut() ? BY_HAND : delivery(link, over == null, reader),
                locked,
                over == null && link.deskCode() != null && link.hasCode(moment.now()));
    }

    private Bilingual delivery(LesseeLink link, boolean open, Person reader) {
        var said = links.delivery(link.id(), open);
        return new Bilingual(MaskedLessee.emailsIn(said.zh(), reader), MaskedLessee.emailsIn(said.en(), reader));
    }

    OffsetDateTime local(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }
}
