package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.notification.SecretPlaces;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings the link to the signer by mail; the token is made when the mail is sent. */
@Component
class LinkMail implements SecretPlaces {

    private final LinkTable links;
    private final Notices notices;
    private final Clock clock;

    LinkMail(LinkTable links, Notices notices, Clock clock) {
        this.links = links;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Optional<String> of(long mail) {
        return links.openByMail(mail).map(link -> SigningLink.path(links.token(link.id())));
    }

    /** @return whether it goes out: not without an address, and not where no mail server is set */
    boolean send(Lease lease, SigningLink link) {
        var address = link.address();
        links.dropWaitingMail(link.id());
        var mail = address == null ? null : notices.mail(notice(lease, link), address);
        links.mailed(link.id(), mail);
        return mail != null;
    }

    private Notice notice(Lease lease, SigningLink link) {
        var number = lease.number();
        return Notice.about(
                number,
                NoticeKind.SIGNING_LINK,
                (lease.stage() == LeaseStage.CONTRACT ? "合同 " : "租赁协议 ") + number
                        + " 已拟好，请用下面的链接核对身份、阅读全文，再决定签署、拒绝或者转交代理人。链接只供您本人使用，请勿转发，有效期至"
                        + PageTime.zh(clock.getZone()).deadline(link.expiresAt())
                        + "。打开后需要验证码，由出租人以另一方式告知；我们不会在邮件中索要验证码。",
                (lease.stage() == LeaseStage.CONTRACT ? "Contract " : "An agreement on lease ") + number
                        + " is ready. Follow the link below to say who you are, read it, and sign, decline or"
                        + " name a representative. The link is yours alone, please forward it to nobody; it is good until "
                        + PageTime.en(clock.getZone()).deadline(link.expiresAt())
                        + ". You will be asked for a code, which the lessor gives you by another way; no mail of ours asks"
                        + " for it.");
    }
}
