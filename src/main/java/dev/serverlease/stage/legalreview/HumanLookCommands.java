package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.SideProcesses;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * 申请人工复查: an individual rejected only by automated decision may request a human review (Personal Information Protection
 * Law art. 24(3)).
 */
@Service
class HumanLookCommands {

    static final String PROCESS = "human-look";

    /** Our own limit, not set by law (STATUTES 13.1). */
    private static final int DAYS = 15;

    private final LeaseCommands commands;
    private final Decisions decisions;
    private final HumanLooks looks;
    private final ApplicationWords words;
    private final SideProcesses processes;
    private final Clock clock;

    HumanLookCommands(
            LeaseCommands commands,
            Decisions decisions,
            HumanLooks looks,
            ApplicationWords words,
            SideProcesses processes,
            Clock clock) {
        this.commands = commands;
        this.decisions = decisions;
        this.looks = looks;
        this.words = words;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Requests the human look. Idempotent.
     *
     * @throws Refusal with 403 for anybody but the applicant, 409 if the lessee is not an individual, or the lease was
     *     not rejected by rules alone, or too long ago
     */
    void ask(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> ask(lease, ground, actor));
    }

    private void ask(Lease lease, String ground, String actor) {
        var number = lease.number();
        if (!lease.applicant().equals(actor)) {
            throw new Refusal(
                    403,
                    "人工复查由经办人 " + lease.applicant() + " 提出。 The human look is asked for by the applicant, "
                            + lease.applicant() + ".");
        }
        if (looks.of(number).isPresent()) {
            return;
        }
        refuseUnlessRejectedByRulesAlone(lease);
        looks.add(new HumanLook(number, ground, actor, clock.instant()));
        processes.start(PROCESS, lease, words.of(words.tree(lease.application()), "lessee.kind"));
    }

    private void refuseUnlessRejectedByRulesAlone(Lease lease) {
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
        var lastDay = LocalDate.ofInstant(lease.stageSince(), clock.getZone()).plusDays(DAYS);
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
