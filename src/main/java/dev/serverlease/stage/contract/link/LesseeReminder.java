package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.signature.provider.SigningProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reminds the lessee's signer of a text that may still be signed. Of one that the lessor's entry has outdated no link
 * is mailed: contract officers, who have it drawn up anew, are reminded instead.
 */
@Component
public class LesseeReminder {

    private final SigningProvider provider;
    private final LesseeOffer offer;
    private final Notices notices;

    LesseeReminder(SigningProvider provider, @Lazy LesseeOffer offer, Notices notices) {
        this.provider = provider;
        this.offer = offer;
        this.notices = notices;
    }

    public void remind(Lease lease) {
        if (offer.outdated(lease).isEmpty()) {
            provider.remind(lease);
            return;
        }
        var number = lease.number();
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.SIGNING_ONLINE,
                        "租赁 " + number + " 送交承租人的文本因出租人资料变更，已不能签署，不再催办承租人。请在租赁页面查看变更和处理办法，收回后重新出具文本。",
                        "What lease " + number
                                + " has with the lessee can no longer be signed, because the lessor changed, so"
                                + " the lessee is not reminded of it. The lease's page says what changed and what to do: take"
                                + " it back and have it drawn up anew."),
                Audience.group(Groups.CONTRACT));
    }
}
