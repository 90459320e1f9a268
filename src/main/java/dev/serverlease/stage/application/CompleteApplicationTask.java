package dev.serverlease.stage.application;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.words.ApplicationWords;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 补正申请材料: sales sends the completed application, and all checks run again. */
@Component("completeApplicationTask")
class CompleteApplicationTask extends LeaseTask {

    private final ApplicationReader reader;
    private final Leases leases;
    private final CompletionView shown;
    private final ApplicationWords words;
    private final Notices notices;

    CompleteApplicationTask(
            ApplicationReader reader, Leases leases, CompletionView shown, ApplicationWords words, Notices notices) {
        super(Set.of("Task_CompleteApplication"), Set.of(LeaseProcess.APPLICATION));
        this.reader = reader;
        this.leases = leases;
        this.shown = shown;
        this.words = words;
        this.notices = notices;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return shown.of(lease);
    }

    @Override
    protected @Nullable Date dueDate(Lease lease) {
        return lease.completeBy() == null ? null : Date.from(lease.completeBy());
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        var until = Objects.requireNonNull(lease.completeBy());
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.COMPLETION_ASKED,
                        "租赁 " + lease.number() + " 的申请须补正，请于 " + shown.zh(until)
                                + " 前在任务列表（Tasklist）中补正；须补正的事项见该任务。逾期未补正的，申请失效。",
                        "The application of lease " + lease.number() + " is to be completed in Tasklist by "
                                + shown.en(until) + "; the task says what is missing. After that it lapses."),
                Audience.person(lease.applicant()));
    }

    @Override
    protected Map<String, ?> prefilled(Lease lease) {
        return Map.of(LeaseProcess.APPLICATION, LeaseProcess.MadeWhenRead.VALUE);
    }

    @Override
    public String made(DelegateTask task, String variable) {
        return variable.equals(LeaseProcess.APPLICATION)
                ? PrefilledApplication.of(words.tree(read(task).application())).toString()
                : super.made(task, variable);
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
        leases.resubmit(lease.number(), application.nextRound(application.term()), actor);
        task.getExecution().setVariable(LeaseProcess.LESSEE_NAME, DisplayName.of(application));
    }

    private Application application(Lease lease, Submission submission) {
        return submission.once(LeaseProcess.APPLICATION, () -> read(lease, submission));
    }

    /** The submission, plus the numbers that the form did not show if they belong to the same person. */
    private Application read(Lease lease, Submission submission) {
        var sent =
                reader.read(submission.text(LeaseProcess.APPLICATION)).content().deepCopy();
        PrefilledApplication.putBack(words.tree(lease.application()), sent);
        return Application.of(sent);
    }
}
