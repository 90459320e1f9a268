package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.BOTH;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeasePages;
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
 * What is settled of a contract that ends before its time: by its termination agreement, in the agreement's own words,
 * or else by the clause {@code termination}.
 */
@Component
class Settlement {

    private static final Bilingual OVERDUE =
            new Bilingual("，已逾期，已经结算的除外", " and is overdue, unless it is settled already");

    /** A sentence that names both a deposit and a day or a number of days. */
    private static final Pattern DEPOSIT_WITH_DAY =
            Pattern.compile("(?i)(?=[^。；;]*(押金|保证金|deposit))[^。；;]*(\\d日|\\d{4}-\\d{1,2}-\\d|日内|\\bdays?\\b)");

    private final LeasePages pages;
    private final Agreements agreements;
    private final AuditTrail audit;
    private final WorkingDays workingDays;
    private final Clock clock;

    Settlement(LeasePages pages, Agreements agreements, AuditTrail audit, WorkingDays workingDays, Clock clock) {
        this.audit = audit;
        this.pages = pages;
        this.agreements = agreements;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Whether both have agreed on the end, and its day has not passed. */
    boolean isAgreedAhead(Lease lease) {
        return lease.saidEndReason() == null && agreements.agreedEnd(lease.number()) != null;
    }

    /**
     * Empty while the contract has not ended and no end is agreed, and where its term ran out.
     *
     * @param security whether a security deposit is told apart, with a day of its own
     */
    Optional<Obligation> of(Lease lease, boolean security) {
        var last = lastDay(lease);
        if (last == null) {
            return Optional.empty();
        }
        var what = agreement(lease, last)
                .map(agreement -> agreed(lease, agreement, security))
                .orElseGet(() ->
                        withoutStops(byUse(last), OrderedStop.of(audit.of(lease.number()), last, clock.getZone())));
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

    /**
     * The number of the agreement whose own words give the security deposit a day; empty where that is left to the
     * contract.
     */
    Optional<String> depositAgreed(Lease lease) {
        var last = lastDay(lease);
        return last == null
                ? Optional.empty()
                : agreement(lease, last)
                        .filter(one -> Stream.of("rent", "other")
                                .anyMatch(member -> DEPOSIT_WITH_DAY
                                        .matcher(one.terms().path(member).asText(""))
                                        .find()))
                        .map(one -> WrittenAgreement.number(lease.number(), one.position()));
    }

    private @Nullable LocalDate lastDay(Lease lease) {
        if (lease.saidEndReason() == null) {
            return agreements.agreedEnd(lease.number());
        }
        var ended = pages.contractEndedAt(lease);
        return lease.saidEndReason() != EndReason.TERMINATED || ended == null
                ? null
                : ended.minusNanos(1).toLocalDate();
    }

    /** Who pays what to whom stands in words that both signed: they are repeated, not read. */
    private static Bilingual agreed(Lease lease, WrittenAgreement agreement, boolean security) {
        var number = WrittenAgreement.number(lease.number(), agreement.position());
        var rent = "“" + agreement.terms().path("rent").asText() + "”";
        var other = agreement.terms().path("other").asText("");
        return new Bilingual(
                "按照解除协议 " + number + " 结算。租金：" + rent + (other.isEmpty() ? "" : "；双方另行约定：“" + other + "”")
                        + "。其中应当支付或者退还的款项，协议未写明日期的，在此期限内付清" + (security ? "（押金除外，另行列明）" : ""),
                "settle as termination agreement " + number + " says. Rent: " + rent
                        + (other.isEmpty() ? "" : "; also agreed: “" + other + "”")
                        + ". What is to be paid or repaid" + (security ? ", but for the security deposit," : "")
                        + " is due by this day where the agreement names none");
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
