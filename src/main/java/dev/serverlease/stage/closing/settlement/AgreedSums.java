package dev.serverlease.stage.closing.settlement;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.VatOnTop;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.springframework.stereotype.Component;

/**
 * The sums that are settled, as the contract and the payments on record have them: whoever settles another rent says
 * why. Rent that was paid in time is not on record, so that more may have been paid than is known here.
 */
@Component
class AgreedSums {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final String REMEDY_ZH =
            "请核对；确有依据的（例如双方减免，民法典第七百一十三条、第七百二十三条、第七百二十九条减少租金，不能使用期间不计租金，付款登记有误），在“租金与合同和付款登记不一致的理由”（difference）中写明。";

    private static final String REMEDY_EN =
            " Check it; where there is ground for it, such as a waiver, a reduction (Civil"
                    + " Code arts. 713, 723, 729), time for which no rent ran, or a wrong record of a payment, say why (difference).";

    private final RentPlans plans;
    private final RentDefaults rents;
    private final ExportPeriod export;
    private final ApplicationTrees trees;
    private final Lessors lessors;
    private final AuditTrail audit;
    private final Clock clock;

    AgreedSums(
            RentPlans plans,
            RentDefaults rents,
            ExportPeriod export,
            ApplicationTrees trees,
            Lessors lessors,
            AuditTrail audit,
            Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.plans = plans;
        this.rents = rents;
        this.export = export;
        this.trees = trees;
        this.lessors = lessors;
    }

    String currency(Lease lease) {
        return trees.of(lease.application()).at("/contract/currency").asText("CNY");
    }

    /** The security deposit; 0 where the contract has none. */
    BigDecimal deposit(Lease lease) {
        return facts(lease).code("depositKind").equals("SECURITY")
                ? new BigDecimal(trees.of(lease.application())
                                .at("/contract/deposit")
                                .asText())
                        .setScale(2, RoundingMode.UNNECESSARY)
                : BigDecimal.ZERO;
    }

    private ContractFacts facts(Lease lease) {
        return CaseFacts.of(trees.of(lease.application()), lessors.current());
    }

    /** @throws Refusal with 422 for another rent without a reason, and for any where time without rent is on record */
    void requireRent(Lease lease, Settled settled) {
        if (settled.difference() != null) {
            return;
        }
        requireNoTimeWithoutRent(lease);
        var paid = rents.paid(lease.number());
        if (Objects.requireNonNull(settled.rentPaid()).compareTo(paid) < 0) {
            throw differs(
                    "rentPaid",
                    "登记的逾期租金付款合计 " + paid + "，所填此前已付租金 " + settled.rentPaid() + " 少于此数。" + REMEDY_ZH
                            + " Payments of overdue rent on record come to " + paid + ", which is more than the "
                            + settled.rentPaid() + " given as paid before." + REMEDY_EN);
        }
        plans.of(lease).ifPresent(plan -> {
            var last = export.lastDayOfContract(lease);
            var ending = plan.endingOn(last);
            var net = ending.total(last);
            var owed = net.add(VatOnTop.on(net, facts(lease)).orElse(BigDecimal.ZERO));
            var said = Objects.requireNonNull(settled.rentOwed());
            // each period is rounded by itself
            var most = CENT.multiply(BigDecimal.valueOf(ending.periods(last).size()));
            if (said.subtract(owed).abs().compareTo(most) > 0) {
                throw differs(
                        "rentOwed",
                        "按照合同计至终止之日 " + last + "，应付租金（含税）为 " + owed + "，所填为 " + said + "，相差 "
                                + said.subtract(owed).abs() + "。" + REMEDY_ZH
                                + " By the contract the rent up to the end on "
                                + last + " comes to " + owed + " with tax, and " + said + " is given." + REMEDY_EN);
            }
        });
    }

    /** Which days these are, and whose cause an order had, is for people to say: then no sum is known here. */
    private void requireNoTimeWithoutRent(Lease lease) {
        var steps = audit.of(lease.number()).stream()
                .filter(AgreedSums::isOfTimeWithoutRent)
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        var zh = new StringJoiner("；");
        var en = new StringJoiner("; ");
        for (var step : steps) {
            var day = LocalDate.ofInstant(step.at(), clock.getZone());
            Words.step(step.action()).ifPresent(word -> {
                zh.add(day + " " + word.zh());
                en.add(day + " " + word.en());
            });
        }
        throw differs(
                "difference",
                "本租赁登记有不计或者可能不计租金的期间（" + zh
                        + "）：承租人因没有依据的暂停、非因其自身原因的机关命令或者不发生效力的解除不能使用的，不计租金，系统不能据合同核对应付租金。请在“租金与合同和付款登记不一致的理由”（difference）中写明扣除的期间和算法，没有扣除的写明理由。"
                        + " There is time on record for which no rent runs, or may not (" + en
                        + "): a suspension without ground, an order that was not of the lessee's cause, an end without effect."
                        + " The product cannot check the rent by the contract then; say which days were taken off and how, or why"
                        + " none were (difference).");
    }

    private static boolean isOfTimeWithoutRent(Step step) {
        return switch (step.action()) {
            case Suspensions.LIFTED, "END_FOUND_WITHOUT_EFFECT" -> true;
            case Suspensions.ORDERED -> step.detail().has(Suspensions.OBEYED);
            case "OBJECTION_ANSWERED" ->
                step.detail().path("against").asText().equals("SUSPENSION")
                        && !step.detail().path("verdict").asText().equals("REJECTED");
            default -> false;
        };
    }

    private static Refusal differs(String field, String message) {
        return new Refusal(422, message, List.of(new FieldError(field, message)));
    }
}
