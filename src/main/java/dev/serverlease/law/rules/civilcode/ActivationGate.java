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
import dev.serverlease.law.facts.ActivationFacts;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * No server is opened before every finding is resolved and every party has signed, for early performance may conclude
 * the contract: Civil Code, article 490.
 */
public final class ActivationGate implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "activation.gate",
                    "开通前提",
                    "Conditions of the opening",
                    Subject.ACTIVATION,
                    Outcome.BLOCK,
                    "尚有法定条件未满足或者合同未签署完毕，不得开通。",
                    "Legal conditions or signatures are outstanding; the server may not be opened.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第四百九十条", "art. 490"))
            .askedAt(Occasion.ACTIVATION);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ActivationFacts activation = facts.activation();
        Long blocking = activation.blockingFindings();
        Long unresolved = activation.unresolvedFindings();
        Missing missing = new Missing()
                .unless(
                        blocking == null || blocking == 0,
                        "存在禁止开通的审查意见（activation.blockingFindings）",
                        "there are findings that forbid it (activation.blockingFindings)")
                .unless(
                        unresolved == null || unresolved == 0,
                        "存在尚未认定的审查意见或者尚未成就的开通条件（activation.unresolvedFindings）",
                        "there are unresolved findings or unmet conditions (activation.unresolvedFindings)")
                .unless(
                        !Boolean.FALSE.equals(activation.allPartiesSigned()),
                        "当事人未全部签署（activation.allPartiesSigned）",
                        "not all parties have signed (activation.allPartiesSigned)");
        if (!missing.isEmpty()) {
            return SHEET.block(
                    missing.zh() + "；处理完毕后再开通。", "Namely: " + missing.en() + "; activate once that is settled.");
        }
        return blocking == null || unresolved == null || activation.allPartiesSigned() == null
                ? Verdict.undetermined(
                        "审查意见（activation.blockingFindings、activation.unresolvedFindings）或者签署情况（activation.allPartiesSigned）不明，不得开通。",
                        "Findings (activation.blockingFindings, activation.unresolvedFindings) or signatures "
                                + "(activation.allPartiesSigned) are unknown; the server may not be opened.")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("activation.blockingFindings", facts.activation().blockingFindings())
                .with("activation.unresolvedFindings", facts.activation().unresolvedFindings())
                .with("activation.allPartiesSigned", facts.activation().allPartiesSigned());
    }
}
