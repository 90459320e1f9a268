package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.rent.RentSchedule;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.RentPlans;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * How much rent can be overdue today: what the contract makes due, less the payments on record (clause {@code rent}).
 * Where the contract names the days for payment in words only, which are not understood here, all rent of the term is
 * the limit; without an end, that of the months begun within a year from today.
 */
@Component
class DueRent {

    private final RentPlans rents;
    private final RentDefaults defaults;
    private final ApplicationTrees trees;
    private final Clock clock;

    DueRent(RentPlans rents, RentDefaults defaults, ApplicationTrees trees, Clock clock) {
        this.rents = rents;
        this.defaults = defaults;
        this.trees = trees;
        this.clock = clock;
    }

    /**
     * @param field as the sender knows it
     * @throws Refusal with 400 for more than can be overdue
     */
    void requireNoMore(Lease lease, String field, BigDecimal amount) {
        rents.of(lease).ifPresent(plan -> {
            var contract = trees.of(lease.application()).path("contract");
            var today = LocalDate.now(clock);
            var due = plan.dueBefore(today);
            var paid = defaults.paid(lease.number());
            var most = due.subtract(paid).max(BigDecimal.ZERO);
            if (amount.compareTo(most) > 0) {
                var currency = contract.path("currency").asText("CNY");
                var text = most.signum() == 0
                        ? nothing(plan, today, paid, currency)
                        : most(today, due, paid, most, currency);
                throw new Refusal(400, text, List.of(new FieldError(field, text)));
            }
        });
    }

    private static String nothing(RentSchedule plan, LocalDate today, BigDecimal paid, String currency) {
        var next = plan.nextDue(today).map(RentPeriod::due);
        return "按照合同和付款记录（已付 " + paid + " " + currency + "），" + today + " 没有到期未付的租金，不能登记逾期或者催告"
                + next.map(day -> "；下一期的付款期限于 " + day + " 届满，其后仍未支付的再登记。").orElse("。")
                + " By the contract and the payments on record (" + paid + " " + currency
                + "), no rent is due and unpaid on "
                + today + "; nothing can be recorded or demanded as overdue"
                + next.map(day -> ". The next is due on " + day + "; record it after that day if it is unpaid.")
                        .orElse(".");
    }

    private static String most(LocalDate today, BigDecimal due, BigDecimal paid, BigDecimal most, String currency) {
        return "按照合同，截至 " + today + " 已到期的租金合计 " + due + " " + currency + "，已登记付款 "
                + paid + "，逾期金额不得超过 " + most + "；请核对后更正。 By the contract "
                + "the rent due by " + today + " is " + due + " " + currency
                + ", and "
                + paid + " was recorded as paid; no more than " + most + " can be overdue: correct the amount.";
    }
}
