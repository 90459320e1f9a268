package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.identity.Persons;
import dev.serverlease.identity.Verifications;
import dev.serverlease.identity.Verified;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Moment;
import dev.serverlease.lease.Risk;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Submission;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * 核验身份: a compliance officer compares documents with what was declared, queries the register, calls back, and writes
 * down the result (Cybersecurity Law art. 26; Anti-Telecom Fraud Law art. 21). Account, time and digest are the
 * server's.
 */
@Component("verifyIdentityTask")
class VerifyIdentityTask extends LeaseTask {

    static final String AT_OPENING = "Task_VerifyIdentityAtOpening";

    private final VerifyIdentityView view;
    private final Verifications verifications;
    private final Attachments attachments;
    private final Decisions decisions;
    private final Leases leases;
    private final Moment moment;
    private final Actor people;

    VerifyIdentityTask(
            VerifyIdentityView view,
            Verifications verifications,
            Attachments attachments,
            Decisions decisions,
            Leases leases,
            Moment moment,
            Actor people) {
        super(
                Set.of("Task_VerifyIdentity", AT_OPENING, "Task_ReverifyIdentity"),
                Set.copyOf(VerifyIdentityView.SECTIONS));
        this.view = view;
        this.verifications = verifications;
        this.attachments = attachments;
        this.decisions = decisions;
        this.leases = leases;
        this.moment = moment;
        this.people = people;
    }

    /** Who decided on the case of this round, where its risk is high. */
    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition != TaskRole.Condition.NOT_REVIEWER
                ? super.named(condition, lease)
                : lease.risk() != Risk.HIGH
                        ? Set.of()
                        : decisions.of(lease.number()).stream()
                                .filter(decision -> decision.round() == lease.round())
                                .map(Decision::officer)
                                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected Date dueDate(Lease lease) {
        return view.by();
    }

    /** Before an opening the whole stage waits for it. */
    @Override
    protected void created(Lease lease, DelegateTask task) {
        if (task.getTaskDefinitionKey().equals(AT_OPENING)) {
            waitsUntil(lease, task, "IDENTITY_ASKED");
        }
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return view.of(lease);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var sent = sent(lease, submission);
        var problems = fields(submission).problems();
        if (sent.isEmpty()) {
            problems.wrong(
                    VerifyIdentityView.SECTIONS.get(0) + ".method", "请至少填写一项核验。 Fill in at least one verification.");
        }
        fields(submission).values().keySet().stream()
                .filter(field -> !SentVerification.FIELDS.contains(field.substring(field.indexOf('.') + 1)))
                .forEach(field -> problems.wrong(field, "表单没有此项，请删去。 The form has no such field: leave it out."));
        var application = view.application(lease);
        for (var one : sent) {
            one.check(problems, view.today());
            sent.subList(0, sent.indexOf(one)).forEach(other -> one.checkBeside(other, problems));
            if (one.reference() != null
                    && verifications.isOfAnother(
                            one.reference(), one.subject(), Persons.of(one.subject(), application))) {
                one.referenceTaken(problems);
            }
        }
        problems.refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var application = view.application(lease);
        var groups = people.person().groups();
        boolean salesOnly = !groups.isEmpty() && groups.stream().allMatch(Groups.SALES::equals);
        verifications.add(
                lease,
                sent(lease, submission).stream()
                        .map(one -> verified(one, Persons.of(one.subject(), application), actor, salesOnly))
                        .toList(),
                actor);
        if (task.getTaskDefinitionKey().equals(AT_OPENING)) {
            leases.stepBy(lease.number(), null, AuditEntry.of(actor, "IDENTITY_STEP_KEPT"));
        }
    }

    private Verified verified(SentVerification sent, String person, String actor, boolean salesOnly) {
        var file = sent.file();
        return new Verified(
                0,
                sent.subject(),
                person,
                sent.method().orElseThrow(),
                moment.now(),
                actor,
                salesOnly,
                file.map(Attachment::id).orElse(null),
                file.map(Attachment::digest).orElse(null),
                sent.reference(),
                sent.numberEnd(),
                sent.validTo(),
                sent.result().orElseThrow(),
                sent.said(),
                sent.note(),
                null);
    }

    private List<SentVerification> sent(Lease lease, Submission submission) {
        return submission.once("verifications", () -> {
            var files = attachments.of(lease.number());
            var used = verifications.of(lease.number()).stream()
                    .flatMap(one -> Stream.ofNullable(one.attachment()))
                    .collect(Collectors.toUnmodifiableSet());
            var fields = fields(submission);
            var sent = new ArrayList<SentVerification>();
            view.compared(lease).forEach((section, compared) -> {
                var one = new SentVerification(section, compared, fields, files, used);
                if (one.isBegun()) {
                    sent.add(one);
                }
            });
            return sent;
        });
    }

    /** The fields of all sections, each named with its section, as errors name them. */
    private static Submission fields(Submission submission) {
        var fields = new HashMap<String, Object>();
        for (var section : VerifyIdentityView.SECTIONS) {
            if (!submission.text(section).isEmpty()) {
                submission.group(section).values().forEach((field, value) -> {
                    if (value != null) {
                        fields.put(section + "." + field, value);
                    }
                });
            }
        }
        return new Submission(fields);
    }
}
