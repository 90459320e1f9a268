package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
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

    public LinkView of(Lease lease) {
        var all = links.of(lease.number());
        return new LinkView(
                all.stream().map(link -> view(link, lease)).toList(),
                all.stream().findFirst().flatMap(newest -> named(newest, lease)).orElse(null),
                explanations.of(lease.number()).stream()
                        .map(one -> view(one, lease))
                        .toList());
    }

    private Optional<Named> named(SigningLink newest, Lease lease) {
        return newest.state() == LinkState.FORWARDED && standing.mayBeConcluded(lease, newest.version())
                ? representatives
                        .of(newest.leaseNumber(), newest.version())
                        .map(named -> new Named(
                                named.name(),
                                named.numberEnd(),
                                named.address(),
                                named.telephone(),
                                named.letter().toString()))
                : Optional.empty();
    }

    private Link view(SigningLink link, Lease lease) {
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
                link.handedOut() ? BY_HAND : links.delivery(link.id(), state.isOpen()),
                state.isOpen() && link.isLocked(),
                state.isOpen() && link.deskCode() != null && link.hasCode(moment.now()));
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
