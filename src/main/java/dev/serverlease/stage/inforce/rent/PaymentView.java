package dev.serverlease.stage.inforce.rent;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * The effect of a payment.
 *
 * @param settled whether it ended the default
 * @param open what is still owed after it
 * @param message the same in words, and the next step
 */
record PaymentView(
        String reference,
        boolean settled,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal open,
        String message) {

    static PaymentView of(RentPayment payment) {
        return new PaymentView(
                payment.reference(),
                payment.effect().equals("SETTLED"),
                payment.openAfter(),
                words(payment) + surplus(payment) + sublessee(payment));
    }

    private static String words(RentPayment payment) {
        return switch (payment.effect()) {
            case "SETTLED" -> "已付清，逾期处理了结（民法典第七百二十二条）。 Paid in full; the default is settled.";
            case "PART" ->
                "已登记部分付款，尚欠 " + payment.openAfter()
                        + "。已经发出的催告继续有效：期限届满余额仍未付清的，是否解除由法务人员写明理由后决定；尚未用印的通知书须就余额重新制作（民法典第七百二十二条）。"
                        + " A part was paid and recorded; " + payment.openAfter()
                        + " is still owed. A demand that was sent stands: if the rest is open after its period, a legal officer"
                        + " decides with reasons whether the lease ends; a letter without the seal is made anew over the rest"
                        + " (Civil Code art. 722).";
            default ->
                "付款日不晚于解除通知到达日，但登记在后：已留存并通知法务人员认定解除是否生效，尚欠 " + payment.openAfter() + "。"
                        + " It was paid no later than the notice arrived but recorded after that: kept, and the legal officers"
                        + " were told to find whether the termination has effect; " + payment.openAfter()
                        + " is still owed.";
        };
    }

    /** The clause {@code rent} has interest go before rent; the rest is the lessee's. */
    private static String surplus(RentPayment payment) {
        return payment.surplus().signum() == 0
                ? ""
                : " 其中多付 " + payment.surplus() + "，本系统不作抵充：请核对是否含逾期利息和费用，余款与承租人书面确认抵作后期租金或者退还。 "
                        + payment.surplus()
                        + " more than was owed was paid, and the product sets it off against nothing: see whether it is"
                        + " interest or cost, and agree with the lessee in writing to set the rest off against later rent or"
                        + " to repay it.";
    }

    /** Such a payment may reveal an unknown sublease. */
    private static String sublessee(RentPayment payment) {
        return payment.payer().equals("SUBLESSEE")
                ? " 次承租人代付（民法典第七百一十九条）；转租尚未登记的，请登记。 Paid by the sublessee in the lessee's place (art. 719); record"
                        + " the sublease where it is not known yet."
                : "";
    }
}
