package dev.serverlease.stage.activation;

import dev.serverlease.approval.Approvals;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The second protection before a server is handed over: even if an instance was moved here by hand, the tables must
 * show an approval of the current case and both signatures on the current contract (Civil Code art. 490).
 */
@Component
class Gate {

    private final Decisions decisions;
    private final Contracts contracts;
    private final Findings findings;
    private final CaseDigest digest;
    private final LawAtActivation law;
    private final Obstacles obstacles;
    private final Clock clock;

    Gate(
            Decisions decisions,
            Contracts contracts,
            Findings findings,
            CaseDigest digest,
            LawAtActivation law,
            Obstacles obstacles,
            Clock clock) {
        this.clock = clock;
        this.obstacles = obstacles;
        this.decisions = decisions;
        this.contracts = contracts;
        this.findings = findings;
        this.digest = digest;
        this.law = law;
    }

    enum Answer {
        OPEN,
        /** The case changed through our own doors after its approval: it goes back to the officer. */
        CHANGED,
        /** Identity is still to be verified, or anew. */
        UNVERIFIED,
        /** A verification did not match, or found the identity refused or forged: the case is checked anew. */
        DOUBTED,
        /** Conditions of the approval are open, or the law forbids it for now: people can resolve this. */
        CONDITIONS,
        /** An approval or a signature is missing, or something was altered without our doors. */
        CLOSED
    }

    /** @param found findings of this stage's rules; empty if they were not applied */
    record Verdict(String leaseNumber, Answer answer, String reason, List<StoredFinding> found) {

        boolean opens(Lease lease) {
            return answer == Answer.OPEN && leaseNumber.equals(lease.number());
        }
    }

    /** The verdict from the tables and today's law. */
    Verdict judge(Lease lease) {
        return judge(lease, true);
    }

    private Verdict judge(Lease lease, boolean askLaw) {
        var signed = contracts.latestSigned(lease.number());
        if (signed.isEmpty()) {
            return closed(lease, "没有合同文本 there is no contract");
        }
        var draft = signed.get().contract();
        var approvals = Approvals.standing(lease, decisions.of(lease.number()));
        if (!Approvals.suffice(lease, approvals)) {
            return closed(
                    lease,
                    "没有" + lease.officers() + "名法务人员的通过决定 the approval of " + lease.officers()
                            + " legal officer(s) is not on record");
        }
        if (approvals.stream().anyMatch(approval -> isOutdated(approval, lease, draft))) {
            return new Verdict(
                    lease.number(), Answer.CHANGED, "审查通过后案件有变更 the case changed after its approval", List.of());
        }
        var checked = findings.of(lease.number(), Occasion.CHECKS, lease.round());
        if (approvals.stream().anyMatch(approval -> !digest.isOf(approval, lease, checked))) {
            return closed(lease, "案件内容与审查通过时的摘要不符 the case does not match the digest that was approved");
        }
        if (!signed.get().isSignedByBoth()) {
            return closed(lease, "合同签署不完整或者与文本不符 the contract is not signed by both parties on its stored text");
        }
        return askLaw ? lawful(lease, checked, approvals) : obeying(lease, List.of(), "");
    }

    private Verdict lawful(Lease lease, List<StoredFinding> checked, List<Decision> approvals) {
        var answer = law.ask(lease, checked, approvals);
        var violated = Stream.concat(
                        answer.violated().stream().map(finding -> finding.messageZh() + " " + finding.messageEn()),
                        answer.defects().stream())
                .collect(Collectors.joining(" "));
        return switch (answer.identity()) {
            case PROVED -> obeying(lease, answer.found(), violated);
            // after the term nothing is handed over, whoever is verified
            case WANTING ->
                !obstacles.isTermOver(lease)
                        ? new Verdict(lease.number(), Answer.UNVERIFIED, violated, answer.found())
                        : obeying(lease, answer.found(), violated);
            case DOUBTED -> new Verdict(lease.number(), Answer.DOUBTED, violated, answer.found());
        };
    }

    /** An order, unlawful content that was found, or an open change closes the gate whatever the rules say. */
    private Verdict obeying(Lease lease, List<StoredFinding> found, String violated) {
        var reason = Stream.of(violated, obstacles.to(lease))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return new Verdict(lease.number(), reason.isEmpty() ? Answer.OPEN : Answer.CONDITIONS, reason, found);
    }

    /**
     * The same for the hand-over itself; a lease that was taken back or has ended cannot reach it again. The law is
     * applied again if the day is later than the gate's, or the case was changed since: a start date can be months
     * ahead.
     *
     * @throws IllegalStateException in another stage, or before the agreed start date
     */
    Verdict judgeForHandOver(Lease lease) {
        var today = LocalDate.now(clock);
        if (lease.stage() != LeaseStage.ACTIVATION) {
            throw new IllegalStateException(
                    "租赁 " + lease.number() + " 处于“" + lease.stage().label()
                            + "”阶段，不得交付；请由管理员核查。 Lease " + lease.number() + " is in stage "
                            + lease.stage().en()
                            + "; nothing is handed over, and an administrator should look into it.");
        }
        requireStarted(lease);
        return judge(
                lease,
                !today.equals(LocalDate.ofInstant(lease.stageSince(), clock.getZone()))
                        || obstacles.isCaseChanged(lease));
    }

    private void requireStarted(Lease lease) {
        var start = lease.startsAt();
        if (start == null || clock.instant().isBefore(start)) {
            throw new IllegalStateException("租赁 " + lease.number() + " 的起租日"
                    + (start == null ? "未定" : "（" + LocalDate.ofInstant(start, clock.getZone()) + "）未到")
                    + "，不得交付；请由管理员核查。 The start date of lease " + lease.number()
                    + (start == null
                            ? " is not set"
                            : ", " + LocalDate.ofInstant(start, clock.getZone()) + ", is not reached")
                    + "; nothing is handed over, and an administrator should look into it.");
        }
    }

    /** @throws IllegalStateException if the case or the contract is not what was approved and signed */
    static void requireNoMismatch(Lease lease, Verdict verdict) {
        if (verdict.answer() == Answer.CLOSED || verdict.answer() == Answer.CHANGED) {
            requireOpen(lease, verdict);
        }
    }

    /** @throws IllegalStateException where the gate is not open */
    void requireOpen(Lease lease) {
        requireOpen(lease, judge(lease));
    }

    private static void requireOpen(Lease lease, Verdict verdict) {
        if (verdict.answer() != Answer.OPEN) {
            throw new IllegalStateException(
                    "租赁 " + lease.number() + " 不得开通：" + verdict.reason()
                            + " 处理：核对审计记录，由法务人员处理后在 Cockpit 中重试。 Lease " + lease.number()
                            + " may not be activated; compare its audit trail, let a legal officer settle it, then retry in Cockpit.");
        }
    }

    private static boolean isOutdated(Decision approval, Lease lease, Contract draft) {
        return approval.round() != lease.round() || !approval.clauseLibrary().equals(draft.clauseLibrary());
    }

    private static Verdict closed(Lease lease, String reason) {
        return new Verdict(lease.number(), Answer.CLOSED, reason, List.of());
    }
}
