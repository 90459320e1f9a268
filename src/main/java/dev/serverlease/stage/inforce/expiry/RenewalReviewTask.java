package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import dev.serverlease.words.FindingWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 续租审查: a legal officer agrees to the renewal or refuses it, with a ground. */
@Component("renewalReviewTask")
class RenewalReviewTask extends LeaseTask {

    /**
     * A term of this many months or more needs the written form; otherwise the lease counts as indefinite (Civil Code
     * art. 707).
     */
    private static final int MONTHS_IN_WRITING = 6;

    private final Renewals renewals;
    private final RenewalChecks checks;
    private final Findings findings;
    private final Clock clock;

    RenewalReviewTask(Renewals renewals, RenewalChecks checks, Findings findings, Clock clock) {
        super(Set.of("Task_RenewalReview"), Set.of("answer", "ground", "agreementRef", "signedOn"));
        this.renewals = renewals;
        this.checks = checks;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var renewal = open(lease);
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", Map.of("name", lease.lesseeName()));
        view.put("stage", lease.stage().label());
        view.put("reference", renewal.reference());
        view.put("requestedBy", renewal.requestedBy());
        view.put(
                "lastDay",
                LocalDate.ofInstant(Objects.requireNonNull(lease.termEndsAt()), clock.getZone())
                        .minusDays(1)
                        .toString());
        view.put("newFirstDay", renewal.firstDay().toString());
        view.put("newLastDay", renewal.term().lastDay().toString());
        view.put("termMonths", renewal.termMonths());
        view.put("inWriting", renewal.termMonths() >= MONTHS_IN_WRITING);
        view.put(
                "monthlyRent",
                renewal.monthlyRent() == null ? "" : renewal.monthlyRent().toPlainString());
        view.put(
                "findings",
                findings.latest(lease.number(), Occasion.RENEWAL).stream()
                        .filter(StoredFinding::isToBeRead)
                        .map(FindingWords::of)
                        .toList());
        return view;
    }

    /** The end of the present term: after it there is nothing to renew. */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        return lease.termEndsAt() == null ? null : Date.from(lease.termEndsAt());
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return condition == TaskRole.Condition.NOT_RENEWAL_APPLICANT
                ? renewals.latest(lease.number())
                        .map(Renewal::requestedBy)
                        .map(Set::of)
                        .orElse(Set.of())
                : super.named(condition, lease);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var renewal = open(lease);
        var problems = submission
                .problems()
                .oneOf("answer", "审查结论", "renewal-answer", Set.of("AGREE", "REFUSE"))
                .required("ground", "依据与理由", 4000);
        boolean agreed = submission.text("answer").equals("AGREE");
        if (agreed && (renewal.termMonths() >= MONTHS_IN_WRITING || isInWriting(submission))) {
            problems.required("agreementRef", "双方签署的续租协议编号（续租六个月以上须用书面形式，民法典第七百零七条）", 200)
                    .day("signedOn", "续租协议签署日", null, LocalDate.now(clock));
        }
        problems.refuseIfAny();
        if (agreed) {
            checks.require(400, lease, renewal);
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var answer = submission.text("answer");
        boolean written = answer.equals("AGREE") && isInWriting(submission);
        renewals.decide(
                lease.number(),
                open(lease),
                new Renewals.Decision(
                        answer,
                        submission.text("ground"),
                        written ? submission.text("agreementRef") : null,
                        written ? submission.day("signedOn") : null),
                actor);
        task.getExecution().setVariable("renewal", Variables.stringValue(answer, true));
    }

    private static boolean isInWriting(Submission submission) {
        return !submission.text("agreementRef").isEmpty()
                || !submission.text("signedOn").isEmpty();
    }

    private Renewal open(Lease lease) {
        return renewals.open(lease)
                .orElseThrow(() -> new Refusal(409, "没有待审查的续租申请，请刷新。 No renewal waits for a review; refresh."));
    }
}
