package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.stage.contract.link.LinkView.Explanation;
import dev.serverlease.stage.contract.link.LinkView.Link;
import dev.serverlease.stage.contract.link.LinkView.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How signing by link stands, for officers. */
@Component
public class LinkViews {

    private static final Bilingual BY_HAND =
            new Bilingual("未发邮件，由合同管理员转交", "not mailed; a contract officer hands it over");

    private final LinkTable links;
    private final LinkStanding standing;
    private final Representatives representatives;
    private final Explanations explanations;
    private final Moment moment;
    private final Clock clock;

    LinkViews(
            LinkTable links,
            LinkStanding standing,
            Representatives representatives,
            Explanations explanations,
            Moment moment,
            Clock clock) {
        this.links = links;
        this.standing = standing;
        this.representatives = representatives;
        this.explanations = explanations;
        this.moment = moment;
        this.clock = clock;
    }

    /** @param reader who reads personal data of the lessee's people as far as they need them */
    public LinkView of(Lease lease, Person reader) {
        var all = links.of(lease.number());
        return new LinkView(
                all.stream().map(link -> view(link, lease, reader)).toList(),
                all.stream()
                        .findFirst()
                        .flatMap(newest -> named(newest, lease))
                        .map(named -> view(named, reader))
                        .orElse(null),
                explanations.of(lease.number()).stream()
                        .map(one -> view(one, lease))
                        .toList());
    }

    /** The name of the representative whom the signer named, as in {@link LinkView#representative()}. */
    public Optional<String> representative(Lease lease) {
        return links.of(lease.number()).stream()
                .findFirst()
                .flatMap(newest -> named(newest, lease))
                .map(Representative::name);
    }

    private Optional<Representative> named(SigningLink newest, Lease lease) {
        return newest.state() == LinkState.FORWARDED && standing.mayBeConcluded(lease, newest.version())
                ? representatives.of(newest.leaseNumber(), newest.version())
                : Optional.empty();
    }

    private static Named view(Representative named, Person reader) {
        return new Named(
                named.name(),
                named.numberEnd(),
                MaskedLessee.address(named.address(), true, reader),
                named.telephone() == null ? null : MaskedLessee.number(named.telephone(), reader),
                MaskedLessee.isWholeFor(reader) ? named.letter().toString() : null);
    }

    private Link view(SigningLink link, Lease lease, Person reader) {
        var state = standing.of(link, lease);
        return new Link(
                link.version(),
                link.signer(),
                link.letter() != null,
                state.words(),
                state.isOpen() && !link.isLocked(),
                local(link.issuedAt()),
                link.issuedBy(),
                local(link.expiresAt()),
                link.handedOut() ? BY_HAND : delivery(link, state.isOpen(), reader),
                state.isOpen() && link.isLocked(),
                state.isOpen() && link.deskCode() != null && link.hasCode(moment.now()));
    }

    private Bilingual delivery(SigningLink link, boolean open, Person reader) {
        var said = links.delivery(link.id(), open);
        return new Bilingual(MaskedLessee.emailsIn(said.zh(), reader), MaskedLessee.emailsIn(said.en(), reader));
    }

    private Explanation view(Explanations.Explanation one, Lease lease) {
        return new Explanation(
                one.position(),
                one.heading(),
                one.question(),
                local(one.askedAt()),
                one.answer() == null && standing.mayBeConcluded(lease, one.version()),
                one.answer(),
                one.answeredBy());
    }

    private OffsetDateTime local(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }
}
