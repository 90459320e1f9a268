package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.link.Explanations;
import dev.serverlease.stage.contract.link.LinkViews;
import dev.serverlease.stage.inforce.expiry.Renewal;
import dev.serverlease.stage.inforce.expiry.Renewals;
import dev.serverlease.stage.legalreview.HumanLook;
import dev.serverlease.stage.legalreview.HumanLookWindow;
import dev.serverlease.words.PageTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What was asked for and waits: a renewal, a human look, what the lessee asked while signing, and a seal that nobody
 * applies yet.
 */
@Component
class AskedFor {

    private static final Bilingual EXPLAIN = new Bilingual(
            "承租人的请求说明尚未答复，答复前不得用印；由合同管理员答复。",
            "What the lessee asked to have explained waits for a contract officer's answer; nothing is sealed before.");

    private final Renewals renewals;
    private final HumanLookWindow humanLooks;
    private final LinkViews links;
    private final Explanations explanations;
    private final OpenSigning signing;
    private final SealWaits seals;
    private final LeaseDates dates;

    AskedFor(
            Renewals renewals,
            HumanLookWindow humanLooks,
            LinkViews links,
            Explanations explanations,
            OpenSigning signing,
            SealWaits seals,
            LeaseDates dates) {
        this.renewals = renewals;
        this.humanLooks = humanLooks;
        this.links = links;
        this.explanations = explanations;
        this.signing = signing;
        this.seals = seals;
        this.dates = dates;
    }

    List<Bilingual> of(Lease lease, PageTime times, Person reader) {
        var draft = signing.of(lease).map(SignedContract::contract);
        return Stream.of(
                        renewals.open(lease).map(renewal -> said(lease, renewal, times, reader)),
                        humanLooks.waiting(lease).map(look -> said(look, times)),
                        draft.flatMap(any -> links.representative(lease)).map(AskedFor::said),
                        draft.filter(open -> isAsked(lease, open)).map(any -> EXPLAIN),
                        seals.of(lease, times))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One that was asked for early is reviewed only from the day of the expiry notice on (clause {@code expiry}). */
    private Bilingual said(Lease lease, Renewal renewal, PageTime times, Person reader) {
        var review = dates.noticeToOpen(lease)
                .map(times::day)
                .map(from -> new Bilingual("自" + from + "起审查", "is reviewed from " + from + " on"))
                .orElse(new Bilingual("等待审查", "waits for its review"));
        return new Bilingual(
                "已申请续租，" + review.zh() + "：" + renewal.termsZh(times, reader) + "；业务编号 " + renewal.reference() + "，由 "
                        + renewal.requestedBy() + " 于" + times.day(renewals.requestedAt(lease.number(), renewal))
                        + "提出。",
                "A renewal is asked for and " + review.en() + ": " + renewal.termsEn(times, reader) + "; number "
                        + renewal.reference()
                        + ", asked for by " + renewal.requestedBy() + " on "
                        + times.day(renewals.requestedAt(lease.number(), renewal)) + ".");
    }

    private static Bilingual said(HumanLook look, PageTime times) {
        return new Bilingual(
                "已申请人工复查，等待法务人员答复（" + look.askedBy() + "，" + times.minute(look.askedAt()) + "）：" + look.ground(),
                "A human look was asked for and waits for a legal officer (" + look.askedBy() + ", "
                        + times.minute(look.askedAt()) + "): " + look.ground());
    }

    private static Bilingual said(String representative) {
        return new Bilingual(
                "签署人已转交代理人“" + representative + "”签署：由合同管理员在任务“处理未签署的合同”中核对授权委托书（授权范围、日期和印章），无误的送交代理人，有误的重新送交签署人。",
                "The signer named a representative, “" + representative
                        + "”: a contract officer checks the letter of authority in the task “Handle"
                        + " the returned offer”.");
    }

    private boolean isAsked(Lease lease, Contract open) {
        return !explanations.open(lease.number(), open.version()).isEmpty();
    }
}
