package dev.serverlease.stage.closing.settlement;

import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.register.Lessors;
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
    private final ApplicationTrees trees;
    private final Lessors lessors;
    private final EndToLessee lessee;
    private final Clock clock;

    SettlementCommands(
            LeaseCommands commands,
            Settlements settlements,
            ExportPeriod export,
            ApplicationTrees trees,
            Lessors lessors,
            EndToLessee lessee,
            Clock clock) {
        this.commands = commands;
        this.settlements = settlements;
        this.export = export;
        this.trees = trees;
        this.lessors = lessors;
        this.lessee = lessee;
        this.clock = clock;
    }

    /**
     * The same under the same key is recorded once.
     *
     * @throws Refusal with 400 if what is said cannot be, 409 while the contract has not ended, where no server was
     *     handed over, or if the key was used for something else
     */
    void settle(String number, SettlementRequest request, String key, String by) {
        PastDay.require("paidOn", request.paidOn(), LocalDate.now(clock));
        commands.lockedDo(number, lease -> {
            var settled = new Settled(
                    Settled.What.valueOf(request.what()),
                    request.amount().setScale(CENTS, RoundingMode.UNNECESSARY),
                    trees.of(lease.application()).at("/contract/currency").asText("CNY"),
                    request.paidOn(),
                    request.saidNote());
            var earlier = settlements.byKey(number, key);
            if (earlier.isPresent()) {
                requireSame(earlier.get(), settled);
                return;
            }
            requireEnded(lease);
            switch (settled.what()) {
                case DEPOSIT -> requireDeposit(lease, settled);
                case RENT -> {
                    if (settled.note() == null) {
                        throw wrong(
                                "note",
                                "请写明由谁支付、如何计算，或者双方互不相欠。 Say who paid and how it was reckoned, or that neither owes anything.");
                    }
                }
            }
            settlements.add(number, settled, key, by);
            lessee.settled(lease, settled);
        });
    }

    /** What is not repaid is set off in a written list (clause {@code deposit}). */
    private void requireDeposit(Lease lease, Settled settled) {
        var application = trees.of(lease.application());
        if (!"SECURITY".equals(CaseFacts.of(application, lessors.current()).code("depositKind"))) {
            throw wrong("what", "合同没有约定押金。 The contract has no security deposit.");
        }
        var last = export.lastDayOfContract(lease);
        if (settled.paidOn().isBefore(last)) {
            throw wrong(
                    "paidOn",
                    "合同至 " + last + " 终止，押金不早于该日退还，请核对。 The contract ended on " + last
                            + " and the deposit is repaid after that; check the day.");
        }
        var deposit = new BigDecimal(application.at("/contract/deposit").asText());
        if (settled.amount().compareTo(deposit) > 0) {
            throw wrong(
                    "amount",
                    "押金为 " + deposit + "，退还的金额不得超过押金，请核对。 The deposit is " + deposit
                            + " and no more than that is repaid.");
        }
        if (settled.amount().compareTo(deposit) < 0 && !settled.hasSum()) {
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
