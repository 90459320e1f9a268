package dev.serverlease.stage.lessee.link;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.ContractConcluded;
import dev.serverlease.stage.lessee.link.LesseeLink.State;
import dev.serverlease.visit.LesseeContact;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The links to the lessee's page: one is open at a time. The first goes out when the contract is concluded. Callers
 * hold the lease's lock; all that is written belongs to their transaction.
 */
@Service
class LesseeLinks {

    private final LesseeLinkTable links;
    private final LesseeLinkMail mail;
    private final LesseeSteps steps;
    private final PageWindow window;
    private final ApplicationTrees applications;
    private final Notices notices;
    private final Moment moment;

    LesseeLinks(
            LesseeLinkTable links,
            LesseeLinkMail mail,
            LesseeSteps steps,
            PageWindow window,
            ApplicationTrees applications,
            Notices notices,
            Moment moment) {
        this.links = links;
        this.mail = mail;
        this.steps = steps;
        this.window = window;
        this.applications = applications;
        this.notices = notices;
        this.moment = moment;
    }

    /**
     * @param path of the link where no mail carries it, for an officer to hand over; null otherwise
     * @param repeated whether an earlier request had made it: then its path cannot be shown, for only its digest is
     *     kept
     */
    record Sent(LesseeLink link, @Nullable String path, boolean repeated) {}

    /** With the notice of conclusion; where no mail can carry it, sales is asked to hand one over. */
    @EventListener
    void concluded(ContractConcluded contract) {
        var lease = contract.lease();
        if (lease.stage() != LeaseStage.CONTRACT) {
            // an agreement on the contract, whose lessee has its link
            return;
        }
        if (notices.reachesOutside() && contact(lease).address() != null) {
            send(lease, AuditTrail.SYSTEM, null, true);
        } else {
            tellUndeliverable(lease);
        }
    }

    /**
     * A new link in place of the open one; a repeat under the same key makes no other link.
     *
     * @throws Refusal with 409 where the lease has no page for its lessee: not yet, or no more
     */
    Sent issue(Lease lease, @Nullable String key, String officer) {
        var earlier = key == null ? Optional.<LesseeLink>empty() : links.byKey(lease.number(), key);
        if (earlier.isPresent()) {
            return new Sent(earlier.get(), null, true);
        }
        if (window.isOver(lease)) {
            throw new Refusal(
                    409,
                    "租赁已经结束，承租人页面的开放期已过，不再发出链接；承租人需要资料的，请另行提供。 The lease has ended and its page is closed for good;"
                            + " no link is issued. Give the lessee what it needs by another way.");
        }
        if (!window.isOpen(lease)) {
            throw LeaseMessages.notWaiting(lease);
        }
        var link = send(lease, officer, key, false);
        return new Sent(link, link.handedOut() ? LesseeLink.path(links.token(link.id())) : null, false);
    }

    private LesseeLink send(Lease lease, String by, @Nullable String key, boolean concluded) {
        close(lease, State.SUPERSEDED, by, Map.of());
        var contact = contact(lease);
        var link = new LesseeLink(
                UUID.randomUUID(),
                lease.number(),
                contact.signer(),
                contact.numberEnd(),
                contact.address(),
                contact.telephone(),
                State.OPEN,
                moment.now(),
                by,
                window.linkExpires(lease),
                false,
                0,
                0,
                null,
                null,
                false);
        links.add(link, key);
        boolean mailed = mail.send(link, concluded);
        if (!mailed) {
            links.handedOut(link.id());
        }
        steps.keep(link, by, "LESSEE_LINK_SENT", null, Map.of("signer", link.signer()));
        return links.lock(link.id());
    }

    /** @return whether one was open */
    boolean revoke(Lease lease, String by, String reason) {
        return close(lease, State.REVOKED, by, Map.of("reason", reason));
    }

    private boolean close(Lease lease, State to, String by, Map<String, String> said) {
        var open = links.open(lease.number());
        open.ifPresent(link -> {
            links.end(links.lock(link.id()).id(), to);
            steps.keep(link, by, to.action(), null, said);
        });
        return open.isPresent();
    }

    private LesseeContact contact(Lease lease) {
        return LesseeContact.of(applications.of(lease.application()).path("lessee"));
    }

    private void tellUndeliverable(Lease lease) {
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.LESSEE_PAGE,
                        "租赁 " + lease.number()
                                + " 的合同已成立，但通知和承租人页面的链接无法以邮件发出：承租人未留邮箱，或者系统未设置邮件服务器。请告知承租人合同成立，在租赁页面发出链接并以其他方式交给承租人。",
                        "The contract of lease " + lease.number()
                                + " is concluded, but the notice with the link to the lessee's page cannot be mailed: the"
                                + " lessee has no e-mail address, or no mail server is set. Tell the lessee, issue a link on the"
                                + " lease's page and hand it over by another way."),
                Audience.person(lease.applicant()));
    }
}
