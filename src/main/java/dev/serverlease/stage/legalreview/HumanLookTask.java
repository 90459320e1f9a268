package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions.Record;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FindingWords;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * 人工复查: an officer says whether the automated rejection was right. What the law forbids stays forbidden. If the
 * rejection was wrong, a new application is made; this one stays rejected.
 */
@Component("humanLookTask")
class HumanLookTask extends LeaseTask {

    static final String NAME = "human-look";
    private static final String UPHOLD = "UPHOLD";
    private static final int LONGEST_GROUND = 4000;

    private final HumanLooks looks;
    private final Leases leases;
    private final DecidedCase decided;
    private final CaseHistory history;
    private final ApplicationWords words;
    private final Notices notices;

    HumanLookTask(
            HumanLooks looks,
            Leases leases,
            DecidedCase decided,
            CaseHistory history,
            ApplicationWords words,
            Notices notices) {
        super(Set.of("Task_HumanLook"), Set.of("decision", "ground"));
        this.looks = looks;
        this.leases = leases;
        this.decided = decided;
        this.history = history;
        this.words = words;
        this.notices = notices;
    }

    /** The lease's own instance has ended; the requested human look names this instance. */
    @Override
    protected Lease shown(DelegateTask task) {
        var number = number(task);
        return own(number, looks.belongsFromNowOn(number, task.getProcessInstanceId()));
    }

    @Override
    protected Lease read(DelegateTask task) {
        var number = number(task);
        return own(number, looks.belongs(number, task.getProcessInstanceId()));
    }

    @Override
    protected Lease locked(DelegateTask task) {
        var number = number(task);
        var lease = leases.lock(number);
        own(number, looks.belongs(number, task.getProcessInstanceId()));
        return lease;
    }

    private static String number(DelegateTask task) {
        return String.valueOf(task.getExecution().getProcessBusinessKey());
    }

    private Lease own(String number, boolean belongs) {
        if (!belongs) {
            throw new IllegalStateException("此流程实例不是租赁 " + number + " 的人工复查，不得继续；请由管理员核查并删除。 This instance is not"
                    + " the human look of lease " + number + "; an administrator should find out who started it.");
        }
        return leases.get(number);
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var look = looks.of(lease.number()).orElseThrow();
        return Map.of(
                "number", lease.number(),
                "lessee", words.lessee(lease),
                "rejectedAt", history.at(lease.stageSince()),
                "askedBy", look.askedBy(),
                "askedAt", history.at(look.askedAt()),
                "request", look.ground(),
                "findings",
                        decided.findings(lease).stream()
                                .filter(finding -> finding.outcome().isViolated())
                                .map(FindingWords::of)
                                .toList());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        submission
                .problems()
                .oneOf("decision", "复查结论", "decision", Set.of(UPHOLD, "REVOKE"))
                .required("ground", "依据与理由", LONGEST_GROUND)
                .refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var digest = decided.digest(lease, decided.findings(lease), Record.NONE);
        decided.decided(lease, NAME, actor, submission, digest, Record.NONE);
        tell(lease, submission.text("decision").equals(UPHOLD));
    }

    private void tell(Lease lease, boolean upheld) {
        var number = lease.number();
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.HUMAN_LOOK_DECIDED,
                        upheld
                                ? "租赁 " + number + " 的人工复查已办结：维持审查未通过的结论。理由见该租赁的详情，请告知承租人。"
                                : "租赁 " + number + " 的人工复查已办结：撤销自动审查的结论。原申请不再恢复，请协助承租人重新提出申请；理由见该租赁的详情。",
                        upheld
                                ? "The human look at lease " + number
                                        + " upholds the rejection; the lease says why. Tell the lessee."
                                : "The human look at lease " + number
                                        + " revokes the automated rejection: it was wrong. The application"
                                        + " is made anew; the lease says why."),
                Audience.person(lease.applicant()));
    }
}
