package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.provider.SigningProvider;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The provider that comes with the product: a one-time link to our own page. One is open at a time. Callers hold the
 * lease's lock; all that is written belongs to their transaction.
 */
@Service
public class SigningLinks implements SigningProvider {

    /** Made, and nobody has it: no mail carries it, and no officer asked for it. */
    private static final String UNSENT = "SIGNING_LINK_UNSENT";

    private final NewLinks newLinks;
    private final LinkTable links;
    private final LinkSteps steps;
    private final LinkMail mail;
    private final Notices notices;

    SigningLinks(NewLinks newLinks, LinkTable links, LinkSteps steps, LinkMail mail, Notices notices) {
        this.newLinks = newLinks;
        this.links = links;
        this.steps = steps;
        this.mail = mail;
        this.notices = notices;
    }

    /** To whom a link goes. */
    enum To {
        SIGNER,
        REPRESENTATIVE
    }

    /**
     * @param path of the link where no mail carries it, for an officer to hand over; null otherwise
     * @param repeated whether an earlier request had made it: then its path cannot be shown, for only its digest is
     *     kept
     */
    record Sent(SigningLink link, @Nullable String path, boolean repeated) {}

    /**
     * Sends a link to the signer applied for, in place of one that is open. Where no mail can carry it, contract
     * officers are told to issue one and hand it over.
     *
     * @throws Refusal with 409 if no draft waits for the lessee's signature
     */
    @Override
    public void open(Lease lease) {
        var link = newLinks.toSigner(lease, AuditTrail.SYSTEM);
        close(lease, LinkState.REVOKED, AuditTrail.SYSTEM, Map.of());
        send(lease, link, null);
    }

    /** The same to the representative whom the signer named, when an officer has checked the letter of authority. */
    public void openToRepresentative(Lease lease) {
        var link = newLinks.toRepresentative(lease, AuditTrail.SYSTEM);
        close(lease, LinkState.REVOKED, AuditTrail.SYSTEM, Map.of());
        send(lease, link, null);
    }

    /**
     * The same for an officer, who gets the link where no mail carries it; a repeat under the same key makes no other
     * link.
     */
    Sent issue(Lease lease, To to, @Nullable String key, String officer) {
        var earlier = key == null ? Optional.<SigningLink>empty() : links.byKey(lease.number(), key);
        if (earlier.isPresent()) {
            return new Sent(earlier.get(), null, true);
        }
        var made = to == To.SIGNER ? newLinks.toSigner(lease, officer) : newLinks.toRepresentative(lease, officer);
        newLinks.requireSignable(lease);
        close(lease, LinkState.REVOKED, officer, Map.of());
        send(lease, made, key);
        var link = links.lock(made.id());
        return new Sent(link, link.handedOut() ? SigningLink.path(links.token(link.id())) : null, false);
    }

    private void send(Lease lease, SigningLink link, @Nullable String key) {
        links.add(link, key);
        if (mail.send(lease, link)) {
            issued(link, "SIGNING_LINK_MAILED");
        } else if (link.issuedBy().equals(AuditTrail.SYSTEM)) {
            issued(link, UNSENT);
            tellUndeliverable(lease);
        } else {
            newLinks.requireOtherSealer(lease, link.issuedBy());
            issued(link, LinkHands.HANDED_OVER);
            links.handedOut(link.id());
        }
    }

    private void issued(SigningLink link, String action) {
        var to = link.letter() == null ? To.SIGNER : To.REPRESENTATIVE;
        steps.keep(link, link.issuedBy(), action, null, Map.of("signer", link.signer(), "to", to.name()));
    }

    /** Reminds the signer: the open link is mailed once more. Nothing happens if none is open. */
    @Override
    public void remind(Lease lease) {
        links.open(lease.number()).ifPresent(link -> {
            boolean mailed = mail.send(lease, link);
            steps.keep(link, AuditTrail.SYSTEM, mailed ? "SIGNING_LINK_REMINDED" : UNSENT, null, Map.of());
            if (!mailed) {
                tellUndeliverable(lease);
            }
        });
    }

    /** The signing deadline has passed. */
    public void expire(Lease lease) {
        close(lease, LinkState.EXPIRED, AuditTrail.SYSTEM, Map.of());
    }

    /**
     * The open link is good no more: the application was withdrawn, the contract signed on paper, or an officer says
     * so.
     *
     * @return whether one was open
     */
    @Override
    public boolean cancel(Lease lease, String by, String reason) {
        return close(lease, LinkState.REVOKED, by, Map.of("reason", reason));
    }

    private boolean close(Lease lease, LinkState to, String by, Map<String, String> said) {
        var open = links.open(lease.number());
        open.ifPresent(link -> steps.end(links.lock(link.id()), to, by, said));
        return open.isPresent();
    }

    private void tellUndeliverable(Lease lease) {
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.SIGNING_ONLINE,
                        "租赁 " + lease.number() + " 的签署链接无法以邮件发出：承租人未留邮箱，或者系统未设置邮件服务器。请在租赁页面重新发出链接，并以其他方式交给签署人。",
                        "The signing link of lease " + lease.number()
                                + " cannot be mailed: the lessee has no e-mail address, or"
                                + " no mail server is set. Issue a link on the lease's page and hand it to the signer by"
                                + " another way."),
                Audience.group(Groups.CONTRACT));
    }
}
