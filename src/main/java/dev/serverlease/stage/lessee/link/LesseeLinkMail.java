package dev.serverlease.stage.lessee.link;

import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.notification.SecretPlaces;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings the link to the lessee's agreed address; the token is made when the mail is sent. */
@Component
class LesseeLinkMail implements SecretPlaces {

    private final LesseeLinkTable links;
    private final Notices notices;
    private final Clock clock;

    LesseeLinkMail(LesseeLinkTable links, Notices notices, Clock clock) {
        this.links = links;
        this.notices = notices;
        this.clock = clock;
    }

    /** Of the mail that brings the link, and of one that tells its holder something: each has a token of its own. */
    @Override
    public Optional<String> of(long mail) {
        return links.openByMail(mail)
                .or(() -> links.openOfReader(mail))
                .map(link -> LesseeLink.path(links.token(link.id())));
    }

    /**
     * @param concluded whether it goes out with the notice that the contract is concluded
     * @return whether it goes out: not without an address, and not where no mail server is set
     */
    boolean send(LesseeLink link, boolean concluded) {
        var address = link.address();
        var mail = address == null ? null : notices.mail(notice(link, concluded), address);
        links.mailed(link.id(), mail);
        return mail != null;
    }

    private Notice notice(LesseeLink link, boolean concluded) {
        var number = link.leaseNumber();
        return Notice.about(
                number,
                concluded ? NoticeKind.CONTRACT_CONCLUDED : NoticeKind.LESSEE_PAGE,
                (concluded ? "合同 " + number + " 已由出租人用印，合同成立。" : "") + "下面的链接通往承租人页面：合同、通知、双方义务与期限、异议、使用情况说明和您的数据都在那里。"
                        + "链接只供您本人使用，请勿转发，有效期至 "
                        + PageTime.zh(clock.getZone()).deadline(link.expiresAt())
                        + "。每次打开都需要验证码，由出租人以另一方式告知；我们不会在邮件中索要验证码。",
                (concluded ? "The lessor has sealed contract " + number + ": it is concluded. " : "")
                        + "The link below leads to the lessee's page: contract, notices, what either side owes and when,"
                        + " objections, reports on the use, and your data. It is yours alone, please forward it to nobody; it"
                        + " is good until "
                        + PageTime.en(clock.getZone()).deadline(link.expiresAt())
                        + ". Each visit asks for a code, which the lessor gives you by another way; no mail of ours asks for"
                        + " it.");
    }
}
