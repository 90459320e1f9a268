package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;
import static dev.serverlease.stage.lessee.page.Obligation.LESSOR;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.register.Lessors;
import dev.serverlease.stage.closing.settlement.ExportPeriod;
import dev.serverlease.stage.closing.settlement.Settled;
import dev.serverlease.stage.closing.settlement.Settlements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What either side owes once the contract has ended: server, data, security deposit (clauses {@code return},
 * {@code deposit}). What is to be repaid and settled stays after the data is gone, until a record says that it is done.
 */
@Component
class AfterTheEnd {

    private static final Bilingual NOT_REPAID = new Bilingual("，尚无退还的登记", ", and no repayment is on record");

    private final ExportPeriod export;
    private final Settlement settlement;
    private final Settlements settlements;
    private final ApplicationTrees applications;
    private final Lessors lessors;
    private final WorkingDays workingDays;
    private final Clock clock;

    AfterTheEnd(
            ExportPeriod export,
            Settlement settlement,
            Settlements settlements,
            ApplicationTrees applications,
            Lessors lessors,
            WorkingDays workingDays,
            Clock clock) {
        this.export = export;
        this.settlement = settlement;
        this.settlements = settlements;
        this.applications = applications;
        this.lessors = lessors;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Whether it is on record that the rent was settled after the end: nothing is overdue then. */
    boolean isRentSettled(Lease lease) {
        return settlements.of(lease.number()).containsKey(Settled.What.RENT);
    }

    /**
     * Empty while the contract has not ended and no end is agreed, where no server was handed over, and where the end
     * was found without effect.
     */
    List<Obligation> of(Lease lease) {
        var all = new ArrayList<Obligation>();
        if (settlement.isAgreedAhead(lease)) {
            settlement.of(lease, hasSecurity(lease)).ifPresent(all::add);
            deposit(lease, null).ifPresent(all::add);
        }
        if (!settlement.isDue(lease)) {
            return all;
        }
        var returned = export.returnedOn(lease);
        if (lease.stage() == LeaseStage.CLOSING) {
            if (returned == null) {
                all.add(Obligation.standing(
                        LESSEE,
                        new Bilingual(
                                "停止使用并返还服务器；出租的是计算资源的，停止使用并交还登录凭证",
                                "stop using the server and return it; for computing resources, give back the"
                                        + " credentials")));
            }
            all.add(data(lease));
        }
        var settled = settlements.of(lease.number());
        if (!settled.containsKey(Settled.What.RENT)) {
            settlement.of(lease, hasSecurity(lease)).ifPresent(all::add);
        }
        if (!settled.containsKey(Settled.What.DEPOSIT)) {
            deposit(lease, returned).ifPresent(all::add);
        }
        return all;
    }

    /**
     * Empty where the contract has none.
     *
     * @param returned the day of the server's return; null while it is not on record
     */
    private Optional<Obligation> deposit(Lease lease, @Nullable LocalDate returned) {
        if (!hasSecurity(lease)) {
            return Optional.empty();
        }
        var sum = facts(lease).text("deposit.amount");
        var days = figure("refundDays");
        var what = new Bilingual(
                "自返还服务器之日起" + days + "日内无息退还押金" + sum.zh() + "；需要抵扣的，书面列明项目、金额和依据",
                "repay the security deposit of " + sum.en() + " without interest within " + days
                        + " days of the return of the server, with any deduction listed in writing");
        return Optional.of(owed(what, returned));
    }

    /** @param returned the day from which its days count; null for no day */
    private Obligation owed(Bilingual what, @Nullable LocalDate returned) {
        return returned == null
                ? Obligation.standing(LESSOR, what)
                : Obligation.by(
                        LESSOR,
                        what,
                        workingDays.lastDayOfPeriod(returned.plusDays(figure("refundDays"))),
                        NOT_REPAID,
                        clock);
    }

    private boolean hasSecurity(Lease lease) {
        return "SECURITY".equals(facts(lease).code("depositKind"));
    }

    private ContractFacts facts(Lease lease) {
        return CaseFacts.of(applications.of(lease.application()), lessors.current());
    }

    private Obligation data(Lease lease) {
        var days = figure("dataWindowDays");
        var what = new Bilingual(
                "自关闭访问之日起" + days + "日内，协助承租人免费导出数据；期满后返还或者删除数据并出具证明",
                "for " + days + " days after access is closed, help the lessee to export its data free of charge; then"
                        + " return or delete the data and certify it");
        var last = export.lastDay(lease);
        if (last == null) {
            return Obligation.standing(LESSOR, what);
        }
        boolean past = last.isBefore(LocalDate.now(clock));
        if (export.returnedOn(lease) == null) {
            // the day counts from the recorded closing, which may be later than the switching off
            var open = new Bilingual(
                    what.zh() + "；关闭访问的日期尚未登记" + (past ? "，导出期间没有届满" : "，期限暂自服务器关停之日起算"),
                    what.en() + "; the day on which access was closed is not on record yet"
                            + (past
                                    ? ", and the time is not over"
                                    : ", and until it is the time counts from the server's switching off"));
            return past ? Obligation.standing(LESSOR, open) : Obligation.by(LESSOR, open, last, clock);
        }
        return past
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
