package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.RentPlans;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What the contract says of rent that is said to be overdue: in which currency it is owed, and since when it can be.
 */
@Component
class AgreedRent {

    private final ApplicationTrees trees;
    private final RentPlans rents;
    private final DueRent due;
    private final Clock clock;

    AgreedRent(ApplicationTrees trees, RentPlans rents, DueRent due, Clock clock) {
        this.due = due;
        this.trees = trees;
        this.rents = rents;
        this.clock = clock;
    }

    /**
     * @param field as the sender knows it
     * @throws Refusal with 400 for more than is due by the contract and unpaid
     */
    void requireNoMore(Lease lease, String field, BigDecimal amount) {
        requirePlan(lease);
        due.requireNoMore(lease, field, amount);
    }

    /** @throws Refusal with 400 for another currency than that in which the contract sets the rent */
    void requireCurrency(Lease lease, String currency) {
        var agreed =
                trees.of(lease.application()).path("contract").path("currency").asText("");
        if (!agreed.isEmpty() && !agreed.equals(currency)) {
            throw wrong(
                    "currency",
                    "本租赁的租金以 " + agreed + " 计，请按该币种登记。 The rent of this lease is agreed in " + agreed
                            + "; record it in that currency.");
        }
    }

    /**
     * Rent is overdue from the day after its due day. A contract without a stated rent has none: only before the
     * hand-over nothing falls due.
     *
     * @param field as the sender knows it
     * @throws Refusal with 400 for a day on which nothing can have been overdue
     */
    void requireDueBefore(Lease lease, String field, LocalDate overdueSince) {
        requirePlan(lease);
        var stated = rents.firstDue(lease);
        var due = stated.orElseGet(
                () -> LocalDate.ofInstant(Objects.requireNonNull(lease.inForceAt(), lease.number()), clock.getZone()));
        if (overdueSince.isAfter(due)) {
            return;
        }
        var first = due.plusDays(1);
        throw wrong(
                field,
                "逾期起始日 " + overdueSince + " 过早："
                        + (stated.isPresent() ? "首期租金的付款期限于 " + due + " 届满" : "服务器于 " + due + " 交付，首期租金在此之前不到期")
                        + "，最早自 " + first + " 起逾期；请填写该日或者以后的日期。 No rent can have been overdue on " + overdueSince + ": "
                        + (stated.isPresent()
                                ? "the first is due on " + due
                                : "the server was handed over on " + due + ", and none is due before")
                        + ". Give " + first + " or a later day.");
    }

    /** Nobody reckons from words: what is due by them is known once an officer has entered the plan. */
    private void requirePlan(Lease lease) {
        if (rents.isInWords(lease)) {
            throw new Refusal(
                    409,
                    "这份合同的租金支付日期是文字约定，不能据以计算应付租金；请法务人员先在租赁页面办理“登记租金支付的数字”，再登记逾期。"
                            + " The days for payment of this contract stand in words, from which nothing is reckoned: a legal"
                            + " officer first enters the plan on the lease's page.");
        }
    }

    private static Refusal wrong(String field, String text) {
        return new Refusal(400, text, List.of(new FieldError(field, text)));
    }
}
