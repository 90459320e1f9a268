package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.ReviewFacts;
import dev.serverlease.law.facts.TerminationFacts;
import java.time.LocalDate;

/**
 * A lease ends when the notice arrives, if it arrives within the agreed period, or else within a year of knowing the
 * ground and in reasonable time after the other side demanded the exercise; unpaid rent ends it only if what was
 * demanded is not paid in full when the period of the demand is over, and after a part payment a person judges whether
 * good faith lets it end for the rest (articles 7, 509 and 563); an indefinite lease ends on reasonable prior notice:
 * Civil Code, articles 563(2), 564, 565, 722 and 730.
 */
public final class TerminationNotice implements Rule {

    private static final long MONTHS_TO_TERMINATE = 12;

    /** Our own measure of a reasonable period if the contract names none; the law gives no number. */
    private static final long REASONABLE_DAYS = 30;

    private static final String LATE_OR_UNDEMANDED = "K40";

    private static final RuleSheet SHEET = RuleSheet.of(
                    "termination.notice",
                    "解除通知",
                    "Notice of termination",
                    Subject.TERMINATION,
                    Outcome.REQUIRE,
                    "解除合同应当通知对方，合同自通知到达时解除；解除权应当在约定的期限内行使，没有约定的，自知道或者应当知道解除事由之日起一年内行使；不定期租赁应当在合理期限之前通知对方。",
                    "Give notice; the contract ends on its arrival; the right lapses after the agreed time, or else one year; an "
                            + "indefinite lease needs reasonable prior notice.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百六十三条第二款", "art. 563(2)"),
                    Edition.CIVIL_CODE_2020.article("第五百六十四条", "art. 564"),
                    Edition.CIVIL_CODE_2020.article("第五百六十五条", "art. 565"),
                    Edition.CIVIL_CODE_2020.article("第七百二十二条", "art. 722"),
                    Edition.CIVIL_CODE_2020.article("第七百三十条", "art. 730"))
            .version(3)
            .askedAt(Occasion.TERMINATION);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        TerminationFacts termination = facts.termination();
        if (termination.chosen() == null) {
            return Verdict.undetermined(
                    "是否选择解除合同（termination.chosen）未记录。",
                    "It is not recorded whether termination was chosen (termination.chosen).");
        }
        if (!termination.chosen()) {
            return Verdict.notApplicable("没有选择解除合同。", "Termination was not chosen.");
        }
        LocalDate arrived = termination.noticeArrivedOn();
        if (arrived == null || arrived.isAfter(asked.asOf()) || !LeaseFacts.given(termination.arrivalProofRef())) {
            return SHEET.require(
                    "缺少解除通知到达的日期（termination.noticeArrivedOn）或者证明（termination.arrivalProofRef）。",
                    "The day of the notice's arrival (termination.noticeArrivedOn) or its proof "
                            + "(termination.arrivalProofRef) is missing.");
        }
        if (Boolean.TRUE.equals(termination.forRent()) && !isDemandOver(facts.review(), arrived)) {
            return refuseForRent(facts.review(), arrived).withConsequence(LATE_OR_UNDEMANDED);
        }
        Verdict inTime = Boolean.TRUE.equals(termination.indefinite())
                ? checkPriorNotice(termination)
                : checkPeriod(termination, arrived, asked.lawOf());
        boolean isPartOpen = Boolean.TRUE.equals(termination.forRent())
                && Boolean.TRUE.equals(facts.review().rentPaidInPart());
        return isPartOpen && inTime.outcome() == Outcome.SATISFIED ? partlyPaid() : inTime;
    }

    /** A part payment ends no demand (article 722); whether the rest is too small to end a lease for is doubtful. */
    private static Verdict partlyPaid() {
        return SHEET.review(
                "催告的租金已付一部分（review.rentPaidInPart），期限届满余额仍未付清，催告继续有效；余额是否轻微、以此解除是否有违诚信（民法典第七条、第五百零九条、第五百六十三条），由人认定并说明理由。",
                "A part of the demanded rent was paid (review.rentPaidInPart) and the rest is open after the period; the "
                        + "demand stands. A person judges, and says why, whether the rest is so small that ending the lease "
                        + "for it is against good faith (Civil Code arts. 7, 509, 563).");
    }

    /** A right that has lapsed has another consequence than a notice that has not arrived. */
    private static Verdict lapsed(Verdict verdict) {
        return verdict.withConsequence(LATE_OR_UNDEMANDED);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("termination.chosen", facts.termination().chosen())
                .with("termination.indefinite", facts.termination().indefinite())
                .with("termination.groundKnownSince", facts.termination().groundKnownSince())
                .with("termination.noticeArrivedOn", facts.termination().noticeArrivedOn())
                .with("termination.arrivalProofRef", facts.termination().arrivalProofRef())
                .with("termination.priorNoticeDays", facts.termination().priorNoticeDays())
                .with("termination.agreedNoticeDays", facts.termination().agreedNoticeDays())
                .with("termination.agreedExerciseDays", facts.termination().agreedExerciseDays())
                .with("termination.exerciseDemandedOn", facts.termination().exerciseDemandedOn())
                .with("termination.exerciseDemandDays", facts.termination().exerciseDemandDays())
                .with("termination.forRent", facts.termination().forRent())
                .with("review.rentDemandedOn", facts.review().rentDemandedOn())
                .with("review.rentDemandDays", facts.review().rentDemandDays())
                .with("review.rentPaid", facts.review().rentPaid())
                .with("review.rentPaidInPart", facts.review().rentPaidInPart());
    }

    private static Verdict checkPriorNotice(TerminationFacts termination) {
        long needed = termination.agreedNoticeDays() == null ? REASONABLE_DAYS : termination.agreedNoticeDays();
        return termination.priorNoticeDays() != null && termination.priorNoticeDays() >= Math.max(1, needed)
                ? Verdict.satisfied()
                : SHEET.require(
                        "不定期租赁的解除通知提前日数（termination.priorNoticeDays）未填写或者不足" + needed
                                + "日（termination.agreedNoticeDays），请推迟解除日期。",
                        "The prior notice (termination.priorNoticeDays) is not stated or shorter than " + needed
                                + " days (termination.agreedNoticeDays); postpone the end.");
    }

    private static Verdict checkPeriod(TerminationFacts termination, LocalDate arrived, LocalDate day) {
        LocalDate known = termination.groundKnownSince();
        if (known == null) {
            return SHEET.require(
                    "知道解除事由之日（termination.groundKnownSince）未填写。",
                    "It is not stated since when the ground is known (termination.groundKnownSince).");
        }
        Long agreed = termination.agreedExerciseDays();
        if (agreed != null) {
            LocalDate lastDay = Deadline.daysAfter(known, Math.max(0, agreed));
            return arrived.isAfter(lastDay)
                    ? lapsed(SHEET.require(
                            "自" + known + "知道事由（termination.groundKnownSince），约定的行使期限（termination.agreedExerciseDays）已于"
                                    + lastDay + "届满，解除权消灭；请以新的事由重新通知，或者协商解除。",
                            "The ground is known since " + known
                                    + " (termination.groundKnownSince); the agreed period (termination.agreedExerciseDays) "
                                    + "ended on " + lastDay
                                    + " and the right lapsed; give notice on a new ground or agree on an end."))
                    : Verdict.satisfied();
        }
        LocalDate lastDay = Deadline.monthsAfter(known, MONTHS_TO_TERMINATE);
        return arrived.isAfter(lastDay)
                ? lapsed(SHEET.require(
                        "自" + known + "知道事由（termination.groundKnownSince），解除权已于" + lastDay + "消灭；请以新的事由重新通知，或者协商解除。",
                        "The ground is known since " + known + " (termination.groundKnownSince); the right lapsed on "
                                + lastDay + "; give notice on a new ground or agree on an end."))
                : checkDemanded(termination, arrived, day);
    }

    /** The other side demanded the exercise: after a reasonable period the right lapses (article 564(2)). */
    private static Verdict checkDemanded(TerminationFacts termination, LocalDate arrived, LocalDate day) {
        LocalDate demanded = termination.exerciseDemandedOn();
        if (demanded == null) {
            return Verdict.satisfied();
        }
        Long given = termination.exerciseDemandDays();
        LocalDate end =
                Deadline.daysAfter(demanded, given == null || given < 0 ? Parameter.EXERCISE_DAYS.wholeOn(day) : given);
        long doubt = Parameter.EXERCISE_DOUBT_DAYS.wholeOn(day);
        if (Deadline.daysAfter(arrived, doubt).isBefore(end)) {
            return Verdict.satisfied();
        }
        String zh = "对方已于" + demanded + "催告行使解除权（termination.exerciseDemandedOn），所给期限（termination.exerciseDemandDays）至"
                + end;
        String en = "The other side demanded the exercise on " + demanded
                + " (termination.exerciseDemandedOn), giving time (termination.exerciseDemandDays) until " + end;
        return lapsed(
                arrived.isAfter(Deadline.daysAfter(end, doubt))
                        ? SHEET.require(
                                zh + "，通知逾期到达（termination.noticeArrivedOn），解除权消灭；请以新的事由重新通知，或者协商解除。",
                                en
                                        + "; the notice arrived too late (termination.noticeArrivedOn) and the right lapsed; give "
                                        + "notice on a new ground or agree on an end.")
                        : SHEET.review(
                                zh + "；通知于" + arrived + "到达（termination.noticeArrivedOn），是否在合理期限之内由人认定。",
                                en + "; the notice arrived on " + arrived
                                        + " (termination.noticeArrivedOn), and a person judges whether that was reasonable."));
    }

    /** Whether the demanded rent stayed unpaid until the period of the demand was over (article 722). */
    private static boolean isDemandOver(ReviewFacts review, LocalDate arrived) {
        return review.rentDemandedOn() != null
                && review.rentDemandDays() != null
                && !Boolean.TRUE.equals(review.rentPaid())
                && arrived.isAfter(lastDayToPay(review.rentDemandedOn(), review.rentDemandDays()));
    }

    private static LocalDate lastDayToPay(LocalDate demanded, long days) {
        return Deadline.daysAfter(demanded, Math.max(0, days));
    }

    private static Verdict refuseForRent(ReviewFacts review, LocalDate arrived) {
        if (review.rentDemandedOn() == null || review.rentDemandDays() == null) {
            return SHEET.require(
                    "以欠租为由解除的（termination.forRent），须先书面催告（review.rentDemandedOn）并给予合理期限（review.rentDemandDays）。",
                    "Termination for unpaid rent (termination.forRent) needs a written demand (review.rentDemandedOn) "
                            + "with a reasonable period (review.rentDemandDays) first.");
        }
        if (Boolean.TRUE.equals(review.rentPaid())) {
            return SHEET.require(
                    "催告的租金已在期限内付清（review.rentPaid），不得以该次催告解除；其他欠租须另行催告。",
                    "The demanded rent was paid in full in time (review.rentPaid), so that demand carries no termination; "
                            + "other rent is demanded on its own.");
        }
        LocalDate lastDay = lastDayToPay(review.rentDemandedOn(), review.rentDemandDays());
        return SHEET.require(
                "以欠租为由解除的（termination.forRent），应在催告（review.rentDemandedOn）所给期限（review.rentDemandDays）届满之后通知；所给期限至"
                        + lastDay + "，通知于" + arrived + "到达（termination.noticeArrivedOn）。",
                "Termination for unpaid rent (termination.forRent) comes after the period (review.rentDemandDays) of the "
                        + "demand (review.rentDemandedOn); it ran until " + lastDay + ", and the notice arrived on "
                        + arrived + " (termination.noticeArrivedOn).");
    }
}
