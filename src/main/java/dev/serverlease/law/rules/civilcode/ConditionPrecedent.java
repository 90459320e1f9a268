package dev.serverlease.law.rules.civilcode;

import static java.util.stream.Collectors.joining;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.cybersecuritylaw.CiiOperator;
import dev.serverlease.law.rules.datasecuritylaw.ImportantData;
import dev.serverlease.law.rules.decree292.CommercialLicence;
import dev.serverlease.law.rules.decree292.NonCommercialFiling;
import dev.serverlease.law.rules.decree292.SectorApproval;
import dev.serverlease.law.rules.order16.PiAssessment;
import dev.serverlease.law.rules.order16.PiContractOrCertification;
import java.util.List;

/**
 * Where a licence, a filing or an export mechanism is still outstanding, the contract lets activation wait for it:
 * Civil Code, article 502; Decree 292, article 4. What the officer cleared is not outstanding.
 */
public final class ConditionPrecedent implements Rule {

    private static final String CONDITION = "condition-precedent";
    private static final List<Rule> FORMALITIES = List.of(
            new CommercialLicence(),
            new NonCommercialFiling(),
            new SectorApproval(),
            new CiiOperator(),
            new ImportantData(),
            new PiAssessment(),
            new PiContractOrCertification());

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.condition-precedent",
                    "开通条件条款",
                    "Clause on conditions of activation",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "请约定取得许可、备案或者完成数据出境手续后方可开通。",
                    "Make activation conditional on licence, filing and data formalities.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第五百零二条", "art. 502"),
                    Edition.DECREE_292_2011.article("第四条", "art. 4"),
                    Edition.DECREE_292_2024.article("第四条", "art. 4"))
            .askedAt(Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        List<Message> outstanding = FORMALITIES.stream()
                .filter(formality -> formality.inForce().on(asked.lawOf()))
                .filter(formality -> !formality.id().clearedIn(facts.legalReview()))
                .filter(formality -> formality.check(facts, asked).outcome().isViolated())
                .map(Rule::title)
                .toList();
        if (outstanding.isEmpty()) {
            return Verdict.notApplicable(
                    "没有尚待取得的许可、备案或者数据出境手续。", "No licence, filing or export mechanism is outstanding.");
        }
        if (facts.contract().clauses().contains(CONDITION)) {
            return Verdict.satisfied();
        }
        return SHEET.require(
                "尚待完成：" + outstanding.stream().map(Message::zh).collect(joining("、"))
                        + "；合同草案（contract.clauses）缺少开通条件条款。",
                "Outstanding: " + outstanding.stream().map(Message::en).collect(joining(", "))
                        + "; the draft (contract.clauses) lacks the clause on conditions of activation.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        FactsUsed used = new FactsUsed()
                .with("contract.clauses", facts.contract().clauses())
                .with("legalReview.clearedRules", facts.legalReview().clearedRules());
        FORMALITIES.forEach(formality -> formality.factsUsed(facts).texts().forEach(used::with));
        return used;
    }
}
