package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.stage.activation.delivery.EndChoice;
import dev.serverlease.stage.activation.delivery.EndChoices;
import dev.serverlease.stage.closing.settlement.Settlements;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.stage.lessee.link.PageWindow;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.TermWords;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the lease stands, in plain words for its lessee. */
@Component
class LeaseState {

    private final Suspensions suspensions;
    private final TermWords terms;
    private final PageWindow window;
    private final EndChoices endChoices;
    private final Settlements settlements;
    private final Clock clock;

    LeaseState(
            Suspensions suspensions,
            TermWords terms,
            PageWindow window,
            EndChoices endChoices,
            Settlements settlements,
            Clock clock) {
        this.settlements = settlements;
        this.endChoices = endChoices;
        this.suspensions = suspensions;
        this.terms = terms;
        this.window = window;
        this.clock = clock;
    }

    /** Whether the term ends on that day, and was not ended otherwise since. */
    private boolean isTheEnd(Lease lease, LocalDate lastDay) {
        var end = lease.termEndsAt();
        return end != null
                && end.equals(lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    /** The state first, then what belongs to it. */
    List<Bilingual> of(Lease lease) {
        var said = new ArrayList<Bilingual>();
        said.add(stage(lease));
        if (lease.stage() == LeaseStage.SUSPENDED) {
            suspensions.latest(lease.number()).ifPresent(suspension -> {
                var ground = unstopped(suspension.groundInFull());
                var clause = unstopped(Bilingual.of(suspension.clause()));
                said.add(new Bilingual(
                        "暂停的理由：" + ground.zh() + "；依据：" + clause.zh() + "。对暂停有异议的，可以在本页提出，出租人在3个工作日内答复。",
                        "Why: " + ground.en() + "; basis: " + clause.en()
                                + ". You may object on this page; the lessor answers within 3 working days."));
            });
        }
        term(lease, said);
        settlements.of(lease.number()).values().forEach(settled -> said.add(settled.words()));
        var closes = window.closesAt(lease);
        if (closes != null) {
            said.add(new Bilingual(
                    "本页可以查阅至 " + zh().deadline(closes) + "，请在此之前保存需要的资料。",
                    "This page can be read until " + en().deadline(closes) + "; save what you need before."));
        }
        return said;
    }

    /** Without its full stop, to stand within a sentence. */
    private static Bilingual unstopped(Bilingual both) {
        return new Bilingual(
                both.zh().strip().replaceFirst("[。；]+$", ""), both.en().strip().replaceFirst("[.;。；]+$", ""));
    }

    /** What the lessee may choose after a late hand-over; null if nothing. */
    EndChoice.@Nullable Open endOpen(Lease lease) {
        return endChoices.open(lease).orElse(null);
    }

    /** What it chose; null if nothing. */
    @Nullable
    EndChoice endKept(Lease lease) {
        return endChoices
                .of(lease.number())
                .filter(kept -> lease.saidEndReason() == null && isTheEnd(lease, kept.agreedLastDay()))
                .orElse(null);
    }

    private static Bilingual stage(Lease lease) {
        return switch (lease.stage()) {
            case ACTIVATION ->
                new Bilingual("合同已经成立，服务器尚未交付。", "The contract is concluded; the server is not handed over yet.");
            case IN_FORCE -> new Bilingual("租赁正在履行。", "The lease is in force.");
            case SUSPENDED ->
                new Bilingual(
                        "服务已暂停，您的数据予以保存，不予删除。", "The service is suspended; your data is kept and nothing is erased.");
            case CLOSING ->
                lease.saidEndReason() == null
                        ? new Bilingual(
                                "出租人正在处理合同的后续事项。解除合同须以书面通知，通知到达您之前，合同没有解除。",
                                "The lessor is dealing with how the contract goes on. Termination takes a written notice, and"
                                        + " until it has reached you the contract has not ended.")
                        : new Bilingual(
                                "租赁已经终止，正在退租清结。请按照合同约定的期限导出数据、返还服务器。",
                                "The lease is over and being settled. Take your data out and return the server within the"
                                        + " contract's time.");
            case ENDED -> ended(lease);
            case APPLICATION, CHECKS, LEGAL_REVIEW, CONTRACT ->
                new Bilingual("合同尚未成立。", "The contract is not concluded.");
        };
    }

    private static Bilingual ended(Lease lease) {
        var reason = lease.endReason();
        return reason == null
                ? new Bilingual("租赁已经结束。", "The lease has ended.")
                : new Bilingual(
                        "租赁已经结束：" + Words.of("end-reason", reason).zh() + "。",
                        "The lease has ended: " + Words.of("end-reason", reason).en() + ".");
    }

    private void term(Lease lease, List<Bilingual> said) {
        var since = lease.inForceAt();
        if (since != null) {
            said.add(new Bilingual("开始履行：" + zh().minute(since), "In force since " + en().minute(since)));
        }
        terms.of(lease)
                .forEach(one -> said.add(new Bilingual(
                        one.label().zh() + "：" + one.zh(zh()), one.label().en() + ": " + one.en(en()))));
    }

    private PageTime zh() {
        return PageTime.zh(clock.getZone());
    }

    private PageTime en() {
        return PageTime.en(clock.getZone());
    }
}
