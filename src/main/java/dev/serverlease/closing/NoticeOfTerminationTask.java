package dev.serverlease.closing;

import dev.serverlease.law.Outcome;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.process.Groups;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.Person;
import dev.serverlease.process.Submission;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 解除通知: the contract ends when the notice arrives, so its day and its proof are recorded (Civil Code art. 565). */
@Component("noticeOfTerminationTask")
class NoticeOfTerminationTask extends LeaseTask {

    private final Terminations terminations;
    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final AuditTrail audit;
    private final Clock clock;

    NoticeOfTerminationTask(
            Terminations terminations, RecordedFacts facts, LawAtTheEnd law, AuditTrail audit, Clock clock) {
        super(Map.of("Task_NoticeOfTermination", Groups.LEGAL), Set.of("arrivedOn", "proof", "note"));
        this.terminations = terminations;
        this.facts = facts;
        this.law = law;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", Map.of("name", lease.lesseeName()));
        terminations
                .latest(lease.number())
                .filter(termination -> termination.endsOn() == null)
                .ifPresentOrElse(termination -> show(view, termination), () -> {
                    view.put("ground", "使用复核结论为解除，或者逾期未整改 The use review ended so, or the cure did not come");
                    view.put("knownSince", knownSince(lease).toString());
                });
        view.put(
                "findings",
                law.ask(lease, Map.of()).stream()
                        .filter(found -> found.rule().equals(LawAtTheEnd.LESSEE_RIGHT))
                        .filter(found -> Outcome.valueOf(found.outcome()).isViolated())
                        .map(found -> Map.of(
                                "rule", found.rule(),
                                "outcome", found.outcome(),
                                "messageZh", found.messageZh(),
                                "messageEn", found.messageEn(),
                                "citation", found.citationZh(),
                                "quote", found.quoteForReading()))
                        .toList());
        return view;
    }

    private static void show(Map<String, Object> view, Termination termination) {
        view.put("ground", TerminationGround.valueOf(termination.ground()).label());
        view.put("by", termination.party().equals("LESSOR") ? "出租人 Lessor" : "承租人 Lessee");
        view.put("knownSince", String.valueOf(termination.knownSince()));
        view.put("explanation", termination.explanation());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        submission
                .problems()
                .day("arrivedOn", "通知到达日期", null, LocalDate.now(clock))
                .required("proof", "送达证明", 500)
                .optional("note", "备注", 4000)
                .refuseIfAny();
        law.require(400, "arrivedOn", LawAtTheEnd.NOTICE, lease, said(lease, submission));
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        facts.add(lease.number(), "termination", said(lease, submission), actor);
        audit.record(
                lease.number(),
                actor,
                "NOTICE_OF_TERMINATION_ARRIVED",
                Map.of(
                        "arrivedOn", submission.text("arrivedOn"),
                        "proof", submission.text("proof"),
                        "note", submission.text("note")),
                null);
    }

    private Map<String, ?> said(Lease lease, Submission submission) {
        var arrivedOn = submission.text("arrivedOn");
        boolean limited = terminations
                .latest(lease.number())
                .map(termination ->
                        TerminationGround.valueOf(termination.ground()).isLimited())
                .orElse(true);
        return Map.of(
                "chosen",
                true,
                "indefinite",
                false,
                // an agreement on an end does not lapse
                "groundKnownSince",
                limited ? knownSince(lease).toString() : arrivedOn,
                "noticeArrivedOn",
                arrivedOn,
                "arrivalProofRef",
                submission.text("proof"));
    }

    /** Where nothing else is recorded, the ground is what brought the lease here, and known since then. */
    private LocalDate knownSince(Lease lease) {
        var known = RecordedFacts.day(facts.of(lease).path("termination"), "groundKnownSince");
        return Objects.requireNonNullElseGet(known, () -> LocalDate.ofInstant(lease.stageSince(), clock.getZone()));
    }
}
