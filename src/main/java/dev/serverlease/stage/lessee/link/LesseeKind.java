package dev.serverlease.stage.lessee.link;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.stage.lessee.link.LesseeLink.State;
import dev.serverlease.visit.LinkAccess;
import dev.serverlease.visit.LinkKind;
import dev.serverlease.visit.Visitor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links to the lessee's page. */
@Component
public class LesseeKind implements LinkKind<LesseeLink> {

    private static final Bilingual CLOSED = new Bilingual(
            "已失效：租赁已经结束，页面开放期已过", "over: the lease has ended, and so has the time in which its page could be read");

    private final LesseeLinkTable links;
    private final LesseeSteps steps;
    private final PageWindow window;
    private final LesseePageSettings settings;
    private final Moment moment;

    LesseeKind(
            LesseeLinkTable links, LesseeSteps steps, PageWindow window, LesseePageSettings settings, Moment moment) {
        this.links = links;
        this.steps = steps;
        this.window = window;
        this.settings = settings;
        this.moment = moment;
    }

    @Override
    public LinkAccess<LesseeLink> access() {
        return links;
    }

    @Override
    public @Nullable Bilingual over(LesseeLink link, Lease lease) {
        if (link.state() != State.OPEN) {
            return link.state().words();
        }
        if (window.isOver(lease)) {
            return CLOSED;
        }
        return link.expiresAt().isAfter(moment.now()) ? null : State.EXPIRED.words();
    }

    @Override
    public void close(LesseeLink link, Lease lease) {
        if (link.state() == State.OPEN) {
            links.end(link.id(), State.EXPIRED);
            steps.keep(link, AuditTrail.SYSTEM, State.EXPIRED.action(), null, Map.of());
        }
    }

    @Override
    public void keep(LesseeLink link, Step step, String actor, @Nullable Visitor visitor, Map<String, String> said) {
        steps.keep(link, actor, action(step), visitor, said);
    }

    private static String action(Step step) {
        return switch (step) {
            case NOT_RECOGNISED -> "LESSEE_NOT_RECOGNISED";
            case OPENED -> "LESSEE_LINK_OPENED";
            case CODE_SHOWN -> "LESSEE_CODE_SHOWN";
            case CODE_WRONG -> "LESSEE_CODE_WRONG";
            case IDENTIFIED -> "LESSEE_VISITED";
            case TRIED -> "LESSEE_LINK_TRIED";
        };
    }

    @Override
    public Instant visitUntil(Instant now) {
        return settings.visitValid().after(now, ZoneOffset.UTC);
    }

    @Override
    public Notice codeWaits(Lease lease) {
        return Notice.about(
                lease.number(),
                NoticeKind.LESSEE_PAGE,
                "租赁 " + lease.number()
                        + " 的承租人正在登录其页面，等待验证码。请拨打登记的电话，核对本人后在租赁页面查看并告知验证码；没有登记电话的，请来人到场，与身份核验记录和证件原件核对后当面交付。10 分钟内有效。",
                "The lessee of lease " + lease.number()
                        + " is about to open its page and waits for the code. Call the number that is known, make sure who"
                        + " answers, and read the code out from the lease's page. If no number is known, hand it over in person"
                        + " against the record of the identity and the document. It is good for 10 minutes.");
    }
}
