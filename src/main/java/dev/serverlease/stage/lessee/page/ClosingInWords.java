package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Terminations;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a lease stands while it closes: whose notice is awaited, whether its last day has passed. */
@Component
class ClosingInWords {

    private final Terminations terminations;
    private final DueDates pages;
    private final DoubtInWords doubt;
    private final Clock clock;

    ClosingInWords(Terminations terminations, DueDates pages, DoubtInWords doubt, Clock clock) {
        this.doubt = doubt;
        this.terminations = terminations;
        this.pages = pages;
        this.clock = clock;
    }

    Bilingual of(Lease lease) {
        return doubt.state(lease).orElseGet(() -> lease.saidEndReason() == null ? noticeAwaited(lease) : ended(lease));
    }

    /** Of a lease that is closed though its end is in doubt, or has no effect; empty for all others. */
    Optional<Bilingual> afterAll(Lease lease) {
        return lease.saidEndReason() == null ? Optional.empty() : doubt.state(lease);
    }

    /** What was paid before the notice arrived, and what was found on it; also after the closing. */
    List<Bilingual> inDoubt(Lease lease) {
        return doubt.of(lease);
    }

    /** A notice takes effect when it reaches the other side (Civil Code art. 565). */
    private Bilingual noticeAwaited(Lease lease) {
        return isOfLessee(lease)
                ? new Bilingual(
                        "出租人正在处理您提出的解除。合同自您的解除通知到达出租人时解除（民法典第五百六十五条）；出租人对解除有异议，或者双方同意继续履行的，将另行通知您。",
                        "The lessor is dealing with the termination that you asked for. The contract ends when your notice"
                                + " reaches the lessor (Civil Code art. 565); you are told if the lessor contests it, or if both"
                                + " agree to go on.")
                : new Bilingual(
                        "出租人正在处理合同的后续事项。解除合同须以书面通知，通知到达您之前，合同没有解除。",
                        "The lessor is dealing with how the contract goes on. Termination takes a written notice, and"
                                + " until it has reached you the contract has not ended.");
    }

    private boolean isOfLessee(Lease lease) {
        return terminations
                .latest(lease.number())
                .filter(asked -> asked.endsOn() == null && asked.party() == Party.LESSEE)
                .isPresent();
    }

    private Bilingual ended(Lease lease) {
        var end = pages.contractEndedAt(lease);
        return end != null && end.toInstant().isAfter(clock.instant())
                ? new Bilingual(
                        "合同于" + PageTime.zh(clock.getZone()).deadline(end) + "终止，正在退租清结。请按照合同约定的期限导出数据、返还服务器。",
                        "The contract ends at " + PageTime.en(clock.getZone()).deadline(end)
                                + " and is being settled. Take your data out and return the server within the contract's"
                                + " time.")
                : new Bilingual(
                        "租赁已经终止，正在退租清结。请按照合同约定的期限导出数据、返还服务器。",
                        "The lease is over and being settled. Take your data out and return the server within the"
                                + " contract's time.");
    }
}
