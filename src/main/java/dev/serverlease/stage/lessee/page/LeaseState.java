package dev.serverlease.stage.lessee.page;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.activation.delivery.EndChoice;
import dev.serverlease.stage.activation.delivery.EndChoices;
import dev.serverlease.stage.closing.settlement.Settlements;
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

    private final StopInWords stops;
    private final ClosingInWords closing;
    private final TermWords terms;
    private final PageWindow window;
    private final EndChoices endChoices;
    private final Settlements settlements;
    private final Clock clock;

    LeaseState(
            StopInWords stops,
            ClosingInWords closing,
            TermWords terms,
            PageWindow window,
            EndChoices endChoices,
            Settlements settlements,
            Clock clock) {
        this.settlements = settlements;
        this.endChoices = endChoices;
        this.stops = stops;
        this.closing = closing;
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
        said.addAll(closing.inDoubt(lease));
        said.addAll(stops.of(lease));
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

    private Bilingual stage(Lease lease) {
        return switch (lease.stage()) {
            case ACTIVATION ->
                new Bilingual("合同已经成立，服务器尚未交付。", "The contract is concluded; the server is not handed over yet.");
            case IN_FORCE -> new Bilingual("租赁正在履行。", "The lease is in force.");
            case SUSPENDED ->
                new Bilingual(
                        "服务已暂停，您的数据予以保存，不予删除。", "The service is suspended; your data is kept and nothing is erased.");
            case CLOSING -> closing.of(lease);
            case ENDED -> closing.afterAll(lease).orElseGet(() -> ended(lease));
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
        if (lease.mayEndByNotice()) {
            var days = ClauseLibrary.current().figure("indefiniteNoticeDays").toPlainString();
            said.add(new Bilingual(
                    "任何一方可以随时解除不定期租赁，但是应当提前" + days + "日书面通知对方（民法典第七百三十条）。",
                    "Either side may end an indefinite lease any day, with " + days
                            + " days' written notice (Civil Code art. 730)."));
        }
    }

    private PageTime zh() {
        return PageTime.zh(clock.getZone());
    }

    private PageTime en() {
        return PageTime.en(clock.getZone());
    }
}
