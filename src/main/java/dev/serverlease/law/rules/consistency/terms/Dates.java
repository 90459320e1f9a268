package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;

/**
 * A lease has a first day and a term, is not over before it is made, and begins about now; without a term it would be
 * indefinite: SECOND-EDITION C16; Civil Code, articles 470, 704 and 730.
 */
public final class Dates implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.dates",
                    "起租日与租期",
                    "First day and term",
                    Subject.CONTRACT_TERMS,
                    Outcome.REVIEW,
                    "起租日缺失、过早或者过晚，或者租期已经届满，请更正。",
                    "The first day is missing, too early or too late, or the term has already passed.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第四百七十条", "art. 470"),
                    Edition.CIVIL_CODE_2020.article("第七百零四条", "art. 704"),
                    Edition.CIVIL_CODE_2020.article("第七百三十条", "art. 730"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (facts.activation().connectedOn() != null) {
            return Verdict.notApplicable(
                    "服务器已经开通，不再核对起租日。", "The server is handed over; its first day is no question.");
        }
        LocalDate start = facts.contract().startDate();
        Long months = facts.contract().termMonths();
        if (start == null || months == null || months < 1) {
            return SHEET.require(
                            "请填写起租日（contract.startDate）和租期（contract.termMonths）；没有租期的，视为不定期租赁。",
                            "State the first day (contract.startDate) and the term (contract.termMonths); without a term the lease "
                                    + "would be indefinite.")
                    .withoutConsequence();
        }
        LocalDate over = Deadline.firstDayAfterTerm(start, months);
        if (!over.isAfter(asked.asOf())) {
            return SHEET.require(
                    "按起租日（contract.startDate）和租期（contract.termMonths）计算，租期自" + over + "起已经全部届满，没有可以租赁的期限。",
                    "By the first day (contract.startDate) and the term (contract.termMonths) the term has wholly passed as of "
                            + over + "; nothing is left to lease.");
        }
        return checkStart(start, asked);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.startDate", facts.contract().startDate())
                .with("contract.termMonths", facts.contract().termMonths())
                .with("activation.connectedOn", facts.activation().connectedOn());
    }

    private static Verdict checkStart(LocalDate start, Asked asked) {
        long back = Parameter.BACKDATED_DAYS.wholeOn(asked.lawOf());
        if (start.isBefore(asked.asOf().minusDays(back))) {
            return SHEET.review(
                    "起租日（contract.startDate）为" + start + "，早于今天超过" + back + "日，请说明倒签的原因或者更正。",
                    "The first day (contract.startDate) is " + start + ", more than " + back
                            + " days ago; explain why it is back-dated, or correct it.");
        }
        long ahead = Parameter.START_AHEAD_DAYS.wholeOn(asked.lawOf());
        return start.isAfter(asked.asOf().plusDays(ahead))
                ? SHEET.review(
                        "起租日（contract.startDate）为" + start + "，晚于今天超过" + ahead + "日，请说明原因或者更正。",
                        "The first day (contract.startDate) is " + start + ", more than " + ahead
                                + " days ahead; explain why, or correct it.")
                : Verdict.satisfied();
    }
}
