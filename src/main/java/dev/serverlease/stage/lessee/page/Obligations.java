package dev.serverlease.stage.lessee.page;

import static dev.serverlease.stage.lessee.page.Obligation.BOTH;
import static dev.serverlease.stage.lessee.page.Obligation.LESSEE;
import static dev.serverlease.stage.lessee.page.Obligation.LESSOR;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.lease.dates.OpenDate;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What either side owes the other, with its dates. The lessor's duties towards authorities, and what its officers do
 * among themselves, are none of the lessee's: only the dates named here are shown.
 */
@Component
class Obligations {

    private static final Set<LeaseStage> PAYING =
            EnumSet.of(LeaseStage.ACTIVATION, LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    /** Who owes it, and what. @param what in words */
    private record Said(Bilingual who, String zh, String en) {}

    private static final Map<String, Said> SAID = Map.of(
            "EXPIRY_NOTICE",
                    new Said(
                            LESSOR,
                            "书面提示租期的届满日期和届满时的办理方式",
                            "remind the lessee in writing of the term's last day and of what is to be done then"),
            "TERM_END", new Said(BOTH, "租期届满", "the term ends"),
            "AGREED_END",
                    new Said(
                            BOTH,
                            "合同依解除协议终止，其后按照协议和合同清结",
                            "the contract ends by the termination agreement and is settled as both say"),
            "NOTICED_END",
                    new Said(
                            BOTH,
                            "不定期租赁依解除通知终止，其后按照合同清结",
                            "the indefinite lease ends by the notice and is settled as the contract says"),
            "USE_REVIEW",
                    new Said(
                            LESSOR,
                            "复核使用情况；承租人应当按照合同配合，并在收到书面要求后提交使用情况说明",
                            "review the use; the lessee cooperates and, when asked in writing, reports on it"),
            "SERVER_CHANGE",
                    new Said(LESSOR, "按照变更协议变更服务器并通知您", "change the server as agreed, and tell you when it is done"),
            "OBJECTION", new Said(LESSOR, "答复您的异议", "answer your objection"));

    private final DueDates pages;
    private final RentDefaults rents;
    private final StopInWords stops;
    private final MoneyOwed money;
    private final AfterTheEnd after;
    private final HandOverOwed handOver;
    private final Clock clock;

    Obligations(
            DueDates pages,
            RentDefaults rents,
            StopInWords stops,
            MoneyOwed money,
            AfterTheEnd after,
            HandOverOwed handOver,
            Clock clock) {
        this.pages = pages;
        this.rents = rents;
        this.stops = stops;
        this.money = money;
        this.after = after;
        this.handOver = handOver;
        this.clock = clock;
    }

    /** Those with a date first, the earliest before the others. */
    List<Obligation> of(Lease lease) {
        var all = new ArrayList<Obligation>();
        var rent = rents.latest(lease.number());
        var dates = pages.openDates(lease.number());
        dates.stream()
                .filter(date -> SAID.containsKey(date.what()))
                .map(this::dated)
                .forEach(all::add);
        dates.stream()
                .filter(date -> date.what().equals("CURE"))
                .flatMap(date -> stops.cure(lease).map(cure -> dated(date, LESSEE, cure)).stream())
                .forEach(all::add);
        all.addAll(handOver.of(lease));
        all.addAll(money.of(lease, known(lease)));
        all.addAll(after.of(lease));
        // after the end the rent is among what is settled then
        boolean isPaid = PAYING.contains(lease.stage()) || lease.noticeDue();
        rent.filter(open -> isPaid && open.isOpen())
                .map(open -> overdue(open, dates))
                .ifPresent(all::add);
        all.sort(Comparator.comparing(Obligation::at, Comparator.nullsLast(Comparator.naturalOrder())));
        if (!after.isRentSettled(lease)) {
            rent.filter(Obligations::isLeftUnpaid).map(Obligations::leftUnpaid).ifPresent(all::add);
        }
        all.addAll(handOver.conditions(lease));
        // until the notice of termination arrives the contract stands
        if (isPaid) {
            all.add(money.rent(lease));
        }
        return all;
    }

    /** The defaults that are open or were paid. */
    private List<RentDefault> known(Lease lease) {
        return rents.of(lease.number()).stream()
                .filter(rent -> rent.outcome() == null || rent.outcome().kind().equals("PAID"))
                .toList();
    }

    /**
     * The termination for unpaid rent does not do away with the rent (Civil Code art. 567; clause {@code survival}).
     */
    private static boolean isLeftUnpaid(RentDefault rent) {
        var outcome = rent.outcome();
        return outcome != null && outcome.kind().equals("NOTICE") && rent.open().signum() > 0;
    }

    /** One line, with the day until which the demand gives time. */
    private Obligation overdue(RentDefault rent, List<OpenDate> dates) {
        boolean demanded = rent.demand() != null;
        var what = new Bilingual(
                since(rent).zh() + "尚欠" + open(rent).zh() + (demanded ? "，已书面催告，逾期未支付的，出租人可以解除合同" : ""),
                since(rent).en() + open(rent).en() + " open"
                        + (demanded
                                ? ", demanded in writing; if it is not paid in time the lessor may terminate"
                                : ""));
        return dates.stream()
                .filter(date -> date.what().equals("RENT_PERIOD"))
                .findFirst()
                .map(date -> dated(date, LESSEE, what))
                .orElseGet(() -> new Obligation(LESSEE, what, null, true, false));
    }

    private static Obligation leftUnpaid(RentDefault rent) {
        return new Obligation(
                LESSEE,
                new Bilingual(
                        since(rent).zh() + "催告所列尚欠" + open(rent).zh()
                                + "；合同已经解除，租金按照实际使用的期间结算至合同终止之日，其中终止之后的部分无须支付，已经支付的无须再付",
                        since(rent).en() + "of what was demanded " + open(rent).en()
                                + " is open; the contract has ended, rent counts by the time of use up to its end, what was"
                                + " demanded for the time after that is not owed, nor what is paid already"),
                null,
                true,
                false);
    }

    private static Bilingual since(RentDefault rent) {
        var day = Days.of(rent.overdueSince());
        return new Bilingual("逾期租金：自" + day.zh() + "起，", "overdue rent since " + day.en() + ": ");
    }

    private static Bilingual open(RentDefault rent) {
        return MoneyTexts.inFigures(rent.open(), rent.owedCurrency());
    }

    private Obligation dated(OpenDate date) {
        var said = SAID.get(date.what());
        if (said == null) {
            throw new IllegalArgumentException(date.what());
        }
        return dated(date, said.who(), new Bilingual(said.zh(), said.en()));
    }

    private Obligation dated(OpenDate date, Bilingual who, Bilingual what) {
        boolean soon = !date.overdue() && Obligation.isSoon(date.at(), clock);
        return new Obligation(who, what, date.at(), date.overdue(), soon);
    }
}
