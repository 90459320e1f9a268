package dev.serverlease.law.rules.cybersecuritylaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Whoever knows of unlawful activity gives it no server: Cybersecurity Law, article 29 (27 before 2026); Decree 790,
 * article 8(2); Civil Code, articles 1169 and 1197; Criminal Law, article 287-2. Asked when the officer decides.
 */
public final class LessorKnowledge implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "use.lessor-knowledge",
                    "出租人明知违法用途",
                    "Lessor's knowledge of unlawful use",
                    Subject.USE,
                    Outcome.BLOCK,
                    "明知承租人从事违法活动的，不得提供服务器、存储、传输等支持。",
                    "Knowing of unlawful activity, no server, storage or transmission support may be given.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第二十七条", "art. 27"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十九条", "art. 29"),
                    Edition.DECREE_790_2024.article("第八条第二款", "art. 8(2)"),
                    Edition.CIVIL_CODE_2020.article("第一千一百六十九条", "art. 1169"),
                    Edition.CIVIL_CODE_2020.article("第一千一百九十七条", "art. 1197"),
                    Edition.CRIMINAL_LAW_2023.article("第二百八十七条之二", "art. 287-2"))
            .askedAt(Occasion.LEGAL_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return switch (facts.legalReview().lessorKnowsOfUnlawfulUse()) {
            case YES ->
                SHEET.block(
                        "法务人员认定出租人明知承租人将用于违法活动（legalReview.lessorKnowsOfUnlawfulUse），应当拒绝出租。",
                        "The officer found that the lessor knows of an unlawful use "
                                + "(legalReview.lessorKnowsOfUnlawfulUse); refuse the lease.");
            case NO -> Verdict.satisfied();
            case UNKNOWN ->
                Verdict.undetermined(
                        "法务人员尚未记录出租人是否明知违法用途（legalReview.lessorKnowsOfUnlawfulUse）。",
                        "The officer has not recorded whether the lessor knows of an unlawful use "
                                + "(legalReview.lessorKnowsOfUnlawfulUse).");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with(
                        "legalReview.lessorKnowsOfUnlawfulUse",
                        facts.legalReview().lessorKnowsOfUnlawfulUse());
    }
}
