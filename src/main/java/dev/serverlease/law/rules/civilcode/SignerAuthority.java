package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;

/**
 * Whoever signs for an organisation is its legal representative or holds a letter of authority: Civil Code, articles
 * 61, 172 and 504.
 */
public final class SignerAuthority implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "party.signer-authority",
            "签署权限",
            "Authority of the signer",
            Subject.PARTIES,
            Outcome.REQUIRE,
            "签署人不是法定代表人，请提供授权委托书。",
            "The signer is not the legal representative; supply a letter of authority.",
            "2021-01-01",
            Edition.CIVIL_CODE_2020.article("第六十一条", "art. 61"),
            Edition.CIVIL_CODE_2020.article("第一百七十二条", "art. 172"),
            Edition.CIVIL_CODE_2020.article("第五百零四条", "art. 504"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        if (lessee.kind() == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未填写，未能判定是否须有授权委托书。",
                    "The kind of lessee is not stated (lessee.kind), so it cannot be told whether authority is "
                            + "needed.");
        }
        if (lessee.kind() == LesseeFacts.Kind.INDIVIDUAL) {
            return Verdict.notApplicable("自然人由本人签署。", "An individual signs in person.");
        }
        if (Boolean.TRUE.equals(lessee.signerIsLegalRep())) {
            return Verdict.satisfied();
        }
        if (LeaseFacts.given(lessee.poaRef())) {
            return Verdict.satisfied(
                    "授权委托书原件在核验身份时查验并上传；此前不起草合同。",
                    "The letter's file is asked for when identity is verified; no contract is drafted before.");
        }
        if (lessee.kind() == LesseeFacts.Kind.SOLE_TRADER) {
            return SHEET.require(
                    "个体工商户由登记的经营者签署；签署人未记为经营者（lessee.signerIsLegalRep），且缺少授权委托书（lessee.poaRef）。",
                    "A sole trader's registered operator signs; the signer is not recorded as the operator"
                            + " (lessee.signerIsLegalRep), and the letter of authority is missing (lessee.poaRef).");
        }
        return SHEET.require(
                "签署人未记为法定代表人（lessee.signerIsLegalRep），且缺少授权委托书（lessee.poaRef）。",
                "The signer is not recorded as legal representative (lessee.signerIsLegalRep), and the "
                        + "letter of authority is missing (lessee.poaRef).");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.signerName", facts.lessee().signerName())
                .with("lessee.signerIsLegalRep", facts.lessee().signerIsLegalRep())
                .with("lessee.poaRef", facts.lessee().poaRef());
    }
}
