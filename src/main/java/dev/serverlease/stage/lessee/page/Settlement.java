package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.BOTH;
import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is settled of a contract that has ended: by its termination agreement, in the agreement's own words, or else by
 * the clause {@code termination}; where its term ran out, what is left of its rent.
 */
@Component
class Settlement {

    private static final Bilingual OVERDUE =
            new Bilingual("，已逾期，已经结算的除外", " and is overdue, unless it is settled already");

    private static final Pattern SENTENCES = Pattern.compile("[。；;\\n]");

    /** A day, or a number of days. */
    private static final Pattern DAY = Pattern.compile("(?i)\\d日|\\d{4}-\\d{1,2}-\\d|日内|日前|[当同]日|[月年][底末]|\\bdays?\\b");

    private final DueDates pages;
    private final Agreements agreements;
    private final AuditTrail audit;
    private final WorkingDays workingDays;
    private final DoubtInWords doubt;
    private final Clock clock;

    Settlement(
            DueDates pages,
            Agreements agreements,
            AuditTrail audit,
            WorkingDays workingDays,
            DoubtInWords doubt,
            Clock clock) {
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
        if (agreement.filter(Settlement::namesADay).isPresent()) {
            return agreement.map(one -> Obligation.standing(BOTH, agreed(lease, one)));
        }
        var what = agreement
                .map(one -> withTheirDay(agreed(lease, one), security))
                .orElseGet(() -> withoutStops(byUse(last), stops));
        var by = workingDays.lastDayOfPeriod(
                last.plusDays(ClauseLibrary.current().figure("refundDays").intValueExact()));
        return Optional.of(Obligation.by(BOTH, what, by, OVERDUE, clock));
    }

    private Optional<WrittenAgreement> agreement(Lease lease, LocalDate last) {
        return agreements.of(lease.number()).stream()
                .filter(one -> one.kind() == Agreement.TERMINATION && one.isConcluded())
                .filter(one -> one.terms().path("endsOn").asText().equals(last.toString()))
                .findFirst();
    }

    /** Whether its own words name a day. */
    private static boolean namesADay(WrittenAgreement agreement) {
        return sentences(agreement).anyMatch(DAY.asPredicate());
    }

    private static Stream<String> sentences(WrittenAgreement agreement) {
        return Stream.of("rent", "other")
                .map(member -> agreement.terms().path(member).asText(""))
                .flatMap(SENTENCES::splitAsStream);
    }

    private @Nullable LocalDate lastDay(Lease lease) {
        if (lease.saidEndReason() == null) {
            return agreements.agreedEnd(lease.number());
        }
        var ended = pages.contractEndedAt(lease);
        return ended == null ? null : ended.minusNanos(1).toLocalDate();
    }

    /** Who pays what to whom stands in words that both signed: they are repeated, not read. */
    private static Bilingual agreed(Lease lease, WrittenAgreement agreement) {
        var number = WrittenAgreement.number(lease.number(), agreement.position());
        var rent = "“" + agreement.terms().path("rent").asText() + "”";
        var other = agreement.terms().path("other").asText("");
        return new Bilingual(
                "按照解除协议 " + number + " 结算。租金：" + rent + (other.isEmpty() ? "" : "；双方另行约定：“" + other + "”"),
                "settle as termination agreement " + number + " says. Rent: " + rent
                        + (other.isEmpty() ? "" : "; also agreed: “" + other + "”"));
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
