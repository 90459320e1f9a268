package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.stage.contract.link.LinkView.Explanation;
import dev.serverlease.stage.contract.link.LinkView.Link;
import dev.serverlease.stage.contract.link.LinkView.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How signing by link stands, for officers. */
@Component
public class LinkViews {

    private static final Bilingual BY_HAND =
            new Bilingual("未发邮件，由合同管理员转交", "not mailed; a contract officer hands it over");
    private static final Bilingual NOT_SENT = new Bilingual("邮件没有发出，请重新发出链接", "no mail went out; issue a new link");

    private final JdbcClient jdbc;
    private final LinkTable links;
    private final LinkStanding standing;
    private final Representatives representatives;
    private final Explanations explanations;
    private final Moment moment;
    private final Clock clock;

    LinkViews(
            JdbcClient jdbc,
            LinkTable links,
            LinkStanding standing,
            Representatives representatives,
            Explanations explanations,
            Moment moment,
            Clock clock) {
        this.jdbc = jdbc;
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
                all.stream().findFirst().flatMap(newest -> named(newest)).orElse(null),
                explanations.of(lease.number()).stream().map(this::view).toList());
    }

    private Optional<Named> named(SigningLink newest) {
        return newest.state() == LinkState.FORWARDED
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
                state.isOpen(),
                local(link.issuedAt()),
                link.issuedBy(),
                local(link.expiresAt()),
                delivery(link),
                state.isOpen() && link.isLocked(),
                state.isOpen() && link.deskCode() != null && link.hasCode(moment.now()));
    }

    private Explanation view(Explanations.Explanation one) {
        return new Explanation(
                one.position(), one.heading(), one.question(), local(one.askedAt()), one.answer(), one.answeredBy());
    }

    /** What became of the newest mail. */
    private Bilingual delivery(SigningLink link) {
        if (link.handedOut()) {
            return BY_HAND;
        }
        return jdbc.sql("select m.* from lease.mail m join lease.signing_link l on l.mail = m.id where l.id = :id")
                .param("id", link.id())
                .query((row, index) -> delivery(row))
                .optional()
                .orElse(NOT_SENT);
    }

    private static Bilingual delivery(ResultSet row) throws SQLException {
        var to = row.getString("recipient");
        if (row.getTimestamp("sent_at") != null) {
            return new Bilingual("已由邮件服务器接收，收件人 " + to, "taken by the mail server, for " + to);
        }
        var error = row.getString("last_error");
        if (row.getTimestamp("failed_at") != null) {
            return new Bilingual("未送达 " + to + "，已停止重试：" + error, "not delivered to " + to + ", given up: " + error);
        }
        return error == null
                ? new Bilingual("待发送，收件人 " + to, "waits to be sent, for " + to)
                : new Bilingual(
                        "发送失败，将重试，收件人 " + to + "：" + error, "failed, will be tried again, for " + to + ": " + error);
    }

    private OffsetDateTime local(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }
}
