package dev.serverlease.stage.lessee.page;

import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.stage.inforce.suspension.MissedCures;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Why a service is off, with every order that stands, and what the lessee has to put right (clauses {@code suspension},
 * {@code termination}).
 */
@Component
class StopInWords {

    private final Suspensions suspensions;
    private final LiftingDocuments orders;
    private final MissedCures missed;
    private final Clock clock;

    StopInWords(Suspensions suspensions, LiftingDocuments orders, MissedCures missed, Clock clock) {
        this.suspensions = suspensions;
        this.orders = orders;
        this.missed = missed;
        this.clock = clock;
    }

    /** Empty while the service is on, and once the contract has ended. */
    List<Bilingual> of(Lease lease) {
        boolean closing = lease.stage() == LeaseStage.CLOSING && lease.saidEndReason() == null;
        if (lease.stage() != LeaseStage.SUSPENDED && !closing) {
            return List.of();
        }
        var suspension =
                suspensions.latest(lease.number()).filter(latest -> !closing || suspensions.isOff(lease.number()));
        var said = new ArrayList<Bilingual>();
        if (closing && suspension.isPresent()) {
            said.add(new Bilingual(
                    "服务仍暂停，您的数据予以保存，不予删除。",
                    "The service is still suspended; your data is kept and nothing is erased."));
        }
        suspension.map(StopInWords::ground).ifPresent(said::add);
        said.addAll(further(lease, suspension));
        return said;
    }

    private static Bilingual ground(Suspension suspension) {
        var ground = suspension.groundInFull().unstopped();
        var clause = Bilingual.of(suspension.clause()).unstopped();
        return new Bilingual(
                "暂停的理由：" + ground.zh() + "；依据：" + clause.zh() + "。对暂停有异议的，可以在本页提出，出租人在3个工作日内答复。",
                "Why: " + ground.en() + "; basis: " + clause.en()
                        + ". You may object on this page; the lessor answers within 3 working days.");
    }

    /** The orders that stand and that the suspension does not name. */
    private List<Bilingual> further(Lease lease, Optional<Suspension> suspension) {
        var further = orders.besides(lease, suspension.map(Suspension::obeyed).orElse(null));
        if (further.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<Bilingual>();
        for (var order : further) {
            var day = Days.of(order.receivedOn());
            var text = new Bilingual(order.text(), order.text()).unstopped();
            said.add(new Bilingual(
                    (suspension.isPresent() ? "又" : "") + "于" + day.zh() + "收到命令：" + text.zh() + "。",
                    "Order received on " + day.en() + ": " + text.en() + "."));
        }
        said.add(new Bilingual(
                "各项命令均由作出命令的机关解除，全部解除、暂停的其他原因也已消除后，由出租人的法务人员恢复服务。除命令因承租人自身的原因作出的以外，因命令暂停的期间不计租金。",
                "Each order is lifted by the body that made it; once all are lifted and no other cause is left, the lessor's"
                        + " legal officers restore the service. Unless your own cause led to it, no rent runs while an order"
                        + " stops the service."));
        return said;
    }

    /**
     * What the lessee has to put right, and when the right to terminate arises, which is later than the day for the
     * cure where the notice arrives late; empty where an order alone stops the service, for an order is no breach.
     */
    Optional<Bilingual> cure(Lease lease) {
        return suspensions
                .latest(lease.number())
                .filter(suspension -> !suspension.isByOrder())
                .map(suspension -> {
                    int days = figure("cureDays");
                    int longer = suspension.unlawful() ? figure("suspensionEndDays") : 0;
                    var earliest = missed.earliestOfSent(lease, suspension);
                    return new Bilingual(
                            "完成整改并告知出租人；此期限已过，并且自暂停服务通知书到达您之日起满" + days + "日"
                                    + (longer == 0 ? "" : "、自暂停服务之日起满" + longer + "日")
                                    + "，仍未整改的，出租人可以解除合同，在此之前出租人不得以逾期未整改解除合同"
                                    + earliest.map(end -> "（按通知书发出之日推算，最早为"
                                                    + PageTime.zh(clock.getZone())
                                                            .deadline(end) + "）")
                                            .orElse(""),
                            "put right what the service was suspended for, and tell the lessor; if it is not put right when"
                                    + " this day and " + days + " days since the notice of suspension reached you"
                                    + (longer == 0 ? "" : ", and " + longer + " days since the suspension,")
                                    + " are past, the lessor may terminate, and not before"
                                    + earliest.map(end ->
                                                    " (counted from the day on which the notice was sent, not before "
                                                            + PageTime.en(clock.getZone())
                                                                    .deadline(end) + ")")
                                            .orElse(""));
                });
    }

    private static int figure(String name) {
        return ClauseLibrary.current().figure(name).intValueExact();
    }
}
