package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.BOTH;
import static dev.serverlease.stage.lessee.page.Obligation.LESSOR;

import dev.serverlease.approval.Conditions;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.offer.LongStop;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What is owed before the server is handed over, as the contract at hand says it: its conditions, if it has any (clause
 * {@code conditions}), or else the hand-over, with what follows from a late one (clause {@code delivery}). What our own
 * officers wait for is no reason against the lessee.
 */
@Component
class HandOverOwed {

    private final Contracts contracts;
    private final Conditions conditions;
    private final WorkingDays workingDays;
    private final LongStop longStop;
    private final Clock clock;

    HandOverOwed(Contracts contracts, Conditions conditions, WorkingDays workingDays, LongStop longStop, Clock clock) {
        this.longStop = longStop;
        this.contracts = contracts;
        this.conditions = conditions;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    List<Obligation> of(Lease lease) {
        var signed = contracts.latestSigned(lease.number());
        var sealed = signed.flatMap(contract -> contract.by(Party.LESSOR));
        if (lease.stage() != LeaseStage.ACTIVATION || sealed.isEmpty()) {
            return List.of();
        }
        var concluded = LocalDate.ofInstant(sealed.get().signedAt(), clock.getZone());
        boolean conditional =
                signed.get().contract().text().clause("conditions").isPresent();
        return conditional && conditions.of(lease).stream().anyMatch(one -> one.proof() == null)
                ? List.of(conditionsBy(longStop.of(lease).orElseThrow()))
                : List.of(handOverBy(end(lease, concluded)));
    }

    /** Each condition of the opening, while the server is not handed over. */
    List<Obligation> conditions(Lease lease) {
        return lease.stage() != LeaseStage.ACTIVATION
                ? List.of()
                : conditions.of(lease).stream()
                        .map(condition -> Obligation.standing(
                                BOTH,
                                new Bilingual(
                                        "开通条件：" + condition.content()
                                                + (condition.proof() == null ? "（尚待证明）" : "（已登记证明）"),
                                        "condition of the opening: " + condition.content() + " ("
                                                + (condition.proof() == null
                                                        ? "not proved yet"
                                                        : "a proof is on record")
                                                + ")")))
                        .toList();
    }

    private Obligation conditionsBy(Instant end) {
        return owed(
                BOTH,
                new Bilingual(
                        "开通条件全部具备；届满仍未全部具备的，任何一方可以书面通知对方解除合同",
                        "all conditions of the opening met; after that either side may end the contract by written notice"),
                end);
    }

    private Obligation handOverBy(Instant end) {
        int days = figure("lateDays");
        return owed(
                LESSOR,
                new Bilingual(
                        "交付服务器；迟延期间不计租金，承租人可以选择顺延租赁期限或者减少租金；迟延超过" + days + "日的，承租人可以解除合同，并请求返还已经支付的款项和赔偿损失",
                        "hand the server over; while the lessor is late no rent runs, and the lessee chooses between a longer"
                                + " term and less rent; more than " + days
                                + " days late, the lessee may end the contract and claim back what it paid, and damages"),
                end);
    }

    /** Working days after the conclusion, but not before the planned day. */
    private Instant end(Lease lease, LocalDate concluded) {
        var end = workingDays.endAfter(concluded, figure("handOverWorkingDays"), clock.getZone());
        var start = lease.startsAt();
        var planned = start == null
                ? end
                : LocalDate.ofInstant(start, clock.getZone())
                        .plusDays(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant();
        return planned.isAfter(end) ? planned : end;
    }

    private Obligation owed(Bilingual who, Bilingual what, Instant end) {
        OffsetDateTime at = end.atZone(clock.getZone()).toOffsetDateTime();
        boolean overdue = !end.isAfter(clock.instant());
        return new Obligation(who, what, at, overdue, !overdue && Obligation.isSoon(at, clock));
    }

    private static int figure(String name) {
        return ClauseLibrary.current().figure(name).intValueExact();
    }
}
