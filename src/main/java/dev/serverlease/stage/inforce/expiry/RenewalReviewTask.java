package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.AgreementDrafts;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.words.FindingWords;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 续租审查: a legal officer agrees that the renewal be offered, or refuses it, with a ground. */
@Component("renewalReviewTask")
class RenewalReviewTask extends LeaseTask {

    private final Renewals renewals;
    private final RenewalChecks checks;
    private final Findings findings;
    private final AgreementDrafts drafts;
    private final Agreements agreements;
    private final Clock clock;

    RenewalReviewTask(
            Renewals renewals,
            RenewalChecks checks,
            Findings findings,
            AgreementDrafts drafts,
            Agreements agreements,
            Clock clock) {
        super(Set.of("Task_RenewalReview"), Set.of("answer", "ground"));
        this.renewals = renewals;
        this.checks = checks;
        this.findings = findings;
        this.drafts = drafts;
        this.agreements = agreements;
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
        view.put(
                "monthlyRent",
                renewal.monthlyRent() == null ? "" : renewal.monthlyRent().toPlainString());
        view.put(
                "answerBy",
                renewals.answerBy(lease.number(), renewal).map(this::words).orElse(""));
        view.put(
                "changes",
                AgreedChanges.lines(renewal.changed()).stream()
                        .map(line -> Map.of(
                                "member", line.member().both(),
                                "before", line.before().both(),
                                "after", line.after().both()))
                        .toList());
        view.put(
                "findings",
                findings.latest(lease.number(), Occasion.RENEWAL).stream()
                        .filter(StoredFinding::isToBeRead)
                        .map(FindingWords::of)
                        .toList());
        return view;
    }

    @Override
    protected @Nullable Date dueDate(Lease lease) {
        var answer = renewals.open(lease)
                .flatMap(renewal -> renewals.answerBy(lease.number(), renewal))
                .map(Date::from);
        return Stream.concat(Stream.ofNullable(ExpiryDue.of(lease)), answer.stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private String words(Instant end) {
        return new Bilingual(
                        PageTime.zh(clock.getZone()).counted(end),
                        PageTime.en(clock.getZone()).counted(end))
                .both();
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
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        return condition == TaskRole.Condition.NOT_RENEWAL_APPLICANT
                ? renewals.requestedBy(user, numbers)
                : super.naming(condition, user, numbers);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var renewal = open(lease);
        submission
                .problems()
                .oneOf("answer", "审查结论", "renewal-answer", Set.of("AGREE", "REFUSE"))
                .required("ground", "依据与理由", 4000)
                .refuseIfAny();
        if (submission.text("answer").equals("AGREE")) {
            checks.require(400, lease, renewal);
            drafts.check(lease, checks.asked(lease, renewal));
        }
    }

    /**
     * A renewal that is agreed to takes place when both have signed its agreement: the contract is in writing, and so
     * is what renews it (Civil Code arts. 705(2), 707).
     */
    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var answer = submission.text("answer");
        var renewal = open(lease);
        var ground = submission.text("ground");
        renewals.decide(lease.number(), renewal, new Renewals.Decision(answer, ground), actor);
        if (answer.equals("AGREE")) {
            var agreement = drafts.add(lease, checks.asked(lease, renewal));
            agreements.agree(lease.number(), agreement, ground, null, true, actor);
        }
        task.getExecution().setVariable("renewal", Variables.stringValue(answer, true));
    }

    private Renewal open(Lease lease) {
        return renewals.open(lease)
                .orElseThrow(() -> new Refusal(409, "没有待审查的续租申请，请刷新。 No renewal waits for a review; refresh."));
    }
}
