package dev.serverlease.stage.inforce.duty;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** 向公安机关报告、转送侵权通知、对转租提出异议、网络安全事件报告: each task fulfils one duty and records what was done. */
@Component("dutyTask")
class DutyTask extends LeaseTask {

    /** The only variable that each form sends: a group of fields. */
    private static final String DONE = "done";

    static final String CONSENT = "CONSENT";

    static final String NO_REPORT = "NO_REPORT";

    private static final Map<String, Kind> KINDS = Map.of(
            "Task_ReportToPolice", Kind.REPORT_TO_POLICE,
            "Task_ForwardNotice", Kind.FORWARD_NOTICE,
            "Task_ObjectToSublease", Kind.OBJECT_TO_SUBLEASE,
            "Task_ReportIncident", Kind.REPORT_INCIDENT,
            "Task_FinalIncidentReport", Kind.FINAL_INCIDENT_REPORT);

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DutyRegister register;
    private final RecordedFacts facts;
    private final Suspensions suspensions;
    private final Incidents incidents;
    private final ApplicationWords words;
    private final AuditTrail audit;
    private final Clock clock;

    DutyTask(
            DutyRegister register,
            RecordedFacts facts,
            Suspensions suspensions,
            Incidents incidents,
            ApplicationWords words,
            AuditTrail audit,
            Clock clock) {
        super(KINDS.keySet(), Set.of(DONE));
        this.register = register;
        this.facts = facts;
        this.suspensions = suspensions;
        this.incidents = incidents;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        var duty = register.newest(lease.number(), kind(task.getTaskDefinitionKey()));
        register.assign(duty, task.getId());
        task.setDueDate(Date.from(duty.dueAt()));
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return view(lease, register.newest(lease.number(), kind(taskKey)));
    }

    @Override
    protected Map<String, ?> view(Lease lease, DelegateTask task) {
        return view(lease, duty(lease, task));
    }

    private Map<String, ?> view(Lease lease, Duty duty) {
        return Map.of(
                "number", lease.number(),
                "lessee", words.lessee(lease),
                "aroseAt", local(duty.aroseAt()),
                "dueAt", local(duty.dueAt()),
                "what", duty.what());
    }

    private Duty duty(Lease lease, DelegateTask task) {
        return register.ofTask(lease.number(), task.getId())
                .orElseThrow(() -> new IllegalStateException("Task " + task.getId() + " does no duty of a lease"));
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var done = submission.group(DONE);
        var kind = kind(taskKey);
        DutyForm.of(kind).check(done, clock);
        if (kind == Kind.REPORT_TO_POLICE
                || (kind == Kind.REPORT_INCIDENT && !done.text("answer").equals(NO_REPORT))) {
            refuseReportBefore(register.open(lease.number(), kind), done);
        }
        if (DutyForm.measures(done).contains("SUSPENDED") && !suspensions.isOff(lease.number())) {
            done.problems()
                    .wrong(
                            "measures",
                            "服务并未暂停，不能登记“暂停服务”。请先在租赁页面发起专项复核，以暂停服务办结后再登记；或者改选其他措施。 The service is not suspended. Request a review"
                                    + ", conclude it with a suspension, then record this; or choose"
                                    + " another measure.")
                    .refuseIfAny();
        }
    }

    /**
     * What has not happened cannot have been reported; both are compared by the minute, as they are shown and typed.
     */
    private void refuseReportBefore(List<Duty> open, Submission done) {
        var reported = OffsetDateTime.parse(done.text("reportedAt")).toInstant();
        if (!open.isEmpty()
                && open.stream()
                        .allMatch(duty -> reported.isBefore(duty.aroseAt().truncatedTo(ChronoUnit.MINUTES)))) {
            done.problems()
                    .wrong(
                            "reportedAt",
                            "报告时间早于收到命令或者发现的时间（" + local(open.get(0).aroseAt())
                                    + "），请核对。 The report lies before what it reports; check the time.")
                    .refuseIfAny();
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var kind = kind(task.getTaskDefinitionKey());
        var duty = duty(lease, task);
        var done = submission.group(DONE);
        if (kind == Kind.REPORT_INCIDENT && !done.text("answer").equals(NO_REPORT)) {
            // of several open incidents only the task tells which one was reported
            refuseReportBefore(List.of(duty), done);
        }
        var content = register.done(duty, submission.text(DONE), actor);
        audit.record(
                lease.number(), actor, "DUTY_DONE_" + kind, Map.of("duty", duty.position(), "done", content), null);
        remember(lease, kind, done, actor);
        if (kind == Kind.REPORT_INCIDENT) {
            boolean reported = incidents.judged(lease, duty, done, actor);
            task.getExecution().setVariable("incidentReported", Variables.booleanValue(reported, true));
        } else if (kind == Kind.FINAL_INCIDENT_REPORT) {
            incidents.closed(lease, done, actor);
        }
    }

    /** What the rulebook reads at the next use review. */
    private void remember(Lease lease, Kind kind, Submission done, String actor) {
        if (kind == Kind.FORWARD_NOTICE && register.open(lease.number(), kind).isEmpty()) {
            facts.addStanding(
                    lease.number(),
                    NamedFacts.of(Fact.TORT_NOTICE_AT, null).with(Fact.TORT_NOTICE_QUALIFIED, null),
                    actor);
        }
        if (kind == Kind.OBJECT_TO_SUBLEASE) {
            if (done.text("answer").equals("OBJECT")) {
                facts.addStanding(
                        lease.number(), NamedFacts.of(Fact.SUBLET_OBJECTED_ON, done.text("objectedOn")), actor);
            } else {
                // 经出租人同意 (art. 716); the next sublease takes it back
                facts.add(lease.number(), NamedFacts.of(Fact.SUBLET_ALLOWED, true), actor);
            }
        }
    }

    private static Kind kind(String taskKey) {
        return Objects.requireNonNull(KINDS.get(taskKey), taskKey);
    }

    private String local(Instant instant) {
        return MINUTES.format(instant.atZone(clock.getZone()));
    }
}
