package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.visit.LinkAccess;
import dev.serverlease.visit.LinkKind;
import dev.serverlease.visit.Visitor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Links to a contract that is to be signed. */
@Component
public class SigningKind implements LinkKind<SigningLink> {

    private final LinkTable links;
    private final LinkStanding standing;
    private final LinkSteps steps;
    private final Sealers sealers;
    private final SigningSettings settings;

    SigningKind(
            LinkTable links, LinkStanding standing, LinkSteps steps, @Lazy Sealers sealers, SigningSettings settings) {
        this.sealers = sealers;
        this.links = links;
        this.standing = standing;
        this.steps = steps;
        this.settings = settings;
    }

    @Override
    public LinkAccess<SigningLink> access() {
        return links;
    }

    @Override
    public @Nullable Bilingual over(SigningLink link, Lease lease) {
        var state = standing.of(link, lease);
        return state.isOpen() ? null : state.words();
    }

    @Override
    public void close(SigningLink link, Lease lease) {
        var state = standing.of(link, lease);
        if (state != link.state()) {
            steps.end(link, state, AuditTrail.SYSTEM, Map.of());
        }
    }

    @Override
    public void keep(SigningLink link, Step step, String actor, @Nullable Visitor visitor, Map<String, String> said) {
        if (step == Step.OPENED || step == Step.IDENTIFIED) {
            steps.reach(link, step == Step.OPENED ? LinkState.OPENED : LinkState.IDENTIFIED);
        }
        steps.keep(link, actor, action(step), visitor, said);
    }

    @Override
    public void requireMayRead(Lease lease, String officer) {
        sealers.requireOther(lease, officer);
    }

    private static String action(Step step) {
        return switch (step) {
            case NOT_RECOGNISED -> "SIGNER_NOT_RECOGNISED";
            case OPENED -> "SIGNING_LINK_OPENED";
            case CODE_SHOWN -> LinkHands.CODE_SHOWN;
            case CODE_WRONG -> "SIGNING_CODE_WRONG";
            case IDENTIFIED -> "SIGNER_IDENTIFIED";
            case TRIED -> "SIGNING_LINK_TRIED";
        };
    }

    @Override
    public Instant visitUntil(Instant now) {
        return settings.visitValid().after(now, ZoneOffset.UTC);
    }

    @Override
    public Optional<Bilingual> outdated(Lease lease) {
        return standing.outdated(lease);
    }

    @Override
    public Notice codeWaits(Lease lease) {
        var outdated = outdated(lease);
        if (outdated.isPresent()) {
            return Notice.about(
                    lease.number(),
                    NoticeKind.SIGNING_ONLINE,
                    "租赁 " + lease.number() + " 的签署人已打开签署链接，等待验证码。"
                            + outdated.get().zh(),
                    "The signer of lease " + lease.number() + " has opened the link and waits for the code. "
                            + outdated.get().en());
        }
        return Notice.about(
                lease.number(),
                NoticeKind.SIGNING_ONLINE,
                "租赁 " + lease.number()
                        + " 的签署人已打开签署链接，等待验证码。请拨打所留电话，核对本人后在租赁页面查看并告知验证码；没有留电话的，请签署人到场，与身份核验记录和证件原件核对后当面交付。10 分钟内有效。查看验证码的人不得用印。",
                "The signer of lease " + lease.number()
                        + " has opened the link and waits for the code. Call the"
                        + " number that is known, make sure who answers, and read the code out from the lease's"
                        + " page. If no number is known, hand it over in person against the record of the identity and the document. It"
                        + " is good for 10 minutes. Whoever reads it does not seal.");
    }
}
