package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Party;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.process.LeaseEnded;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The lessee does not sign: it declined, or nothing reached it. A contract officer is asked how it goes on; if it ends
 * with that, or with a seal that the lessor refused, the applicant is told.
 */
@Component
public class OfferReturns {

    private final OpenSigning signing;
    private final Offers offers;
    private final LeaseMessages messages;
    private final Leases leases;
    private final Notices notices;
    private final Clock clock;

    OfferReturns(
            OpenSigning signing, Offers offers, LeaseMessages messages, Leases leases, Notices notices, Clock clock) {
        this.leases = leases;
        this.notices = notices;
        this.signing = signing;
        this.offers = offers;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Under the lease's lock, in the caller's transaction.
     *
     * @param by who says so
     * @throws Refusal with 409 if the contract is not with the lessee
     */
    public void record(Lease lease, String reason, String by) {
        var draft = signing.require(lease).contract();
        offers.add(
                lease.number(),
                new OfferEvent(draft.version(), Kind.RETURNED, reason, null, null, by, clock.instant()),
                draft.digest());
        messages.send(lease, LeaseMessages.OFFER_RETURNED);
    }

    /**
     * A fact turned out to be wrong: the offer is taken back, and the application is corrected and checked anew.
     *
     * @throws Refusal with 409 if no contract is with the lessee, or the lessee has signed it
     */
    void correct(Lease lease, String reason, String by) {
        var signed = signing.of(lease)
                .filter(draft -> draft.contract().agreement() == null)
                .orElseThrow(() -> noOffer(lease));
        if (signed.isSignedBy(Party.LESSEE)) {
            throw new Refusal(
                    409,
                    "承租人已经签署，其要约在约定期限内有效：请合同人员在“出租人用印”任务中不用印，选择退回申请并说明须更正的事实。 The lessee has signed, and its offer stands"
                            + " for a time: a contract officer refuses to seal it, back to the application, and says which"
                            + " fact is wrong.");
        }
        offers.add(
                lease.number(),
                new OfferEvent(signed.contract().version(), Kind.REFUSED, reason, null, null, by, clock.instant()),
                signed.contract().digest());
        messages.send(lease, LeaseMessages.OFFER_RETURNED, Map.of("correction", Variables.stringValue("YES", true)));
    }

    /** The applicant is told that no contract was concluded, and why: it was not the review that failed. */
    @EventListener
    void ended(LeaseEnded ended) {
        if (ended.from() != LeaseStage.CONTRACT || ended.reason() != EndReason.REJECTED) {
            return;
        }
        var number = ended.leaseNumber();
        var refused = offers.latest(number).orElseThrow();
        boolean signed = signing.draft(number, refused.version())
                .filter(draft -> draft.isSignedBy(Party.LESSEE))
                .isPresent();
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.LEASE_ENDED,
                        "租赁 " + number + (signed ? " 的合同，承租人已经签署，出租人不予用印" : " 的合同未签署，出租人决定终止") + "，合同未成立，本案已结束。理由："
                                + refused.reason(),
                        "Lease " + number + " has ended without a contract: "
                                + (signed
                                        ? "the lessee had signed, and the lessor refused to seal"
                                        : "the lessee did not sign, and the lessor ended it")
                                + ". Reason: " + refused.reason()),
                Audience.person(leases.get(number).applicant()));
    }

    private Refusal noOffer(Lease lease) {
        return signing.isConcluded(lease.number()) && signing.mayAgree(lease)
                ? new Refusal(
                        409,
                        "租赁 " + lease.number() + " 的合同已经成立，不能退回申请更正；事实有误的，请在租赁页面提出变更协议，由双方签署后更正。 The contract of lease "
                                + lease.number()
                                + " is concluded, and its application goes back no more: ask for a change agreement on the"
                                + " lease's page, which puts the fact right when both have signed it.")
                : LeaseMessages.notWaiting(lease);
    }

    /** Whether it is with the lessee, who may sign or decline. */
    boolean isAwaited(Lease lease) {
        return messages.awaits(lease, LeaseMessages.OFFER_RETURNED);
    }

    /** The same as {@link #record}, where the contract may no longer be with the lessee: then nothing happens. */
    public void recordIfAwaited(Lease lease, String reason, String by) {
        if (signing.of(lease).isPresent() && messages.awaits(lease, LeaseMessages.OFFER_RETURNED)) {
            record(lease, reason, by);
        }
    }
}
