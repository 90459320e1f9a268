package dev.serverlease.law.rules.identity;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.IdentityFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.Verification;

/**
 * Whoever sells does not verify: Anti-Telecom Fraud Law, article 6(5), on internal control. Each verification is looked
 * at.
 */
public final class TwoHands implements Rule {

    public static final RuleId ID = new RuleId("identity.two-hands");

    /** Which verifications were done by whoever sells, by their numbers. */
    public static final String SAME_HANDS = "identity.sameHands";

    private static final RuleSheet SHEET = RuleSheet.of(
                    ID.value(),
                    "核验与销售分离",
                    "Verifier and salesperson apart",
                    Subject.PARTIES,
                    Outcome.REVIEW,
                    "身份核验人与销售经办人须为不同人员。",
                    "Verifier and salesperson must be different people.",
                    "2022-12-01",
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第六条第五款", "art. 6(5)"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        IdentityFacts identity = facts.identity();
        if (identity.records().isEmpty()) {
            return Verdict.notApplicable("尚无身份核验记录。", "No identity was verified yet.");
        }
        if (identity.records().stream().anyMatch(record -> isBySales(identity, record))) {
            return SHEET.review(
                    "核验人（identity.by）即提交申请的经办人（identity.enteredBy），或者仅有销售角色（identity.bySalesOnly）。",
                    "The verifier (identity.by) entered the application (identity.enteredBy), or has only the role of"
                            + " sales (identity.bySalesOnly).");
        }
        return identity.enteredBy() == null || identity.records().stream().anyMatch(record -> record.by() == null)
                ? Verdict.undetermined(
                        "核验人（identity.by）或者提交申请的经办人（identity.enteredBy）不明，未能判定。",
                        "It is not known who verified (identity.by) or who entered the application"
                                + " (identity.enteredBy).")
                : Verdict.satisfied();
    }

    private static boolean isBySales(IdentityFacts identity, Verification record) {
        return Boolean.TRUE.equals(record.bySalesOnly())
                || (record.by() != null && record.by().equals(identity.enteredBy()));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        IdentityFacts identity = facts.identity();
        return new FactsUsed()
                .with("identity.enteredBy", identity.enteredBy())
                .with("identity.by", IdentityEvidence.each(identity.records(), Verification::by))
                .with("identity.bySalesOnly", IdentityEvidence.each(identity.records(), Verification::bySalesOnly))
                .with(
                        SAME_HANDS,
                        IdentityEvidence.each(
                                identity.records().stream()
                                        .filter(record -> isBySales(identity, record))
                                        .toList(),
                                Verification::number));
    }
}
