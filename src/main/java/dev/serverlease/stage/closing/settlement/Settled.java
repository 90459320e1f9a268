package dev.serverlease.stage.closing.settlement;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That something which was left after the end is done.
 *
 * @param amount what was paid; 0 if nothing was to be paid
 * @param note who paid what, or what was set off with its ground; null if nothing was
 */
public record Settled(
        What what,
        BigDecimal amount,
        String currency,
        LocalDate paidOn,
        @Nullable String note) {

    public enum What {
        /** The security deposit was repaid (clause {@code deposit}). */
        DEPOSIT,
        /** The rent is settled by the time of use (clause {@code termination}, termination agreement). */
        RENT
    }

    /** Whether the note names a sum at all. */
    boolean hasSum() {
        return note != null && note.codePoints().anyMatch(Character::isDigit);
    }

    /** As its lessee reads it. */
    public Bilingual words() {
        var sum = amount.toPlainString() + " " + currency;
        var more = note == null ? "" : "：" + note;
        var day = Days.of(paidOn);
        if (amount.signum() == 0) {
            return what == What.DEPOSIT
                    ? new Bilingual(
                            "押金已于" + day.zh() + "结清，未退还，抵扣" + more,
                            "The deposit was settled on " + day.en() + " by set-off and nothing repaid" + english())
                    : new Bilingual(
                            "租金已于" + day.zh() + "结清，没有付款" + more,
                            "The rent was settled on " + day.en() + " without a payment" + english());
        }
        return what == What.DEPOSIT
                ? new Bilingual(
                        "押金已于" + day.zh() + "退还" + sum + more,
                        "The deposit was repaid on " + day.en() + ": " + sum + english())
                : new Bilingual(
                        "租金已于" + day.zh() + "结清，结算支付 " + sum + more,
                        "The rent was settled on " + day.en() + ", paid: " + sum + english());
    }

    private String english() {
        return note == null ? "" : " (" + note + ")";
    }
}
