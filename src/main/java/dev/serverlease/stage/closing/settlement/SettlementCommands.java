package dev.serverlease.stage.closing.settlement;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Records that the deposit was repaid or the rent settled: the end of what either side waits for after the end. */
@Service
class SettlementCommands {

    private static final int CENTS = 2;

    private final LeaseCommands commands;
    private final Settlements settlements;
    private final ExportPeriod export;
    private final AgreedSums agreed;
    private final EndToLessee lessee;
    private final Clock clock;

    SettlementCommands(
            LeaseCommands commands,
            Settlements settlements,
            ExportPeriod export,
            AgreedSums agreed,
            EndToLessee lessee,
            Clock clock) {
        this.commands = commands;
        this.settlements = settlements;
        this.export = export;
        this.agreed = agreed;
        this.lessee = lessee;
        this.clock = clock;
    }

    /**
     * The same under the same key is recorded once.
     *
     * @throws Refusal with 400 if what is said cannot be, 422 for rent that differs from what is on record without a
     *     reason, 409 while the contract has not ended, where no server was handed over, or if the key was used for
     *     something else
     */
    void settle(String number, SettlementRequest request, String key, String by) {
        PastDay.require("paidOn", request.paidOn(), LocalDate.now(clock));
        commands.lockedDo(number, lease -> {
            var settled = new Settled(
                    Settled.What.valueOf(request.what()),
                    cents(request.amount()),
                    request.setOff() == null ? cents(BigDecimal.ZERO) : cents(request.setOff()),
                    request.rentOwed() == null ? null : cents(request.rentOwed()),
                    request.rentPaid() == null ? null : cents(request.rentPaid()),
                    agreed.currency(lease),
                    request.paidOn(),
                    request.saidNote(),
                    request.saidDifference());
            var earlier = settlements.byKey(number, key);
            if (earlier.isPresent()) {
                requireSame(earlier.get(), settled);
                return;
            }
            requireEnded(lease);
            switch (settled.what()) {
                case DEPOSIT -> requireDeposit(lease, settled);
                case RENT -> requireRent(lease, settled);
            }
            settlements.add(number, settled, key, by);
            lessee.settled(lease, settled);
        });
    }

    private static BigDecimal cents(BigDecimal sum) {
        return sum.setScale(CENTS, RoundingMode.UNNECESSARY);
    }

    /**
     * The rent by the time of use, less what was paid before and what is set off against the deposit, is what one side
     * pays the other (clause {@code termination}).
     */
    private void requireRent(Lease lease, Settled settled) {
        if (settled.rentOwed() == null) {
            throw wrong(
                    "rentOwed",
                    "请填写至终止之日按实际使用的期间应付的租金，没有的填 0。 Give the rent owed by the time of use up to the end, or 0.");
        }
        if (settled.rentPaid() == null) {
            throw wrong("rentPaid", "请填写此前已付的租金，包括预付的，没有的填 0。 Give the rent that was paid before, also ahead, or 0.");
        }
        agreed.requireRent(lease, settled);
        requireSetOff(lease, settled);
        var rest = settled.openRent().subtract(settled.setOff());
        if (settled.amount().compareTo(rest.abs()) != 0) {
            var how = settled.rentOwed() + " − " + settled.rentPaid() + " − " + settled.setOff() + " = " + rest;
            throw wrong(
                    "amount",
                    "金额不符：应付租金 " + settled.rentOwed() + "，此前已付 " + settled.rentPaid() + "，以押金抵扣 " + settled.setOff()
                            + "（" + how + "），" + (rest.signum() < 0 ? "出租人应退还 " : "承租人应支付 ") + rest.abs() + "，所填支付金额为 "
                            + settled.amount()
                            + "；请更正。 The sums do not add up: rent owed, less rent paid before, less what is set"
                            + " off, is " + how + ", so that the "
                            + (rest.signum() < 0 ? "lessor repays " : "lessee pays ")
                            + rest.abs() + " and not " + settled.amount() + "; correct them.");
        }
        if (settled.note() == null) {
            throw wrong(
                    "note",
                    "请写明由谁支付、如何计算，或者双方互不相欠。 Say who paid and how it was reckoned, or that neither owes anything.");
        }
    }

    /** Of the rent no more is set off than is open, nor than the deposit gives. */
    private void requireSetOff(Lease lease, Settled settled) {
        if (settled.setOff().signum() == 0) {
            return;
        }
        var open = settled.openRent().max(BigDecimal.ZERO);
        if (settled.setOff().compareTo(open) > 0) {
            throw wrong(
                    "setOff",
                    "以押金抵扣 " + settled.setOff() + "，多于尚欠的租金 " + open + "（应付 " + settled.rentOwed() + "，已付 "
                            + settled.rentPaid() + "），请核对。 " + settled.setOff()
                            + " is set off, which is more than the rent of " + open + " that is open; check the sums.");
        }
        var ofDeposit = settlements.of(lease.number()).get(Settled.What.DEPOSIT);
        var most = ofDeposit == null ? agreed.deposit(lease) : ofDeposit.setOff();
        if (settled.setOff().compareTo(most) > 0) {
            throw wrong(
                    "setOff",
                    "以押金抵扣租金 " + settled.setOff() + "，而" + (ofDeposit == null ? "押金为 " : "押金的登记中抵扣的合计为 ") + most
                            + "；请核对，押金的登记有误的，先更正。 " + settled.setOff() + " is set off, and "
                            + (ofDeposit == null ? "the deposit is " : "what the record of the deposit sets off is ")
                            + most + "; check the sums, and correct that record first if it is wrong.");
        }
    }

    /** What is not repaid is set off in a written list (clause {@code deposit}). */
    private void requireDeposit(Lease lease, Settled settled) {
        var deposit = agreed.deposit(lease);
        if (deposit.signum() == 0) {
            throw wrong("what", "合同没有约定押金。 The contract has no security deposit.");
        }
        if (settled.rentOwed() != null || settled.rentPaid() != null || settled.difference() != null) {
            throw wrong(
                    settled.rentOwed() != null ? "rentOwed" : settled.rentPaid() != null ? "rentPaid" : "difference",
                    "登记押金时不填租金，租金另行登记结清。 Leave the rent out of the record of the deposit; it is settled by a record of its own.");
        }
        var last = export.lastDayOfContract(lease);
        if (settled.paidOn().isBefore(last)) {
            throw wrong(
                    "paidOn",
                    "合同至 " + last + " 终止，押金不早于该日退还，请核对。 The contract ended on " + last
                            + " and the deposit is repaid after that; check the day.");
        }
        if (settled.amount().compareTo(deposit) > 0) {
            throw wrong(
                    "amount",
                    "押金为 " + deposit + "，退还的金额不得超过押金，请核对。 The deposit is " + deposit
                            + " and no more than that is repaid.");
        }
        var sum = settled.amount().add(settled.setOff());
        if (sum.compareTo(deposit) != 0) {
            throw wrong(
                    "setOff",
                    "押金为 " + deposit + "，退还 " + settled.amount() + "、抵扣 " + settled.setOff() + "，合计 " + sum
                            + "，与押金相差 " + deposit.subtract(sum).abs() + "；退还与抵扣之和须等于押金，请更正。 The deposit is " + deposit
                            + "; repaid " + settled.amount() + " and set off " + settled.setOff() + " make " + sum
                            + ". They must make the deposit: correct the sums.");
        }
        var rent = settlements.of(lease.number()).get(Settled.What.RENT);
        if (rent != null && rent.setOff().compareTo(settled.setOff()) > 0) {
            throw wrong(
                    "setOff",
                    "租金的结清登记了以押金抵扣 " + rent.setOff() + "，多于此处抵扣的 " + settled.setOff()
                            + "；请核对，租金的登记有误的，先更正。 The record of the rent sets off " + rent.setOff()
                            + " against the deposit, which is more than " + settled.setOff()
                            + " here; check the sums, and correct that record first if it is wrong.");
        }
        if (settled.setOff().signum() > 0 && !settled.hasSum()) {
            throw wrong(
                    "note",
                    "押金为 " + deposit + "，未全部退还的，请写明抵扣的项目、金额和依据，例如“欠付租金 6000.00，依据合同押金条款”。 The deposit is " + deposit
                            + "; where less is repaid, list what was set off, with item, amount and ground.");
        }
    }

    private static void requireEnded(Lease lease) {
        if (lease.saidEndReason() == null || lease.inForceAt() == null) {
            throw new Refusal(
                    409,
                    "租赁 " + lease.number() + " 的合同尚未终止，或者服务器从未交付，没有押金或者租金须结清。 The contract of lease " + lease.number()
                            + " has not ended, or no server was handed over: nothing is to be settled.");
        }
    }

    private static void requireSame(Settled earlier, Settled settled) {
        if (!earlier.equals(settled)) {
            throw new Refusal(
                    409,
                    "请求标识（Idempotency-Key）已用于另一次登记，请换一个。 This Idempotency-Key was used for another record; take a new one.");
        }
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(400, message, List.of(new FieldError(field, message)));
    }
}
