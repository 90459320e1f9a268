package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.StopUndelivered;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.LawInForce;
import dev.serverlease.stage.inforce.UseReports;
import dev.serverlease.stage.inforce.usereview.UseReviewController.UseReport;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What comes in about a lease in force, each in one transaction under the lease's lock. */
@Service
class UseInForce {

    private static final Set<LeaseStage> USED = Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private static final String REVIEW_REQUESTED = "ReviewRequested";

    private final LeaseCommands commands;
    private final UseReports reports;
    private final SeenUse seenUse;
    private final LawInForce law;
    private final Findings findings;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;

    UseInForce(
            LeaseCommands commands,
            UseReports reports,
            SeenUse seenUse,
            LawInForce law,
            Findings findings,
            LeaseMessages messages,
            LeaseTasks tasks,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock) {
        this.commands = commands;
        this.reports = reports;
        this.seenUse = seenUse;
        this.law = law;
        this.findings = findings;
        this.messages = messages;
        this.tasks = tasks;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * While the lease closes, only what obliges the lessor to report is taken in: unlawful content.
     *
     * @throws Refusal with 400 for the day of a sublease, 409 where the lease is not in force, or the number was used
     *     for another report
     */
    void report(String number, UseReport report, String reporter) {
        requireDay(report);
        var reference = report.reference().strip();
        var content = json.<JsonNode>valueToTree(report);
        commands.lockedDo(number, lease -> {
            if (reports.isKnown(number, reference, content)) {
                return;
            }
            if (!USED.contains(lease.stage()) && !isStillReported(lease, report)) {
                throw LeaseMessages.notWaiting(lease);
            }
            reports.add(number, reference, content, reporter);
            var use = report.observed();
            seenUse.record(lease, use, "使用报告 Use report " + reference + "：" + report.actualUse(), reporter);
            audit.record(
                    number,
                    reporter,
                    "USE_REPORTED",
                    Map.of("reference", reference, "actualUse", report.actualUse(), "differs", use.differs()),
                    null);
            actOn(lease, use);
        });
    }

    /** Unlawful content is reported to public security as long as the server may still be on. */
    private static boolean isStillReported(Lease lease, UseReport report) {
        return lease.stage() == LeaseStage.CLOSING && Boolean.TRUE.equals(report.illegalContentFound());
    }

    private void requireDay(UseReport report) {
        if (!Boolean.TRUE.equals(report.sublet())) {
            return;
        }
        if (report.subletKnownSince() == null) {
            var text = "请填写知道转租之日，例如 2027-01-31。 Say since when the sublease is known, like 2027-01-31.";
            throw new Refusal(400, text, List.of(new FieldError("subletKnownSince", text)));
        }
        PastDay.require("subletKnownSince", report.subletKnownSince(), LocalDate.now(clock));
    }

    /** What is unlawful stops an open review at once; whoever has a task open sees what was reported. */
    private void actOn(Lease lease, ObservedUse use) {
        if (lease.stage() == LeaseStage.SUSPENDED) {
            tasks.showAgain(lease, "Task_VerifyCure");
        } else if (tasks.isOpen(lease, "Task_UseReview")) {
            askAgain(lease);
        } else if (use.differs() && !messages.sendIfAwaited(lease, REVIEW_REQUESTED)) {
            stopWithoutProcess(lease);
        }
    }

    /** Where its process cannot be told, what the law forbids stops all the same. */
    private void stopWithoutProcess(Lease lease) {
        if (lease.stage() == LeaseStage.IN_FORCE && !messages.isSwitchingOff(lease) && law.forbids(lease)) {
            events.publishEvent(new StopUndelivered(lease));
        }
    }

    /** While a review is open. */
    private void askAgain(Lease lease) {
        if (law.forbids(lease)) {
            if (!messages.sendIfAwaited(lease, "StopOrdered")) {
                stopWithoutProcess(lease);
            }
            return;
        }
        findings.addNext(lease.number(), Occasion.USE_REVIEW, law.ask(lease, NamedFacts.none()));
        tasks.showAgain(lease, "Task_UseReview");
    }

    /** @throws Refusal with 409 where the lease is not in force, or a review is under way */
    void review(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (lease.stage() != LeaseStage.IN_FORCE) {
                throw LeaseMessages.notWaiting(lease);
            }
            if (!requested(lease, ground, actor)) {
                throw new Refusal(
                        409,
                        "租赁 " + number + " 的复核正在办理，请先办结。 A review of lease " + number
                                + " is under way already; finish that first.");
            }
        });
    }

    /** The same where it does not matter whether the lease waits for one; an open one goes by what is known now. */
    void reviewNow(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (messages.awaits(lease, REVIEW_REQUESTED)) {
                requested(lease, ground, actor);
            } else if (lease.stage() == LeaseStage.IN_FORCE && tasks.isOpen(lease, "Task_UseReview")) {
                askAgain(lease);
            }
        });
    }

    private boolean requested(Lease lease, String ground, String actor) {
        audit.record(lease.number(), actor, "REVIEW_REQUESTED", Map.of("ground", ground), null);
        return messages.sendIfAwaited(lease, REVIEW_REQUESTED);
    }
}
