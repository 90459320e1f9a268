package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;

/**
 * The actual use is reviewed at intervals shorter than six months, for silence of six months is consent to a sublease:
 * Civil Code, articles 709 and 718; Anti-Telecom Fraud Law, article 25(2). A high-risk case is reviewed within ninety
 * days (ours).
 */
public final class ReviewSchedule implements Rule {

    /** Six calendar months always have at least 181 days. */
    private static final long LONGEST_INTERVAL = 180;

    /** Ours; the law names no number. */
    private static final long LONGEST_AT_HIGH_RISK = 90;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.schedule",
                    "使用复核到期",
                    "Use review due",
                    Subject.USE_REVIEW,
                    Outcome.REQUIRE,
                    "已到使用复核日期，请提交使用情况。",
                    "A use review is due; submit the state of use.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百零九条", "art. 709"),
                    Edition.CIVIL_CODE_2020.article("第七百一十八条", "art. 718"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十五条第二款", "art. 25(2)"))
            .version(2)
            .askedAt(Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Long interval = facts.review().intervalDays();
        if (interval == null || interval < 1 || interval > LONGEST_INTERVAL) {
            return SHEET.require(
                    "复核周期（review.intervalDays）未约定或者不短于六个月，请约定为" + LONGEST_INTERVAL + "日以内。",
                    "The review interval (review.intervalDays) is not agreed or not shorter than six months; "
                            + "agree on " + LONGEST_INTERVAL + " days or fewer.");
        }
        if (interval > LONGEST_AT_HIGH_RISK
                && Boolean.TRUE.equals(facts.review().highRisk())) {
            return SHEET.require(
                    "高风险案件（review.highRisk）的复核周期（review.intervalDays）不得长于" + LONGEST_AT_HIGH_RISK + "日，请约定为"
                            + LONGEST_AT_HIGH_RISK + "日以内。",
                    "In a high-risk case (review.highRisk) the review interval (review.intervalDays) is no longer than "
                            + LONGEST_AT_HIGH_RISK + " days; agree on " + LONGEST_AT_HIGH_RISK + " days or fewer.");
        }
        LocalDate last = facts.review().lastAt() == null
                ? facts.contract().startDate()
                : facts.review().lastAt();
        if (last == null) {
            return SHEET.require(
                    "上次复核日期（review.lastAt）和起租日（contract.startDate）均未记录。",
                    "Neither the last review (review.lastAt) nor the start of the lease (contract.startDate) is "
                            + "on record.");
        }
        LocalDate due = Deadline.daysAfter(last, interval);
        return asked.asOf().isAfter(due)
                ? SHEET.require(
                        "自" + last + "起按周期（review.intervalDays）应不迟于" + due + "复核。",
                        "From " + last + " the interval (review.intervalDays) ran until " + due + ".")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("review.lastAt", facts.review().lastAt())
                .with("review.intervalDays", facts.review().intervalDays())
                .with("review.highRisk", facts.review().highRisk())
                .with("contract.startDate", facts.contract().startDate());
    }
}
