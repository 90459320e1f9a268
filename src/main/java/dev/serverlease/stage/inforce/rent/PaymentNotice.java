package dev.serverlease.stage.inforce.rent;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.closing.hold.DoubtToLessee;
import dev.serverlease.stage.closing.hold.LegalHolds;
import dev.serverlease.visit.ToLessee;
import org.springframework.stereotype.Component;

/** Tells people what a payment of overdue rent means to them. */
@Component
class PaymentNotice {

    private final Notices notices;
    private final ToLessee lessee;
    private final LegalHolds holds;
    private final DoubtToLessee doubt;

    PaymentNotice(Notices notices, ToLessee lessee, LegalHolds holds, DoubtToLessee doubt) {
        this.doubt = doubt;
        this.holds = holds;
        this.notices = notices;
        this.lessee = lessee;
    }

    /**
     * Tells the lessee of money that came in on a demand: what is still owed, or that nothing is any more (art. 722).
     */
    void received(Lease lease, RentDefault rent, RentPayment payment) {
        if (rent.demand() == null) {
            return;
        }
        var sum = MoneyTexts.inFigures(payment.amount(), rent.owedCurrency());
        var open = MoneyTexts.inFigures(payment.openAfter(), rent.owedCurrency());
        var since = Days.of(rent.overdueSince());
        boolean whole = payment.openAfter().signum() == 0;
        lessee.tell(
                lease,
                NoticeKind.RENT_RECEIVED,
                new Bilingual(
                        "合同 " + lease.number() + " 项下自" + since.zh() + "起逾期、经催告的租金，收到付款" + sum.zh()
                                + (whole ? "，该项租金已经付清，出租人不再据此解除合同。" : "，尚欠" + open.zh() + "，请在催告所定的期限内付清。"),
                        "Of the rent overdue since " + since.en() + " and demanded under contract " + lease.number()
                                + ", "
                                + sum.en() + " came in"
                                + (whole
                                        ? "; it is paid in full, and the lessor does not terminate for it any more."
                                        : "; " + open.en()
                                                + " is still owed, to be paid within the time of the demand.")));
    }

    /**
     * Tells the legal officers about money that was paid by the day on which the notice of termination arrived, but
     * booked later: they decide whether the termination has effect (Civil Code arts. 565, 722); the product cannot undo
     * it. Until they have decided, nothing is erased and the server is not taken back.
     */
    void bookedLate(Lease lease, RentDefault rent, RentPayment payment) {
        holds.holdUntilDecided(
                lease, "解除通知到达前已支付的租金事后登记（付款编号 " + payment.reference() + "，" + payment.paidOn() + " 支付），待法务认定解除是否有效");
        tellLessee(lease, rent, payment);
        boolean whole = payment.openAfter().signum() == 0;
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.RENT_BOOKED_LATE,
                        "租赁 " + lease.number() + " 的解除通知登记到达之后，登记了一笔付款日不晚于到达日的租金（编号 " + payment.reference() + "，"
                                + (whole ? "已付清欠租" : "尚欠 " + payment.openAfter())
                                + "）。请法务人员认定解除是否发生效力（民法典第五百六十五条、第七百二十二条），在租赁页面“认定解除效力”中登记认定和理由。"
                                + "认定之前不收回服务器，不返还、不删除数据。认定有效的，解除保全，该款抵作结算或者退还承租人；"
                                + "认定不发生效力的，租赁继续履行并恢复服务；服务器已经收回的，数据继续保全，租赁页面写明下一步。",
                        "After the notice of termination of lease " + lease.number()
                                + " was recorded as arrived, rent was booked that had been paid no later than that day (number "
                                + payment.reference() + "; "
                                + (whole ? "nothing is owed any more" : payment.openAfter() + " is still owed")
                                + "). A legal officer must find whether the termination has effect (Civil Code arts. 565,"
                                + " 722) and records that with its reasons on the lease's page under “Find whether the end"
                                + " stands”. Until then the server is not taken back and no data returned or erased. If the end"
                                + " stands, the hold is lifted and the money is set off in the final account or refunded; if it"
                                + " has no effect, the lease goes on and its service is restored; where the server was taken"
                                + " back, the data stays held and the lease's page says what comes next."),
                Audience.group(Groups.LEGAL));
    }

    private void tellLessee(Lease lease, RentDefault rent, RentPayment payment) {
        var paid = payment.inTime(rent);
        var open = doubt.open(lease.number());
        lessee.tell(
                lease,
                NoticeKind.RENT_RECEIVED,
                new Bilingual(
                        "合同 " + lease.number() + "：" + paid.zh() + "。" + open.zh(),
                        "Contract " + lease.number() + ": " + paid.en() + ". " + open.en()));
    }
}
