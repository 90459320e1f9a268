package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TermTimers;
import dev.serverlease.request.Submission;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 期满通知: records a written objection, or how and when the lessee was reminded in writing, which the contract asks for
 * (clause {@code expiry}). Only the objection prevents further use from making the lease indefinite (Civil Code art.
 * 734); without it the task opens again until the objection, the renewal or the end of the term.
 */
@Component("expiryNoticeTask")
class ExpiryNoticeTask extends LeaseTask {

    private final RecordedFacts facts;
    private final AuditTrail audit;
    private final Leases leases;
    private final TermTimers timers;
    private final TaskLegalNotices letters;
    private final Clock clock;

    ExpiryNoticeTask(
            RecordedFacts facts,
            AuditTrail audit,
            Leases leases,
            TermTimers timers,
            TaskLegalNotices letters,
            Clock clock) {
        super(Set.of("Task_ExpiryNotice"), Set.of("answer", "servedOn", "proof", "note"));
        this.facts = facts;
        this.audit = audit;
        this.leases = leases;
        this.timers = timers;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var told = audit.of(lease.number()).stream()
                .filter(step -> step.action().equals("EXPIRY_NOTIFIED"))
                .map(step -> LocalDate.ofInstant(step.at(), clock.getZone()).toString())
                .reduce((earlier, later) -> later);
        // if the notice became due after the end of the term, there is none to give
        var end = lease.indefinite() ? null : lease.termEndsAt();
        return Map.of(
                "number",
                lease.number(),
                "lessee",
                Map.of("name", lease.lesseeName()),
                "stage",
                lease.stage().label(),
                "lastDay",
                end == null
                        ? "已转为不定期租赁，无须期满通知，请填“已通知” Indefinite already: nothing to give notice of, answer “notified”"
                        : LocalDate.ofInstant(end, clock.getZone()).minusDays(1).toString(),
                "remindBy",
                lease.expiryNoticeBy() == null
                        ? ""
                        : PageTime.zh(clock.getZone()).counted(lease.expiryNoticeBy()),
                "told",
                told.orElse(""),
                "letters",
                letters.shown(lease, LegalNoticeKind.EXPIRY_OBJECTION));
    }

    @Override
    protected @Nullable Date dueDate(Lease lease) {
        return ExpiryDue.of(lease);
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        if (lease.expiryNoticeBy() != null) {
            audit.record(lease.number(), AuditTrail.SYSTEM, "EXPIRY_NOTICE_ASKED", Map.of(), null);
        }
        letters.want(lease, LegalNoticeKind.EXPIRY_OBJECTION, task.getId());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var problems = submission
                .problems()
                .oneOf(
                        "answer",
                        "办理结果",
                        "expiry-answer",
                        lease.indefinite() ? Set.of("NOTIFIED") : Set.of("OBJECT", "NOTIFIED"));
        if (submission.text("answer").equals("OBJECT")) {
            problems.day("servedOn", "异议送达日期", null, LocalDate.now(clock)).required("proof", "送达证明", 500);
        }
        if (submission.text("answer").equals("NOTIFIED") && !lease.indefinite()) {
            problems.required("note", "书面提示的日期和方式", 4000).refuseIfAny();
        }
        problems.optional("note", "备注", 4000).refuseIfAny();
        if (submission.text("answer").equals("OBJECT")) {
            letters.requireArrival(
                    lease,
                    LegalNoticeKind.EXPIRY_OBJECTION,
                    new TaskLegalNotices.Arrival(
                            "",
                            "servedOn",
                            LocalDate.parse(submission.text("servedOn")),
                            submission.text("proof"),
                            null));
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var note = submission.text("note");
        if (submission.text("answer").equals("NOTIFIED")) {
            leases.expiryNoticed(
                    lease.number(), AuditEntry.of(actor, "EXPIRY_NOTIFIED").detail(Map.of("note", note)));
            if (!lease.indefinite()) {
                timers.noticeAgain(task.getExecution());
            }
            return;
        }
        var servedOn = submission.text("servedOn");
        facts.add(lease.number(), NamedFacts.of(Fact.OBJECTED_ON, servedOn), actor);
        var said = new LinkedHashMap<String, Object>(
                Map.of("servedOn", servedOn, "proof", submission.text("proof"), "note", note));
        letters.arrived(lease, LegalNoticeKind.EXPIRY_OBJECTION, LocalDate.parse(servedOn))
                .ifPresent(letter -> said.put("reference", letter));
        leases.expiryNoticed(
                lease.number(), AuditEntry.of(actor, "EXPIRY_OBJECTED").detail(said));
    }
}
