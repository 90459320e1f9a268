package dev.serverlease.front;

import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.process.TaskList;
import dev.serverlease.reconcile.Mismatches;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One lease on a page: who, what for, until when; what waits for whom; what the law says; what was done; what can be.
 */
@Controller
class LeaseSheet {

    private final VisibleLeases visible;
    private final ApplicationWords words;
    private final Findings findings;
    private final Decisions decisions;
    private final Contracts contracts;
    private final AuditTrail audit;
    private final TaskList tasks;
    private final LeaseActions actions;
    private final StepWords steps;
    private final Actor actor;
    private final Clock clock;
    private final Mismatches mismatches;

    LeaseSheet(
            VisibleLeases visible,
            ApplicationWords words,
            Findings findings,
            Decisions decisions,
            Contracts contracts,
            AuditTrail audit,
            TaskList tasks,
            LeaseActions actions,
            StepWords steps,
            Actor actor,
            Clock clock,
            Mismatches mismatches) {
        this.mismatches = mismatches;
        this.visible = visible;
        this.words = words;
        this.findings = findings;
        this.decisions = decisions;
        this.contracts = contracts;
        this.audit = audit;
        this.tasks = tasks;
        this.actions = actions;
        this.steps = steps;
        this.actor = actor;
        this.clock = clock;
    }

    /** A line of the sheet. */
    public record Line(String label, String text) {}

    /** A step of the lease's life, in words. */
    public record Step(ZonedDateTime at, String actor, String what, String detail) {}

    /** A task that is open. */
    public record Waiting(TaskList.Open task, @Nullable String due) {}

    @GetMapping("/desk/leases/{number}")
    String lease(@PathVariable String number, Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        model.addAttribute("person", person.name());
        model.addAttribute("lease", lease);
        model.addAttribute("endReason", lease.endReason() == null ? null : StepWords.of(lease.endReason()));
        model.addAttribute("lines", lines(lease));
        model.addAttribute("dates", dates(lease));
        model.addAttribute(
                "waiting",
                tasks.ofLease(number).stream()
                        .map(task -> new Waiting(task, due(task.due())))
                        .toList());
        model.addAttribute("standsStill", mismatches.standOf(number));
        model.addAttribute("findings", shown(findings.of(number, Occasion.CHECKS, lease.round())));
        model.addAttribute(
                "decisions",
                decisions.of(number).stream()
                        .map(decision -> new Step(
                                decision.decidedAt().atZone(clock.getZone()),
                                decision.officer(),
                                steps.of("DECISION_" + decision.decision()),
                                decision.ground()))
                        .toList());
        model.addAttribute(
                "digest", contracts.latest(number).map(Contract::digest).orElse(null));
        model.addAttribute(
                "timeline",
                audit.of(number).stream()
                        .map(step -> new Step(
                                step.at().atZone(clock.getZone()),
                                step.actor(),
                                steps.of(step.action()),
                                steps.detail(step.detail())))
                        .toList());
        model.addAttribute("actions", actions.of(person, lease.stage()));
        return "lease";
    }

    private List<Line> lines(Lease lease) {
        var application = words.tree(lease.application());
        var lessee = words.lessee(lease);
        var lines = new ArrayList<Line>();
        lines.add(new Line("承租人 Lessee", lessee.get("name") + " · " + lessee.get("kind") + " · " + lessee.get("uscc")));
        lines.add(new Line("申报用途 Purpose", words.of(application, "use.declaredPurpose")));
        lines.add(new Line(
                "服务器 Server",
                words.all(application, "server.name", "server.assetKind", "server.quantity", "server.country")));
        lines.add(new Line(
                "联网方式 Channel",
                words.all(application, "channel.kind", "channel.provider", "channel.accessIsp", "channel.purpose")));
        lines.add(new Line(
                "租金 Rent", words.all(application, "contract.monthlyRent", "contract.currency", "contract.payment")));
        lines.add(new Line("经办人 Applicant", lease.applicant() + " · " + lease.reference()));
        return lines;
    }

    private List<Line> dates(Lease lease) {
        var dates = new ArrayList<Line>();
        addEnd(dates, "补正期限 Complete by", lease.completeBy());
        add(dates, "起租日 Starts", lease.startsAt());
        add(dates, "开始履行 In force since", lease.inForceAt());
        add(dates, "下次使用复核 Next use review", lease.nextReviewAt());
        if (lease.indefinite() && lease.termEndsAt() == null) {
            dates.add(new Line("租期 Term", "不定期租赁 Indefinite"));
        } else {
            addEnd(dates, "租期届满 Term ends", lease.termEndsAt());
        }
        if (lease.legalHold() != null) {
            dates.add(new Line("档案保全 Legal hold", lease.legalHold()));
        }
        return dates;
    }

    private void addEnd(List<Line> dates, String label, @Nullable Instant at) {
        if (at != null) {
            dates.add(new Line(label, DueText.of(at.atZone(clock.getZone()))));
        }
    }

    private void add(List<Line> dates, String label, @Nullable Instant at) {
        if (at != null) {
            dates.add(new Line(label, StepWords.MINUTE.format(at.atZone(clock.getZone()))));
        }
    }

    /** What somebody has to act on or should know, the most severe first. */
    private static List<StoredFinding> shown(List<StoredFinding> found) {
        return found.stream()
                .filter(StoredFinding::isToBeRead)
                .sorted(Comparator.comparing(StoredFinding::outcome))
                .toList();
    }

    private @Nullable String due(@Nullable Instant instant) {
        return instant == null ? null : DueText.of(instant.atZone(clock.getZone()));
    }
}
