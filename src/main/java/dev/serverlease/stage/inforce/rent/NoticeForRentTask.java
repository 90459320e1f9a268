package dev.serverlease.stage.inforce.rent;

import dev.serverlease.law.Outcome;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 租金逾期处理, after the period of the demand: the notice of termination has arrived, and the contract has ended with it; or
 * the lessee's ground is accepted (Civil Code arts. 564, 565, 722).
 */
@Component("noticeForRentTask")
class NoticeForRentTask extends LeaseTask {

    /** Why the lease ends although an objection stands. */
    private static final String DESPITE = "despiteObjection";

    /** Why the lease ends for the rest although a part was paid. */
    private static final String DESPITE_PAYMENT = "despitePayment";

    private final RentDefaults rents;
    private final OverdueFacts overdue;
    private final LawOfRentNotice law;
    private final ApplicationWords words;
    private final AuditTrail audit;
    private final TaskLegalNotices letters;
    private final Clock clock;

    NoticeForRentTask(
            RentDefaults rents,
            OverdueFacts overdue,
            LawOfRentNotice law,
            ApplicationWords words,
            AuditTrail audit,
            TaskLegalNotices letters,
            Clock clock) {
        super(Set.of("Task_NoticeForRent"), Set.of("answer", "arrivedOn", "proof", DESPITE, DESPITE_PAYMENT, "ground"));
        this.rents = rents;
        this.overdue = overdue;
        this.law = law;
        this.words = words;
        this.audit = audit;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var open = rents.open(lease.number());
        var view = new LinkedHashMap<String, Object>(RentCase.view(lease, open.orElse(null), words, clock.getZone()));
        open.filter(rent -> rent.demand() != null).ifPresent(rent -> {
            view.put("periodLastDay", law.periodOver(lease, rent).minusDays(1));
            view.put("exerciseUntil", law.exerciseUntil(lease, rent));
            view.put("partlyPaid", rent.isPartlyPaid());
        });
        open.ifPresent(rent -> view.put(
                "answered",
                rents.objections(rent).stream()
                        .map(one -> one.words(clock.getZone()))
                        .toList()));
        view.put("letters", letters.shown(lease, LegalNoticeKind.RENT_TERMINATION));
        view.put("letter", letters.counting(lease, LegalNoticeKind.RENT_TERMINATION));
        return view;
    }

    /** The whole of the last day on which the notice can arrive (Civil Code art. 564). */
    @Override
    protected @Nullable Date dueDate(Lease lease) {
        return rents.open(lease.number())
                .filter(rent -> rent.demand() != null)
                .map(rent -> Date.from(noticeBy(lease, rent)))
                .orElse(null);
    }

    private Instant noticeBy(Lease lease, RentDefault rent) {
        return law.lastDay(lease, rent)
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    /** Even if the instance was moved here by hand: before the period is over no notice can be given. */
    @Override
    protected void created(Lease lease, DelegateTask task) {
        var rent = RentCase.open(rents, lease);
        if (rent.demand() == null || clock.instant().isBefore(law.periodEndsAt(lease, rent))) {
            throw new IllegalStateException("租赁 " + lease.number()
                    + " 的租金催告期限尚未届满，不得解除；请由管理员核查。 The period of the demand for rent of lease " + lease.number()
                    + " is not over; there is no notice yet, and an administrator should look into it.");
        }
        audit.record(
                lease.number(),
                AuditTrail.SYSTEM,
                "RENT_PERIOD_OVER",
                Map.of("noticeBy", noticeBy(lease, rent).toString()),
                null);
        letters.want(lease, LegalNoticeKind.RENT_TERMINATION, task.getId());
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var rent = RentCase.open(rents, lease);
        var problems = submission.problems().oneOf("answer", "处理结果", "rent-answer", Set.of("NOTICE", "ACCEPT"));
        if (submission.text("answer").equals("ACCEPT")) {
            problems.required("ground", "不解除的理由", 4000).refuseIfAny();
            return;
        }
        problems.day("arrivedOn", "解除通知到达日", null, LocalDate.now(clock))
                .required("proof", "到达的证明", 2000)
                .optional(DESPITE, "仍然解除的理由", 4000)
                .optional(DESPITE_PAYMENT, "部分付款后仍然解除的理由", 4000)
                .refuseIfAny();
        requireReason(rent, submission);
        var over = law.periodOver(lease, rent);
        var arrivedOn = LawOfRentNotice.arrivedOn(submission);
        letters.requireArrival(
                lease,
                LegalNoticeKind.RENT_TERMINATION,
                new TaskLegalNotices.Arrival(
                        "",
                        "arrivedOn",
                        arrivedOn,
                        submission.text("proof"),
                        Objects.requireNonNull(rent.demand()).sentOn(),
                        arrivedOn.equals(over)));
        if (arrivedOn.isBefore(over)) {
            var message = "催告期限届满（" + over + "）之后方可解除（民法典第七百二十二条）；通知载明逾期自动解除的，填写 " + over
                    + "（第五百六十五条）。 Termination comes after the period of the demand, from " + over
                    + " on (art. 722); for a notice that ends the contract by itself at the period's end give " + over
                    + " (art. 565).";
            throw new Refusal(400, message, List.of(new FieldError("arrivedOn", message)));
        }
        requireLawful(rent, law.ask(lease, rent, submission), submission);
    }

    /** What is left to a person needs that person's reason on record. */
    private static void requireLawful(RentDefault rent, StoredFinding finding, Submission submission) {
        boolean left = finding.outcome() == Outcome.REVIEW;
        if (!finding.outcome().isViolated()
                || left && !submission.text(DESPITE_PAYMENT).isBlank()) {
            return;
        }
        var remedy = left
                ? "催告金额 " + rent.owed() + "，尚欠 " + rent.open() + " " + rent.owedCurrency()
                        + "：仍然解除的，写明理由，载入审计记录；不解除的，选择不解除，余额另行登记逾期并催告。 Of " + rent.owed() + " demanded, "
                        + rent.open() + " " + rent.owedCurrency()
                        + " is open: to end the lease all the same, say why, which goes on record; or choose not to end it, and"
                        + " record and demand the rest anew."
                : "";
        throw new Refusal(
                400,
                finding.messageZh() + " " + finding.messageEn() + remedy,
                List.of(new FieldError(
                        left ? DESPITE_PAYMENT : "arrivedOn",
                        finding.messageZh() + "（" + finding.citationZh() + "）" + remedy)));
    }

    /** An objection that was accepted, or that nobody has answered, may take the right to terminate (art. 722). */
    private void requireReason(RentDefault rent, Submission submission) {
        var standing = rents.objections(rent).stream()
                .filter(RentObjections.RentObjection::stands)
                .toList();
        if (submission.text(DESPITE).isBlank() && !standing.isEmpty()) {
            var message = "承租人对催告的异议已被认可或者尚未答复（“"
                    + standing.get(0).ground()
                    + "”），请先答复；仍然解除的，写明仍然解除的理由，载入审计记录（民法典第七百二十二条）。 An objection of the lessee to the"
                    + " demand was accepted or is not answered; answer it first, or say why the lease ends all the same, which"
                    + " goes on record (Civil Code art. 722).";
            throw new Refusal(400, message, List.of(new FieldError(DESPITE, message)));
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var rent = RentCase.open(rents, lease);
        var answer = submission.text("answer");
        if (answer.equals("NOTICE")) {
            law.record(lease, rent, submission, actor);
            rents.end(
                    rent,
                    new RentDefault.Outcome("NOTICE", LawOfRentNotice.arrivedOn(submission), submission.text("proof")),
                    actor);
        } else {
            rents.end(rent, new RentDefault.Outcome("ACCEPTED", null, submission.text("ground")), actor);
            overdue.takeBack(lease.number(), actor);
        }
        var said = new LinkedHashMap<String, Object>(Map.of(
                "arrivedOn", submission.text("arrivedOn"),
                "proof", submission.text("proof"),
                "ground", submission.text("ground")));
        if (answer.equals("NOTICE")) {
            if (!submission.text(DESPITE).isBlank()) {
                said.put(DESPITE, submission.text(DESPITE));
            }
            if (rent.isPartlyPaid()) {
                said.put("open", rent.open());
                said.put(DESPITE_PAYMENT, submission.text(DESPITE_PAYMENT));
            }
            said.putAll(letters.notice(
                    lease, LegalNoticeKind.RENT_TERMINATION, LocalDate.parse(submission.text("arrivedOn"))));
        }
        audit.record(lease.number(), actor, "RENT_" + answer, said, null);
        task.getExecution().setVariable("rentOutcome", Variables.stringValue(answer, true));
    }
}
