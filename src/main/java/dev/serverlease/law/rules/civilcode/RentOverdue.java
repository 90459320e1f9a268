package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
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
import java.time.LocalDate;

/**
 * Overdue rent is first demanded in writing with a reasonable period; only then may the lessor terminate: Civil Code,
 * article 722.
 */
public final class RentOverdue implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.rent-overdue",
                    "租金逾期",
                    "Overdue rent",
                    Subject.USE_REVIEW,
                    Outcome.REQUIRE,
                    "承租人逾期未付租金，请先书面催告并给予合理期限。",
                    "Rent is overdue; first demand it in writing with a reasonable period.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百二十二条", "art. 722"))
            .version(2)
            .askedAt(Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ReviewFacts review = facts.review();
        LocalDate since = review.rentOverdueSince();
        if (since == null || since.isAfter(asked.asOf())) {
            return Verdict.notApplicable("没有逾期租金。", "No rent is overdue.");
        }
        if (Boolean.TRUE.equals(review.rentDisputed())) {
            return SHEET.review(
                    "承租人不认可欠租（review.rentDisputed），由法务核查其是否有正当理由。",
                    "The lessee disputes the arrears (review.rentDisputed); the officer looks into its reasons.");
        }
        if (review.rentDemandedOn() == null || review.rentDemandedOn().isBefore(since)) {
            return SHEET.require(
                    "租金自" + since + "逾期（review.rentOverdueSince），没有此后的书面催告（review.rentDemandedOn）。",
                    "Rent is overdue since " + since
                            + " (review.rentOverdueSince); there is no written demand after that (review.rentDemandedOn).");
        }
        return review.rentDemandDays() == null
                ? SHEET.require(
                        "催告（review.rentDemandedOn）未给予合理期限（review.rentDemandDays），请补充。",
                        "The demand (review.rentDemandedOn) gives no reasonable period (review.rentDemandDays); add "
                                + "it.")
                : checkPeriod(review.rentDemandDays(), asked.lawOf());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("review.rentOverdueSince", facts.review().rentOverdueSince())
                .with("review.rentDemandedOn", facts.review().rentDemandedOn())
                .with("review.rentDemandDays", facts.review().rentDemandDays())
                .with("review.rentDisputed", facts.review().rentDisputed());
    }

    /** What is reasonable the law leaves open; the figures are ours. */
    private static Verdict checkPeriod(long days, LocalDate day) {
        long least = Parameter.RENT_DEMAND_LEAST_DAYS.wholeOn(day);
        if (days < least) {
            return SHEET.require(
                    "催告（review.rentDemandedOn）所给期限（review.rentDemandDays）少于" + least + "日，不是合理期限，请重新催告。",
                    "The demand (review.rentDemandedOn) gives fewer than " + least
                            + " days (review.rentDemandDays), which is no reasonable period; demand anew.");
        }
        return days < Parameter.RENT_DEMAND_ENOUGH_DAYS.wholeOn(day)
                ? SHEET.review(
                        "催告（review.rentDemandedOn）所给期限（review.rentDemandDays）为" + days + "日，是否合理由法务认定。",
                        "The demand (review.rentDemandedOn) gives " + days
                                + " days (review.rentDemandDays); the officer judges whether that is reasonable.")
                : Verdict.satisfied();
    }
}
