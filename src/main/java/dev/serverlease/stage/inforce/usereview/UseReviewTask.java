package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.IdentityFacts.Doubt;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.inforce.LawInForce;
import dev.serverlease.stage.inforce.ReviewOutcome;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 使用情况复核: a compliance officer compares the actual use with the agreed one (Civil Code art. 709). The rules of use
 * review are applied to what was seen, and determine the possible conclusions.
 */
@Component("useReviewTask")
class UseReviewTask extends LeaseTask {

    private static final Set<String> OUTCOMES =
            Arrays.stream(ReviewOutcome.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final String IDENTITY = "identityDoubts";
    private static final Set<String> DOUBTS =
            Arrays.stream(Doubt.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final String DEMAND_FIRST =
            "合同约定经书面要求后逾期仍未改正方可解除的，先书面要求，期限届满后在租赁页面“提出解除合同”。 What the contract lets the lessee mend is demanded in"
                    + " writing first; once that period is over ask for the termination on the page of the lease. ";
    private static final Set<String> YES_OR_NO = Set.of("YES", "NO");

    /** Until when a review should be done; the law gives no number, this one is our choice. */
    private static final int WORKING_DAYS_TO_REVIEW = 5;

    /** A number of persons; a form may send it with a decimal. */
    private static final String COUNT = "\\d{1,10}(\\.0)?";

    private final ReviewRecord record;
    private final SeenUse seenUse;
    private final UseReviewView view;
    private final LawInForce law;
    private final IdentityDoubts identity;
    private final WorkingDays workingDays;
    private final Clock clock;

    UseReviewTask(
            ReviewRecord record,
            SeenUse seenUse,
            UseReviewView view,
            LawInForce law,
            IdentityDoubts identity,
            WorkingDays workingDays,
            Clock clock) {
        super(
                Set.of("Task_UseReview"),
                Set.of(
                        "outcome",
                        "actualUse",
                        "ground",
                        "cureBy",
                        "clause",
                        "actualUseMatches",
                        "illegalContentFound",
                        "sublet",
                        "subletKnownSince",
                        IDENTITY,
                        "serviceWithinItems",
                        "changedWithoutApplication",
                        "numberShown",
                        "siteOrderedClosed",
                        "piSubjectsYtd",
                        "sensitivePiSubjectsYtd",
                        "publicSecurityFilingRef",
                        "publicSecurityReceiptRef",
                        "exportChanged",
                        "auditReportOn",
                        "incidentFound"));
        this.record = record;
        this.seenUse = seenUse;
        this.view = view;
        this.workingDays = workingDays;
        this.law = law;
        this.identity = identity;
        this.clock = clock;
    }

    /** Five working days after its creation; our own choice. */
    @Override
    protected Date dueDate(Lease lease) {
        return Date.from(workingDays
                .after(clock.instant().atZone(clock.getZone()), WORKING_DAYS_TO_REVIEW)
                .toInstant());
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        waitsUntil(lease, task, "USE_REVIEW_ASKED");
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        return view.of(lease);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var outcome = submission.text("outcome");
        var problems = submission
                .problems()
                .oneOf("outcome", "复核结论", "use-review-outcome", OUTCOMES)
                .required("actualUse", "实际使用情况", 4000)
                .oneOf("actualUseMatches", "实际用途是否与约定相符", "yes-no", YES_OR_NO)
                .oneOf("illegalContentFound", "是否发现违法信息或者攻击", "yes-no", YES_OR_NO)
                .oneOf("sublet", "是否转租", "yes-no", YES_OR_NO)
                .required("ground", "依据与理由", 4000);
        var today = LocalDate.now(clock);
        if (outcome.equals(ReviewOutcome.CURE.name()) || outcome.equals(ReviewOutcome.SUSPEND.name())) {
            problems.day("cureBy", "整改期限", today.plusDays(1), today.plusYears(1));
        }
        if (outcome.equals(ReviewOutcome.SUSPEND.name())) {
            problems.required("clause", "暂停所依据的合同条款", 500);
        }
        if (submission.text("sublet").equals("YES")) {
            problems.day("subletKnownSince", "知道转租之日", null, today);
        }
        for (var count : List.of("piSubjectsYtd", "sensitivePiSubjectsYtd")) {
            if (!submission.text(count).isEmpty()) {
                problems.written(count, "本年累计人数", COUNT, "260");
            }
        }
        if (!DOUBTS.containsAll(doubts(submission))) {
            problems.wrong(IDENTITY, "请从所列身份变更或者疑点中选择。 Choose from the changes and doubts that are listed.");
        }
        if (!submission.text("auditReportOn").isEmpty()) {
            problems.day("auditReportOn", "最近一次个人信息保护合规审计报告日期", null, today);
        }
        for (var answer : List.of("exportChanged", "incidentFound")) {
            if (!submission.text(answer).isEmpty()) {
                problems.oneOf(
                        answer, answer.equals("incidentFound") ? "是否发现网络安全事件" : "数据出境情况是否变化", "yes-no", YES_OR_NO);
            }
        }
        problems.optional("publicSecurityFilingRef", "公安联网备案号", 100)
                .optional("publicSecurityReceiptRef", "公安备案回执", 200)
                .refuseIfAny();
        if (outcome.equals(ReviewOutcome.SUSPEND.name())) {
            view.requireSaid(lease, submission.text("ground"));
        }
        var found = found(lease, submission);
        var lawToday = lawToday(lease, submission);
        var allowed =
                LawInForce.outcomes(found, lawToday).stream().map(Enum::name).toList();
        if (!allowed.contains(outcome)) {
            var against = Stream.concat(
                    found.stream().filter(StoredFinding::isViolated),
                    lawToday.stream().filter(finding -> finding.outcome() == Outcome.BLOCK));
            var words = allowed.stream()
                    .map(code -> Words.of("use-review-outcome", code))
                    .toList();
            var text = "依所见事实，复核结论只能是：" + words.stream().map(Word::zh).collect(Collectors.joining("、"))
                    + "。 What was seen allows only: "
                    + words.stream().map(Word::en).collect(Collectors.joining(", ")) + ". "
                    + (outcome.equals(ReviewOutcome.TERMINATE.name()) ? DEMAND_FIRST : "")
                    + LawInForce.words(against);
            throw new Refusal(400, text, List.of(new FieldError("outcome", text)));
        }
    }

    /** The findings of the rules of use review on what was seen. */
    private List<StoredFinding> found(Lease lease, Submission submission) {
        return submission.once(
                "found",
                () -> law.ask(
                        lease,
                        seenUse.besideWhatIsKnown(lease, use(submission))
                                .facts()
                                .and(identity.facts(lease, doubts(submission)))));
    }

    /** The findings of today's law on the lease; they may have changed since the review began. */
    private List<StoredFinding> lawToday(Lease lease, Submission submission) {
        return submission.once("today", () -> law.checksToday(lease));
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        identity.record(lease, doubts(submission), found(lease, submission), actor);
        var cureBy = submission.day("cureBy");
        record.reviewed(
                lease,
                actor,
                use(submission),
                found(lease, submission),
                lawToday(lease, submission),
                new ReviewRecord.Conclusion(
                        ReviewOutcome.valueOf(submission.text("outcome")),
                        submission.text("actualUse"),
                        submission.text("ground"),
                        submission.text("clause"),
                        cureBy == null ? null : record.endOfCure(cureBy)));
    }

    private static ObservedUse use(Submission submission) {
        return new ObservedUse(
                answer(submission, "actualUseMatches"),
                answer(submission, "illegalContentFound"),
                answer(submission, "sublet"),
                submission.day("subletKnownSince"),
                answer(submission, "serviceWithinItems"),
                answer(submission, "changedWithoutApplication"),
                answer(submission, "numberShown"),
                answer(submission, "siteOrderedClosed"),
                count(submission, "piSubjectsYtd"),
                count(submission, "sensitivePiSubjectsYtd"),
                given(submission, "publicSecurityFilingRef"),
                given(submission, "publicSecurityReceiptRef"),
                answer(submission, "exportChanged"),
                submission.day("auditReportOn"),
                answer(submission, "incidentFound"));
    }

    private static @Nullable String given(Submission submission, String field) {
        return submission.text(field).isEmpty() ? null : submission.text(field);
    }

    /** A list in JSON; empty if nothing was chosen. */
    private static List<String> doubts(Submission submission) {
        return Arrays.stream(submission
                        .text(IDENTITY)
                        .replaceAll("[\\[\\]\"\\s]", "")
                        .split(","))
                .filter(doubt -> !doubt.isEmpty())
                .toList();
    }

    private static @Nullable Long count(Submission submission, String field) {
        return submission.text(field).isEmpty() ? null : new BigDecimal(submission.text(field)).longValueExact();
    }

    private static @Nullable Boolean answer(Submission submission, String field) {
        var text = submission.text(field);
        return YES_OR_NO.contains(text) ? text.equals("YES") : null;
    }
}
