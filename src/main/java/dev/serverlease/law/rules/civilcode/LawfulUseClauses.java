package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.Set;

/**
 * The contract fixes the agreed use and the grounds on which the lessor may review, suspend and terminate: Civil Code,
 * articles 562(2) and 709. Article 711 alone does not end a lease for misuse without loss.
 */
public final class LawfulUseClauses implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.lawful-use-clauses",
                    "合法使用条款",
                    "Clauses on lawful use",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "合同须载明使用用途、合法使用、审查权和违法使用的解除条款。",
                    "The contract must state purpose, lawful use, review right and termination for unlawful use.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百六十二条第二款", "art. 562(2)"),
                    Edition.CIVIL_CODE_2020.article("第七百零九条", "art. 709"))
            .askedAt(Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Set<String> clauses = facts.contract().clauses();
        Missing missing = new Missing()
                .unless(clauses.contains("purpose"), "使用用途", "purpose")
                .unless(clauses.contains("lawful-use"), "合法使用", "lawful use")
                .unless(clauses.contains("review-right"), "审查权", "review right")
                .unless(clauses.contains("suspension"), "违法使用的暂停服务", "suspension for unlawful use")
                .unless(clauses.contains("termination"), "违法使用的解除", "termination for unlawful use")
                .unless(clauses.contains("no-resale"), "不得转租接入资源", "no resale of access");
        return missing.isEmpty()
                ? Verdict.satisfied()
                : SHEET.require(
                        "合同草案（contract.clauses）缺少：" + missing.zh() + "。",
                        "The draft (contract.clauses) lacks: " + missing.en() + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("contract.clauses", facts.contract().clauses());
    }
}
