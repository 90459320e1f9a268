package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.inforce.expiry.Renewal;
import dev.serverlease.stage.inforce.expiry.Renewals;
import dev.serverlease.stage.legalreview.HumanLook;
import dev.serverlease.stage.legalreview.HumanLookWindow;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was asked for and waits for its answer: a renewal, a human look. */
@Component
class AskedFor {

    private final Renewals renewals;
    private final HumanLookWindow humanLooks;
    private final Clock clock;

    AskedFor(Renewals renewals, HumanLookWindow humanLooks, Clock clock) {
        this.renewals = renewals;
        this.humanLooks = humanLooks;
        this.clock = clock;
    }

    List<Bilingual> of(Lease lease, PageTime times) {
        return Stream.of(
                        renewals.open(lease).map(renewal -> said(renewal, times)),
                        humanLooks.waiting(lease).map(look -> said(look, times)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Bilingual said(Renewal renewal, PageTime times) {
        var rent = renewal.monthlyRent();
        var term = day(renewal.firstDay(), times) + "至" + day(renewal.term().lastDay(), times);
        return new Bilingual(
                "已申请续租，等待审查：" + renewal.termMonths() + " 个月（" + term + "），月租金"
                        + (rent == null ? "不变" : " " + rent.toPlainString()) + "；业务编号 " + renewal.reference() + "，由 "
                        + renewal.requestedBy() + " 提出。",
                "A renewal of " + renewal.termMonths() + " months is asked for and waits for its review.");
    }

    private static Bilingual said(HumanLook look, PageTime times) {
        return new Bilingual(
                "已申请人工复查，等待法务人员答复（" + look.askedBy() + "，" + times.minute(look.askedAt()) + "）：" + look.ground(),
                "A human look was asked for and waits for a legal officer.");
    }

    private String day(LocalDate day, PageTime times) {
        return times.day(day.atStartOfDay(clock.getZone()));
    }
}
