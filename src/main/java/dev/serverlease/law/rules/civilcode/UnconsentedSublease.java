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
import dev.serverlease.law.facts.ReviewFacts;
import java.time.LocalDate;

/**
 * Whoever knows of a sublease without consent objects within six months, or is deemed to consent: Civil Code, articles
 * 716 and 718.
 */
public final class UnconsentedSublease implements Rule {

    private static final long MONTHS_TO_OBJECT = 6;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.sublet",
                    "擅自转租",
                    "Sublease without consent",
                    Subject.USE_REVIEW,
                    Outcome.REVIEW,
                    "发现未经同意转租的，应当自知道或者应当知道之日起六个月内提出书面异议，逾期视为同意。",
                    "Sublease without consent: object in writing within six months of knowing; silence is deemed "
                            + "consent.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百一十六条", "art. 716"),
                    Edition.CIVIL_CODE_2020.article("第七百一十八条", "art. 718"))
            .askedAt(Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ReviewFacts review = facts.review();
        if (review.sublet() == null) {
            return Verdict.undetermined(
                    "是否转租（review.sublet）未记录。", "It is not recorded whether the server is sublet (review.sublet).");
        }
        if (!review.sublet() || Boolean.TRUE.equals(facts.contract().subletAllowed())) {
            return Verdict.satisfied();
        }
        return review.subletKnownSince() == null
                ? SHEET.review(
                        "发现转租（review.sublet），请记录知道之日（review.subletKnownSince）并立即提出异议。",
                        "A sublease was found (review.sublet); record since when it is known "
                                + "(review.subletKnownSince) and object at once.")
                : checkPeriod(review, review.subletKnownSince(), asked);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("review.sublet", facts.review().sublet())
                .with("review.subletKnownSince", facts.review().subletKnownSince())
                .with("review.subletObjectedOn", facts.review().subletObjectedOn())
                .with("contract.subletAllowed", facts.contract().subletAllowed());
    }

    private static Verdict checkPeriod(ReviewFacts review, LocalDate knownSince, Asked asked) {
        LocalDate lastDay = Deadline.monthsAfter(knownSince, MONTHS_TO_OBJECT);
        LocalDate objected = review.subletObjectedOn();
        if (objected != null && !objected.isAfter(lastDay) && !objected.isAfter(asked.asOf())) {
            return SHEET.review(
                    "已于" + objected + "提出异议（review.subletObjectedOn），请决定是否解除合同。",
                    "The objection was made on " + objected
                            + " (review.subletObjectedOn); decide whether to terminate.");
        }
        return asked.asOf().isAfter(lastDay)
                ? SHEET.review(
                        "自" + knownSince + "知道转租（review.subletKnownSince），异议期限已于" + lastDay + "届满，请认定是否视为同意。",
                        "The sublease is known since " + knownSince + " (review.subletKnownSince); the period ended on "
                                + lastDay + "; decide whether consent is deemed given.")
                : SHEET.review(
                        "自" + knownSince + "知道转租（review.subletKnownSince），请不迟于" + lastDay + "提出书面异议。",
                        "The sublease is known since " + knownSince
                                + " (review.subletKnownSince); object in writing by " + lastDay + ".");
    }
}
