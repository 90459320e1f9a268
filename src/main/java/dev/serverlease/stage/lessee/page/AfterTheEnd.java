package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.BOTH;
import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;
import static dev.serverlease.stage.lessee.page.Obligation.LESSOR;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeasePages;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.register.Lessors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What either side owes once the contract has ended and is settled: server, data, security deposit (clauses
 * {@code return}, {@code deposit}). Only the day on which access was closed is known here, if need be by the server's
 * switching off; whether the deposit was repaid is not.
 */
@Component
class AfterTheEnd {

    private final RecordedFacts recorded;
    private final ApplicationTrees applications;
    private final Lessors lessors;
    private final AuditTrail audit;
    private final LeasePages pages;
    private final WorkingDays workingDays;
    private final Clock clock;

    AfterTheEnd(
            RecordedFacts recorded,
            ApplicationTrees applications,
            Lessors lessors,
            AuditTrail audit,
            LeasePages pages,
            WorkingDays workingDays,
            Clock clock) {
        this.pages = pages;
        this.recorded = recorded;
        this.applications = applications;
        this.lessors = lessors;
        this.audit = audit;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Empty while the contract has not ended, and where no server was handed over. */
    List<Obligation> of(Lease lease) {
        var all = new ArrayList<Obligation>();
        if (lease.stage() == LeaseStage.CLOSING && lease.saidEndReason() != null && lease.inForceAt() != null) {
            var closed = recorded.day(lease, Fact.ACCESS_REVOKED_ON);
            if (closed == null) {
                all.add(Obligation.standing(
                        LESSEE,
                        new Bilingual(
                                "停止使用并返还服务器；出租的是计算资源的，停止使用并交还登录凭证",
                                "stop using the server and return it; for computing resources, give back the"
                                        + " credentials")));
            }
            all.add(data(closed == null ? switchedOff(lease) : closed));
            settlement(lease).ifPresent(all::add);
            if ("SECURITY".equals(depositKind(lease))) {
                var days = figure("refundDays");
                all.add(Obligation.standing(
                        LESSOR,
                        new Bilingual(
                                "自返还服务器之日起" + days + "日内无息退还押金；需要抵扣的，书面列明项目、金额和依据",
                                "repay the security deposit without interest within " + days
                                        + " days of the return of the server, with any deduction listed in writing")));
            }
        }
        return all;
    }

    /** Of a contract that was ended before its time (clause {@code termination}, termination agreement). */
    private Optional<Obligation> settlement(Lease lease) {
        var ended = pages.contractEndedAt(lease);
        if (lease.saidEndReason() != EndReason.TERMINATED || ended == null) {
            return Optional.empty();
        }
        var last = ended.minusNanos(1).toLocalDate();
        var by = workingDays.lastDayOfPeriod(last.plusDays(figure("refundDays")));
        var what = new Bilingual(
                "结算租金：按照实际使用的期间计至" + Days.of(last).zh() + "，未付的由承租人支付，多收的由出租人退还",
                "settle the rent by the time of use up to " + Days.of(last).en()
                        + ": the lessee pays what is open, the lessor repays what is too much");
        return Optional.of(
                by.isBefore(LocalDate.now(clock))
                        ? Obligation.standing(
                                BOTH,
                                new Bilingual(
                                        what.zh() + "；期限为" + Days.of(by).zh() + "，已逾期，已经结算的除外",
                                        what.en() + "; it was due on "
                                                + Days.of(by).en() + " and is overdue, unless it is settled already"))
                        : Obligation.by(BOTH, what, by, clock));
    }

    /** Access ends with the server's switching off, until operations record the day; null while it is still on. */
    private @Nullable LocalDate switchedOff(Lease lease) {
        return audit.of(lease.number()).stream()
                .filter(step -> step.action().equals("SERVER_SWITCHED_OFF")
                        && !step.at().isBefore(lease.stageSince()))
                .reduce((earlier, later) -> later)
                .map(step -> LocalDate.ofInstant(step.at(), clock.getZone()))
                .orElse(null);
    }

    private Obligation data(@Nullable LocalDate closed) {
        var days = figure("dataWindowDays");
        var what = new Bilingual(
                "自关闭访问之日起" + days + "日内，协助承租人免费导出数据；期满后返还或者删除数据并出具证明",
                "for " + days + " days after access is closed, help the lessee to export its data free of charge; then"
                        + " return or delete the data and certify it");
        if (closed == null) {
            return Obligation.standing(LESSOR, what);
        }
        var last = workingDays.lastDayOfPeriod(closed.plusDays(days));
        return last.isBefore(LocalDate.now(clock))
                ? Obligation.standing(
                        LESSOR,
                        new Bilingual(
                                "导出数据的期间已于" + Days.of(last).zh() + "届满；返还或者删除数据并出具证明",
                                "the time for the export ended on "
                                        + Days.of(last).en() + ": return or delete the data and certify it"))
                : Obligation.by(LESSOR, what, last, clock);
    }

    private String depositKind(Lease lease) {
        return CaseFacts.of(applications.of(lease.application()), lessors.current())
                .code("depositKind");
    }

    private static int figure(String name) {
        return ClauseLibrary.current().figure(name).intValueExact();
    }
}
