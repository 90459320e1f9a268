package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.DueText;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.DueText;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 补正申请材料: sales sends the completed application, and the checks run again over the whole of it. */
@Component("completeApplicationTask")
class CompleteApplicationTask extends LeaseTask {

    private static final Set<Outcome> SHOWN = Set.of(Outcome.REQUIRE, Outcome.REVIEW, Outcome.UNDETERMINED);

    private final ApplicationReader reader;
    private final Decisions decisions;
    private final Leases leases;
    private final Findings findings;
    private final DraftDefects draftDefects;
    private final MissingItems missing;
    private final ApplicationWords words;
    private final Notices notices;
    private final Clock clock;

    CompleteApplicationTask(
            ApplicationReader reader,
            Leases leases,
            Findings findings,
            Decisions decisions,
            DraftDefects draftDefects,
            MissingItems missing,
            ApplicationWords words,
            Notices notices,
            Clock clock) {

        super(Map.of("Task_CompleteApplication", Groups.SALES), Set.of(LeaseProcess.APPLICATION));
        this.reader = reader;
        this.leases = leases;
        this.findings = findings;
        this.decisions = decisions;
        this.draftDefects = draftDefects;
        this.missing = missing;
        this.words = words;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var found = findings.of(lease.number(), Occasion.CHECKS, lease.round());
        var decided = decisions.of(lease.number());
        return Map.of(
                "number", lease.number(),
                "lessee", words.lessee(lease),
                "completeBy", day(lease),
                "request", request(lease, decided),
                "asked", asked(lease, found),
                "draft",
                        draftDefects.of(lease, decided).stream()
                                .map(missing::of)
                                .toList(),
                "rounds", decided.stream().map(CompleteApplicationTask::round).toList(),
                "findings",
                        found.stream()
                                .filter(finding -> SHOWN.contains(finding.outcome()))
                                .map(missing::of)
                                .toList());
    }

    @Override
    protected @Nullable Date dueDate(Lease lease) {
        return lease.completeBy() == null ? null : Date.from(lease.completeBy());
    }

    private String day(Lease lease) {
        return lease.completeBy() == null
                ? ApplicationWords.NOTHING
                : DueText.of(lease.completeBy().atZone(clock.getZone()));
    }

    /** Why an officer sent it back in this round; empty where the checks did. */
    private static String request(Lease lease, List<Decision> decided) {
        return decided.stream()
                .filter(decision ->
                        decision.round() == lease.round() && decision.decision().equals("REQUEST_CHANGES"))
                .reduce((earlier, later) -> later)
                .map(decision -> decision.ground() + "（" + decision.officer() + "）")
                .orElse("");
    }

    /** The rules that may be answered instead of met, and those that were answered before. */
    private List<String> asked(Lease lease, List<StoredFinding> found) {
        var application = words.tree(lease.application());
        return Answers.RULES.stream()
                .filter(rule -> Answers.given(application, rule)
                        || found.stream()
                                .anyMatch(finding ->
                                        finding.rule().value().equals(rule) && finding.outcome() == Outcome.REQUIRE))
                .toList();
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        // sales may not read the instances of others, where the variables of Tasklist's cards lie
        LeaseProcess.DISPLAY.forEach(name -> task.setVariableLocal(name, task.getVariable(name)));
        var until = day(lease);
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.COMPLETION_ASKED,
                        "租赁 " + lease.number() + " 的申请须补正，请于 " + until + " 前在任务列表（Tasklist）中补正；须补正的事项见该任务。逾期未补正的，申请失效。",
                        "The application of lease " + lease.number() + " is to be completed in Tasklist by " + until
                                + "; the task says what is missing. After that it lapses."),
                Audience.person(lease.applicant()));
    }

    @Override
    protected Map<String, ?> prefilled(Lease lease, Map<String, ?> view) {
        return Map.of(LeaseProcess.APPLICATION, PrefilledApplication.of(words.tree(lease.application())));
    }

    @Override
    protected void checkPerson(Supplier<Lease> lease, String taskKey, Person person) {
        var applicant = lease.get().applicant();
        if (!applicant.equals(person.name())) {
            throw new Refusal(
                    403,
                    "补正由经办人 " + applicant + " 办理。 The application is completed by its applicant, " + applicant + ".");
        }
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (lease.stage() != LeaseStage.APPLICATION) {
            // somebody sent it at the same moment
            throw LeaseMessages.notWaiting(lease);
        }
        var application = application(lease, submission);
        if (!application.reference().equals(lease.reference())) {
            var message = "申请编号应当仍为 " + lease.reference() + "。 The reference must stay " + lease.reference() + ".";
            throw new Refusal(400, message, List.of(new FieldError("reference", message)));
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var application = application(lease, submission);
        leases.resubmit(
                lease.number(),
                application.canonical(),
                application.lesseeName(),
                application.lesseeUscc(),
                application.term(),
                actor,
                application.digest());
        task.getExecution().setVariable(LeaseProcess.LESSEE_NAME, DisplayName.of(application));
    }

    private static Map<String, Object> round(Decision decision) {
        return Map.of(
                "round", decision.round(),
                "decision", decision.decision(),
                "ground", decision.ground(),
                "officer", decision.officer(),
                "at", decision.decidedAt().toString());
    }

    private Application application(Lease lease, Submission submission) {
        return submission.once(LeaseProcess.APPLICATION, () -> read(lease, submission));
    }

    /** What was sent, with the numbers that the form did not show, where they are the same person's. */
    private Application read(Lease lease, Submission submission) {
        var sent =
                reader.read(submission.text(LeaseProcess.APPLICATION)).content().deepCopy();
        PrefilledApplication.putBack(words.tree(lease.application()), sent);
        return Application.of(sent);
    }
}
