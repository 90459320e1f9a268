package dev.serverlease.stage.closing.settlement;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That something which was left after the end is done.
 *
 * @param amount what was paid; 0 if nothing was to be paid
 * @param setOff what of the deposit was set off; of rent, what was set off against the rent
 * @param rentOwed the rent by the time of use; null of a deposit
 * @param rentPaid what of the rent was paid before, also ahead; null of a deposit
 * @param note who paid what, or what was set off with its ground; null if nothing was
 * @param difference why the rent differs from what the plan and the payments on record give; null if it does not
 */
public record Settled(
        What what,
        BigDecimal amount,
        BigDecimal setOff,
        @Nullable BigDecimal rentOwed,
        @Nullable BigDecimal rentPaid,
        String currency,
        LocalDate paidOn,
        @Nullable String note,
        @Nullable String difference) {

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

    /** The rent that is open before a payment; negative if it was overpaid. Without any of it, 0. */
    BigDecimal openRent() {
        return zero(rentOwed).subtract(zero(rentPaid));
    }

    /** As its lessee reads it. */
    public Bilingual words() {
        var day = Days.of(paidOn);
        var said = what == What.DEPOSIT ? deposit(day) : rent(day);
        var more = Stream.of(note, difference).filter(Objects::nonNull).toList();
        return more.isEmpty()
                ? said
                : new Bilingual(
                        said.zh() + "：" + String.join("；", more), said.en() + " (" + String.join("; ", more) + ")");
    }

    /** As the timeline and the bundle have it; without the sums that it does not have. */
    Map<String, Object> detail() {
        var detail = new LinkedHashMap<String, Object>(
                Map.of("amount", amount, "setOff", setOff, "currency", currency, "paidOn", paidOn.toString()));
        detail.put("note", note == null ? "" : note);
        if (rentOwed != null && rentPaid != null) {
            detail.put("rentOwed", rentOwed);
            detail.put("rentPaid", rentPaid);
        }
        if (difference != null) {
            detail.put("difference", difference);
        }
        return detail;
    }

    private Bilingual deposit(Bilingual day) {
        var off = setOff.signum() == 0
                ? new Bilingual("", "")
                : new Bilingual("，抵扣" + sum(setOff).zh(), ", " + sum(setOff).en() + " set off");
        return amount.signum() == 0
                ? new Bilingual(
                        "押金已于" + day.zh() + "结清，未退还" + off.zh(),
                        "The deposit was settled on " + day.en() + " and nothing repaid" + off.en())
                : new Bilingual(
                        "押金已于" + day.zh() + "退还" + sum(amount).zh() + off.zh(),
                        "The deposit was repaid on " + day.en() + ": "
                                + sum(amount).en() + off.en());
    }

    private Bilingual rent(Bilingual day) {
        var off = setOff.signum() == 0
                ? new Bilingual("", "")
                : new Bilingual("，以押金抵扣" + sum(setOff).zh(), ", " + sum(setOff).en() + " set off against the deposit");
        int rest = openRent().subtract(setOff).signum();
        var paid = rest == 0
                ? new Bilingual("互不相欠", "nothing is open")
                : rest > 0
                        ? new Bilingual(
                                "承租人支付" + sum(amount).zh(),
                                "the lessee paid " + sum(amount).en())
                        : new Bilingual(
                                "出租人退还" + sum(amount).zh(),
                                "the lessor repaid " + sum(amount).en());
        return new Bilingual(
                "租金已于" + day.zh() + "结清：应付租金" + sum(zero(rentOwed)).zh() + "，此前已付"
                        + sum(zero(rentPaid)).zh() + off.zh() + "，" + paid.zh(),
                "The rent was settled on " + day.en() + ": owed "
                        + sum(zero(rentOwed)).en() + ", paid before "
                        + sum(zero(rentPaid)).en() + off.en() + ", " + paid.en());
    }

    private static BigDecimal zero(@Nullable BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum;
    }

    private Bilingual sum(BigDecimal sum) {
        return MoneyTexts.inFigures(sum, currency);
    }
}
