package dev.serverlease.stage.inforce.rent;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A payment of overdue rent.
 *
 * @param reference the caller's own number, unique within the lease
 * @param payer LESSEE, or SUBLESSEE who pays instead (Civil Code art. 719)
 * @param openAfter what was still owed after it
 * @param surplus what was paid beyond what was owed; 0 if nothing was
 * @param effect SETTLED, PART, or TOO_LATE if the notice of termination was recorded as arrived before it
 */
public record RentPayment(
        String reference,
        BigDecimal amount,
        LocalDate paidOn,
        String payer,
        BigDecimal openAfter,
        BigDecimal surplus,
        String effect) {

    /**
     * Of one that was booked late, as its lessee reads it; without a stop.
     *
     * @param rent what it was paid for, whose notice of termination has arrived
     */
    public Bilingual inTime(RentDefault rent) {
        var sum = MoneyTexts.inFigures(amount, rent.owedCurrency());
        var paid = Days.of(paidOn);
        var arrived = Days.of(Objects.requireNonNull(
                Objects.requireNonNull(rent.outcome(), reference).arrivedOn(), reference));
        return new Bilingual(
                "收到您于" + paid.zh() + "支付的租金" + sum.zh() + "，不晚于解除通知到达之日" + arrived.zh(),
                "rent of " + sum.en() + " that you paid on " + paid.en()
                        + " came in, no later than the notice of termination arrived on " + arrived.en());
    }
}
