package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.BOTH;
import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;
import static dev.serverlease.stage.lessee.page.Obligation.LESSOR;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.EndSettlement;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is settled of a contract that has ended: by its termination agreement, or else by the clause
 * {@code termination}; where its term ran out, what is left of its rent.
 */
@Component
class Settlement {

    private static final Bilingual OVERDUE =
            new Bilingual("，已逾期，已经结算的除外", " and is overdue, unless it is settled already");

    private final DueDates pages;
    private final Agreements agreements;
    private final AuditTrail audit;
    private final WorkingDays workingDays;
    private final DoubtInWords doubt;
    private final ApplicationTrees trees;
    private final Clock clock;

    Settlement(
            DueDates pages,
            Agreements agreements,
            AuditTrail audit,
            WorkingDays workingDays,
            DoubtInWords doubt,
            ApplicationTrees trees,
            Clock clock) {
        this.trees = trees;
        this.doubt = doubt;
        this.audit = audit;
        this.pages = pages;
        this.agreements = agreements;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Whether the contract has ended, so that it is settled: not where its end was found without effect. */
    boolean isDue(Lease lease) {
        return lease.saidEndReason() != null && lease.inForceAt() != null && !doubt.isEndWithoutEffect(lease);
    }

    /** Whether both have agreed on the end, and its day has not passed. */
    boolean isAgreedAhead(Lease lease) {
        return lease.saidEndReason() == null && agreements.agreedEnd(lease.number()) != null;
    }

    /**
     * Empty while the contract has not ended and no end is agreed.
     *
     * @param security whether a security deposit is told apart, with a day of its own
     */
    Optional<Obligation> of(Lease lease, boolean security) {
        var last = lastDay(lease);
        if (last == null) {
            return Optional.empty();
        }
        var stops = OrderedStop.of(audit.of(lease.number()), last, clock.getZone());
        if (lease.saidEndReason() == EndReason.EXPIRED) {
            return Optional.of(Obligation.standing(LESSEE, withoutStops(leftOfTheTerm(last), stops)));
        }
        var agreement = agreement(lease, last);
        if (agreement.isPresent()) {
            return agreement.map(one -> asAgreed(lease, one, last, security));
        }
        return Optional.of(Obligation.by(BOTH, withoutStops(byUse(last), stops), refundDay(last), OVERDUE, clock));
    }

    private Obligation asAgreed(Lease lease, WrittenAgreement agreement, LocalDate last, boolean security) {
        var settled = EndSettlement.of(
                agreement.terms(),
                trees.of(lease.application()).at("/contract/currency").asText("CNY"));
        var what = agreed(lease, agreement, settled);
        if (settled.inWords()) {
            return Obligation.standing(BOTH, what);
        }
        if (settled.by() != null) {
            return Obligation.by(settled.lesseePays() ? LESSEE : LESSOR, what, settled.by(), OVERDUE, clock);
        }
        return Obligation.by(BOTH, withTheirDay(what, security), refundDay(last), OVERDUE, clock);
    }

    private LocalDate refundDay(LocalDate last) {
        return workingDays.lastDayOfPeriod(
                last.plusDays(ClauseLibrary.current().figure("refundDays").intValueExact()));
    }

    private Optional<WrittenAgreement> agreement(Lease lease, LocalDate last) {
        return agreements.of(lease.number()).stream()
                .filter(one -> one.kind() == Agreement.TERMINATION && one.isConcluded())
                .filter(one -> one.terms().path("endsOn").asText().equals(last.toString()))
                .findFirst();
    }

    private @Nullable LocalDate lastDay(Lease lease) {
        if (lease.saidEndReason() == null) {
            return agreements.agreedEnd(lease.number());
        }
        var ended = pages.contractEndedAt(lease);
        return ended == null ? null : ended.minusNanos(1).toLocalDate();
    }

    private static Bilingual agreed(Lease lease, WrittenAgreement agreement, EndSettlement settled) {
        var number = WrittenAgreement.number(lease.number(), agreement.position());
        var rent = settled.rent() == null ? new Bilingual("按照实际使用的期间结算", "by the time of actual use") : settled.rent();
        var other = settled.other();
        return new Bilingual(
                "按照解除协议 " + number + " 结算。租金：" + rent.zh() + (other == null ? "" : "；双方另行约定：" + other.zh()),
                "settle as termination agreement " + number + " says. Rent: " + rent.en()
                        + (other == null ? "" : "; also agreed: " + other.en()));
    }

    /** What they gave no day is due by the agreement's own (its article on settlement). */
    private static Bilingual withTheirDay(Bilingual agreed, boolean security) {
        return new Bilingual(
                agreed.zh() + "。其中应当支付或者退还的款项，在此期限内付清" + (security ? "（押金除外，另行列明）" : ""),
                agreed.en() + ". What is to be paid or repaid" + (security ? ", but for the security deposit," : "")
                        + " is due by this day");
    }

    /** It fell due by the contract's own days. */
    private static Bilingual leftOfTheTerm(LocalDate last) {
        return new Bilingual(
                "支付截至" + Days.of(last).zh() + "的租金中尚未支付的部分；已经支付的，无须再付",
                "pay what is still open of the rent up to " + Days.of(last).en() + "; not owed again if it is paid");
    }

    private static Bilingual byUse(LocalDate last) {
        return new Bilingual(
                "结算租金：按照实际使用的期间计至" + Days.of(last).zh() + "，未付的由承租人支付，多收的由出租人退还",
                "settle the rent by the time of use up to " + Days.of(last).en()
                        + ": the lessee pays what is open, the lessor repays what is too much");
    }

    /** No rent runs for them (clauses {@code suspension} and {@code rent}). */
    private static Bilingual withoutStops(Bilingual what, List<OrderedStop> stops) {
        if (stops.isEmpty()) {
            return what;
        }
        return new Bilingual(
                what.zh() + "；其中" + stops.stream().map(OrderedStop::zh).collect(Collectors.joining("、"))
                        + "因机关命令、非因承租人的原因暂停服务，不计租金",
                what.en() + "; no rent for "
                        + stops.stream().map(OrderedStop::en).collect(Collectors.joining(", "))
                        + ", when an order stopped the service without the lessee's cause");
    }
}
