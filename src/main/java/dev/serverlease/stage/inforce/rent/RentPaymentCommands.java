package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Records payments of rent and the lessee's grounds for not paying, each in one transaction with its effects. */
@Service
class RentPaymentCommands {

    static final Set<LeaseStage> LISTENING = EnumSet.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    /** Amounts have at most two decimals; the table stores two. */
    private static final int CENTS = 2;

    private final LeaseCommands commands;
    private final RentDefaults rents;
    private final AuditTrail audit;
    private final Contracts contracts;
    private final RentSettlement settlement;
    private final PaymentNotice notice;
    private final Clock clock;

    RentPaymentCommands(
            LeaseCommands commands,
            RentDefaults rents,
            AuditTrail audit,
            Contracts contracts,
            RentSettlement settlement,
            PaymentNotice notice,
            Clock clock) {
        this.commands = commands;
        this.rents = rents;
        this.audit = audit;
        this.contracts = contracts;
        this.settlement = settlement;
        this.notice = notice;
        this.clock = clock;
    }

    /**
     * A payment that covers what is owed settles the default, unless a notice of termination is recorded as arrived
     * (Civil Code art. 722); a part payment is recorded and settles nothing. Money paid by the day of arrival is always
     * recorded, and the legal officers are told if it is booked after the notice was recorded.
     *
     * @throws Refusal with 409 if nothing is owed, it was paid after the notice had arrived, or the number was used for
     *     another payment
     */
    RentPayment pay(String number, PaymentRequest request, String actor) {
        PastDay.require("paidOn", request.paidOn(), LocalDate.now(clock));
        return commands.locked(number, lease -> {
            var before = rents.payment(number, request.reference());
            if (before.isPresent()) {
                return sameAs(before.get(), request);
            }
            var rent = rents.latest(number).orElseThrow(() -> nothingOwed(lease));
            requireOfThisContract(lease, request.paidOn());
            var openAfter = rent.open()
                    .subtract(request.amount())
                    .max(BigDecimal.ZERO)
                    .setScale(CENTS, RoundingMode.UNNECESSARY);
            var payment = new RentPayment(
                    request.reference(),
                    request.amount(),
                    request.paidOn(),
                    request.paidBy(),
                    openAfter,
                    request.amount()
                            .subtract(rent.open())
                            .max(BigDecimal.ZERO)
                            .setScale(CENTS, RoundingMode.UNNECESSARY),
                    effect(lease, rent, request, openAfter));
            rents.pay(rent, payment, actor);
            audit.record(
                    number,
                    actor,
                    "RENT_PAYMENT_" + payment.effect(),
                    Map.of(
                            "reference", payment.reference(),
                            "amount", payment.amount(),
                            "currency", rent.owedCurrency(),
                            "paidOn", payment.paidOn(),
                            "payer", payment.payer(),
                            "open", openAfter,
                            "surplus", payment.surplus()),
                    null);
            switch (payment.effect()) {
                case "SETTLED" -> {
                    settlement.settle(lease, rent, new Outcome("PAID", null, payment.reference()), actor);
                    notice.received(lease, rent, payment);
                }
                case "TOO_LATE" -> notice.bookedLate(lease, rent, payment);
                default -> {
                    settlement.showAgain(lease);
                    notice.received(lease, rent, payment);
                }
            }
            return payment;
        });
    }

    /** Rent can be paid ahead, but not before there is a contract. */
    private void requireOfThisContract(Lease lease, LocalDate paidOn) {
        Stream.concat(
                        contracts.latestSigned(lease.number()).stream()
                                .flatMap(signed -> signed.signatures().stream())
                                .map(Signature::signedAt),
                        Stream.ofNullable(lease.startsAt()))
                .min(Comparator.naturalOrder())
                .map(first -> LocalDate.ofInstant(first, clock.getZone()))
                .filter(paidOn::isBefore)
                .ifPresent(first -> {
                    var message = "付款日不得早于 " + first + "，即合同签署之日或者租期首日中较早的一日，请核对。 Rent was not paid before " + first
                            + ", the earlier of the day of the signature and the first day of the lease; check the day.";
                    throw new Refusal(400, message, List.of(new FieldError("paidOn", message)));
                });
    }

    private static String effect(Lease lease, RentDefault rent, PaymentRequest request, BigDecimal openAfter) {
        var outcome = rent.outcome();
        if (outcome == null) {
            return openAfter.signum() == 0 ? "SETTLED" : "PART";
        }
        var arrived = outcome.arrivedOn();
        if (arrived == null) {
            throw nothingOwed(lease);
        }
        if (request.paidOn().isAfter(arrived)) {
            throw new Refusal(
                    409,
                    "解除通知已于 " + arrived + " 到达，合同已经解除（民法典第五百六十五条），此后付款不能使其恢复；请通过结算处理。"
                            + " The notice of termination arrived on " + arrived
                            + " and has ended the contract; a later payment does not bring it back: settle the account.");
        }
        return "TOO_LATE";
    }

    /** @throws Refusal with 409 if no rent is owed */
    RentDefault object(String number, String ground, String actor) {
        return commands.locked(number, lease -> {
            if (rents.open(number).isEmpty()) {
                throw nothingOwed(lease);
            }
            settlement.dispute(lease, ground, actor);
            return rents.open(number).orElseThrow();
        });
    }

    private static RentPayment sameAs(RentPayment before, PaymentRequest request) {
        if (before.amount().compareTo(request.amount()) == 0
                && before.paidOn().equals(request.paidOn())
                && before.payer().equals(request.paidBy())) {
            return before;
        }
        throw new Refusal(
                409,
                "付款编号“" + before.reference() + "”已用于另一笔付款，请核对编号。 The number “" + before.reference()
                        + "” was used for another payment; check it.");
    }

    private static Refusal nothingOwed(Lease lease) {
        return LISTENING.contains(lease.stage())
                ? new Refusal(
                        409,
                        "租赁 " + lease.number() + " 没有未了结的逾期租金；逾期的，请先登记逾期。 No overdue rent of lease " + lease.number()
                                + " is open; record the default first where there is one.")
                : LeaseMessages.notWaiting(lease);
    }
}
