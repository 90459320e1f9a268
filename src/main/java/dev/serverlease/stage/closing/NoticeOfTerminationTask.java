package dev.serverlease.stage.closing;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseTransitions;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Termination;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.legalnotice.TerminationWords;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import dev.serverlease.words.FindingWords;
import dev.serverlease.words.Word;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 解除通知: the contract ends when the notice arrives, so its day and its proof are recorded (Civil Code art. 565). Until
 * then it can be decided that the lease continues: the lessee's claim is unfounded, the right has lapsed, or both
 * agree.
 */
@Component("noticeOfTerminationTask")
class NoticeOfTerminationTask extends LeaseTask {

    private static final String ARRIVED = "ARRIVED";
    private static final String NOT_TERMINATED = "NOT_TERMINATED";

    /** What the other side's demand says of the time for the notice (art. 564). */
    private static final String DEMANDED_ON = "exerciseDemandedOn";

    private static final String DEMAND_DAYS = "exerciseDemandDays";

    /** A number of days; a form may send it with a decimal. */
    private static final String DAYS = "\\d{1,4}(\\.0)?";

    private final AskedTermination asked;
    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final GoingOn goingOn;
    private final LeaseTransitions transitions;
    private final TaskLegalNotices letters;
    private final Clock clock;

    NoticeOfTerminationTask(
            AskedTermination asked,
            RecordedFacts facts,
            LawAtTheEnd law,
            GoingOn goingOn,
            LeaseTransitions transitions,
            TaskLegalNotices letters,
            Clock clock) {
        super(
                Set.of("Task_NoticeOfTermination"),
                Set.of("answer", "arrivedOn", "proof", "notEnded", "note", DEMANDED_ON, DEMAND_DAYS));
        this.asked = asked;
        this.facts = facts;
        this.law = law;
        this.goingOn = goingOn;
        this.transitions = transitions;
        this.letters = letters;
        this.clock = clock;
    }

    /** The last day on which the notice can arrive (art. 564); null if the law sets none. */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        if (!asked.isLimited(lease)) {
            return null;
        }
        // the whole of the last day
        var end = asked.lastDay(lease).plusDays(1);
        return Date.from(end.atStartOfDay(clock.getZone()).toInstant());
    }

    /** An objection to a sublease, made since, moves it. */
    @Override
    protected @Nullable Date dueAgain(Lease lease) {
        return dueDate(lease);
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        waitsUntil(lease, task, "NOTICE_OF_TERMINATION_ASKED");
        letters.want(lease, LegalNoticeKind.TERMINATION, task.getId());
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", Map.of("name", lease.lesseeName()));
        asked.of(lease).ifPresentOrElse(termination -> show(view, termination), () -> {
            view.put(
                    "ground",
                    Word.of("使用复核结论为解除，或者逾期未整改 The use review ended so, or the cure did not come")
                            .both());
            view.put("knownSince", asked.knownSince(lease).toString());
        });
        if (asked.isLimited(lease)) {
            view.put("exerciseUntil", TerminationWords.exerciseUntil(asked.lastDay(lease), asked.agreedDays(lease)));
        }
        view.put("letters", letters.shown(lease, LegalNoticeKind.TERMINATION));
        view.put("warnings", asked.warnings(lease));
        view.put("findings", asked.isLessees(lease) ? lesseesRight(lease) : List.of());
        return view;
    }

    private List<?> lesseesRight(Lease lease) {
        return law.ask(lease, NamedFacts.none()).stream()
                .filter(found -> found.rule().equals(LawAtTheEnd.LESSEE_RIGHT) && found.isViolated())
                .map(FindingWords::of)
                .toList();
    }

    private static void show(Map<String, Object> view, Termination termination) {
        view.put("ground", TerminationGround.valueOf(termination.ground()).label());
        view.put("by", termination.party().label());
        view.put("knownSince", String.valueOf(termination.knownSince()));
        view.put("explanation", termination.explanation());
        var arrivedOn = termination.demandArrivedOn();
        if (arrivedOn != null) {
            view.put(
                    "demand",
                    arrivedOn + " · "
                            + new Word(termination.demandDays() + "日", termination.demandDays() + " days").both());
        }
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (answer(submission).equals(NOT_TERMINATED)) {
            submission
                    .problems()
                    .oneOf("notEnded", "不解除的理由", "not-terminated", GoingOn.ANSWERS)
                    .required("note", "说明", 4000)
                    .refuseIfAny();
            goingOn.check(lease, submission.text("notEnded"));
            return;
        }
        asked.requireUnopposed(lease);
        submission
                .problems()
                .oneOf(
                        "answer",
                        "办理结果",
                        "termination-answer",
                        submission.text("answer").isEmpty() ? Set.of("") : Set.of(ARRIVED, NOT_TERMINATED))
                .day("arrivedOn", "通知到达日期", null, LocalDate.now(clock))
                .required("proof", "送达证明", 500)
                .optional("note", "备注", 4000)
                .refuseIfAny();
        asked.requireReasoned(lease, submission.text("note"));
        letters.requireArrival(
                lease,
                LegalNoticeKind.TERMINATION,
                new TaskLegalNotices.Arrival(
                        "",
                        "arrivedOn",
                        LocalDate.parse(submission.text("arrivedOn")),
                        submission.text("proof"),
                        asked.isLimited(lease) ? asked.knownSince(lease) : null));
        checkExercise(submission);
        var finding = law.finding(LawAtTheEnd.NOTICE, lease, said(lease, submission));
        if (finding.outcome() == Outcome.REVIEW && !submission.text("note").isBlank()) {
            // whether it came in reasonable time is for the officer, with the reason on record
            return;
        }
        if (finding.isViolated()) {
            throw LawAtTheEnd.refusal(400, finding.outcome() == Outcome.REVIEW ? "note" : "arrivedOn", finding);
        }
    }

    private void checkExercise(Submission submission) {
        var problems = submission.problems();
        if (!submission.text(DEMANDED_ON).isEmpty()) {
            problems.day(DEMANDED_ON, "对方催告行使解除权之日", null, LocalDate.now(clock));
        }
        if (!submission.text(DEMAND_DAYS).isEmpty()) {
            problems.written(DEMAND_DAYS, "催告所给日数", DAYS, "30");
        }
        problems.refuseIfAny();
    }

    /** Who gives its day without an answer says that it arrived; the form asks for one, and chooses none itself. */
    private static String answer(Submission submission) {
        var answer = submission.text("answer");
        return answer.isEmpty() ? ARRIVED : answer;
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var answer = answer(submission);
        task.getExecution().setVariable("noticeAnswer", Variables.stringValue(answer, true));
        if (answer.equals(NOT_TERMINATED)) {
            var on = goingOn.record(lease, submission.text("notEnded"), submission.text("note"), actor);
            task.getExecution().setVariable(ClosingDelegates.OUTCOME, Variables.stringValue(on.name(), true));
            return;
        }
        facts.add(lease.number(), law.agreed(lease).and(said(lease, submission)), actor);
        var said = new LinkedHashMap<String, Object>(Map.of(
                "arrivedOn", submission.text("arrivedOn"),
                "proof", submission.text("proof"),
                "note", submission.text("note")));
        said.putAll(letters.notice(lease, LegalNoticeKind.TERMINATION, LocalDate.parse(submission.text("arrivedOn"))));
        transitions.noticeArrived(
                lease, AuditEntry.of(actor, "NOTICE_OF_TERMINATION_ARRIVED").detail(said));
    }

    private NamedFacts said(Lease lease, Submission submission) {
        var arrivedOn = submission.text("arrivedOn");
        // an agreement on an end does not lapse
        return NamedFacts.of(Fact.CHOSEN, true)
                .with(Fact.INDEFINITE, false)
                .with(Fact.GROUND_KNOWN_SINCE, asked.isLimited(lease) ? asked.knownSince(lease) : arrivedOn)
                .with(Fact.NOTICE_ARRIVED_ON, arrivedOn)
                .with(Fact.ARRIVAL_PROOF_REF, submission.text("proof"))
                .withKnown(Fact.EXERCISE_DEMANDED_ON, submission.day(DEMANDED_ON))
                .withKnown(Fact.EXERCISE_DEMAND_DAYS, demandDays(submission));
    }

    private static @Nullable Long demandDays(Submission submission) {
        return submission.text(DEMAND_DAYS).isEmpty()
                ? null
                : new BigDecimal(submission.text(DEMAND_DAYS)).longValueExact();
    }
}
