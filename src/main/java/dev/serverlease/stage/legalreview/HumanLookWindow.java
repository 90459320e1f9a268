package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a human look may be asked for: by an individual, rejected by rules alone, for some days. */
@Component
public class HumanLookWindow {

    /** Our own limit, not set by law (STATUTES 13.1); it ends as periods of law do (Civil Code art. 203). */
    private static final int DAYS = 15;

    private final HumanLooks looks;
    private final Decisions decisions;
    private final ApplicationWords words;
    private final WorkingDays workingDays;
    private final Clock clock;

    HumanLookWindow(
            HumanLooks looks, Decisions decisions, ApplicationWords words, WorkingDays workingDays, Clock clock) {
        this.looks = looks;
        this.decisions = decisions;
        this.words = words;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The one that was asked for and is not decided yet. */
    public Optional<HumanLook> waiting(Lease lease) {
        return looks.of(lease.number())
                .filter(look -> decisions.of(lease.number()).stream()
                        .noneMatch(decision -> decision.task().equals(HumanLookTask.NAME)));
    }

    /** Also closed once it was asked for; a second is none. */
    public boolean isOpen(Lease lease) {
        try {
            requireOpen(lease);
            return looks.of(lease.number()).isEmpty();
        } catch (Refusal closed) {
            return false;
        }
    }

    /**
     * @throws Refusal with 409 if the lessee is not an individual, or the lease was not rejected by rules alone, or too
     *     long ago
     */
    void requireOpen(Lease lease) {
        if (lease.endReason() != EndReason.REJECTED) {
            throw LeaseMessages.notWaiting(lease);
        }
        if (!words.tree(lease.application())
                .path("lessee")
                .path("kind")
                .asText()
                .equals("INDIVIDUAL")) {
            throw refused(
                    lease,
                    "承租人不是自然人；可以更正后重新提出申请",
                    "its lessee is no individual; correct what was found and apply anew");
        }
        if (decisions.of(lease.number()).stream()
                .anyMatch(decision ->
                        decision.round() == lease.round() && decision.decision().equals("REJECT"))) {
            throw refused(lease, "该申请由法务人员审查后不予通过，并非仅由自动审查作出", "a legal officer rejected it, not the rules alone");
        }
        var lastDay = workingDays.lastDayOfPeriod(
                LocalDate.ofInstant(lease.stageSince(), clock.getZone()).plusDays(DAYS));
        if (LocalDate.now(clock).isAfter(lastDay)) {
            throw refused(
                    lease,
                    "已逾期，最后一日为 " + lastDay + "（" + DAYS + " 日，本系统规定）；可以重新提出申请",
                    "the last day was " + lastDay + " (" + DAYS + " days, our own figure); apply anew");
        }
    }

    private static Refusal refused(Lease lease, String zh, String en) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段（审查未通过），不能申请人工复查：" + zh
                        + "。 Lease " + lease.number() + " is in stage "
                        + lease.stage().en()
                        + " (rejected); no human look: " + en + ".");
    }
}
