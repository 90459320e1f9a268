package dev.serverlease.stage.lessee.page;

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
import dev.serverlease.lease.Lease;
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
    private final Settlement settlement;
    private final WorkingDays workingDays;
    private final Clock clock;

    AfterTheEnd(
            RecordedFacts recorded,
            ApplicationTrees applications,
            Lessors lessors,
            AuditTrail audit,
            Settlement settlement,
            WorkingDays workingDays,
            Clock clock) {
        this.settlement = settlement;
        this.recorded = recorded;
        this.applications = applications;
        this.lessors = lessors;
        this.audit = audit;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Empty while the contract has not ended and no end is agreed, and where no server was handed over. */
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
            settlement.of(lease).ifPresent(all::add);
            deposit(lease).ifPresent(all::add);
        } else if (settlement.isAgreedAhead(lease)) {
            settlement.of(lease).ifPresent(all::add);
            deposit(lease).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Obligation> deposit(Lease lease) {
        var facts = CaseFacts.of(applications.of(lease.application()), lessors.current());
        if (!"SECURITY".equals(facts.code("depositKind"))) {
            return Optional.empty();
        }
        var days = figure("refundDays");
        var sum = facts.text("deposit.amount");
        return Optional.of(Obligation.standing(
                LESSOR,
                new Bilingual(
                        "自返还服务器之日起" + days + "日内无息退还押金" + sum.zh() + "；需要抵扣的，书面列明项目、金额和依据",
                        "repay the security deposit of " + sum.en() + " without interest within " + days
                                + " days of the return of the server, with any deduction listed in writing")));
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

    private static int figure(String name) {
        return ClauseLibrary.current().figure(name).intValueExact();
    }
}
