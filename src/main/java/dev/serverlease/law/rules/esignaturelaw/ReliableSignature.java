package dev.serverlease.law.rules.esignaturelaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * An electronic signature on the contract is a reliable one, and the parties agreed to sign so: Electronic Signature
 * Law, articles 3, 13 and 14; Civil Code, article 490. A tick box identifies nobody.
 */
public final class ReliableSignature implements Rule {

    private static final String AGREEMENT = "electronic-signature";

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.reliable-esign",
                    "可靠的电子签名",
                    "Reliable e-signature",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "请使用可靠的电子签名并在合同中约定采用电子签名。",
                    "Use a reliable e-signature, and agree in the contract to sign electronically.",
                    "2019-04-23",
                    Edition.E_SIGNATURE_LAW_2019.article("第三条", "art. 3"),
                    Edition.E_SIGNATURE_LAW_2019.article("第十三条", "art. 13"),
                    Edition.E_SIGNATURE_LAW_2019.article("第十四条", "art. 14"),
                    Edition.CIVIL_CODE_2020.article("第四百九十条", "art. 490"))
            .askedAt(Occasion.CONTRACT);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        if (contract.signatureKind() == null) {
            return SHEET.require(
                            "签署方式（contract.signatureKind）未填写。",
                            "The kind of signature is not stated (contract.signatureKind).")
                    .withoutConsequence();
        }
        String kind = Message.code("contract.signatureKind", contract.signatureKind());
        return switch (contract.signatureKind()) {
            case HANDWRITTEN, SEAL ->
                Verdict.notApplicable("合同以手写签名或者盖章签署。", "The contract is signed by hand or sealed.");
            case OTHER_ESIGN, CLICK ->
                SHEET.require(
                        "签署方式（contract.signatureKind）为" + kind + "，不是可靠的电子签名，请改为可靠的电子签名、手写签名或者盖章。",
                        "The kind of signature (contract.signatureKind) is " + kind
                                + ", no reliable e-signature; use a reliable one, a signature by hand or a seal.");
            case RELIABLE_ESIGN ->
                contract.clauses().contains(AGREEMENT)
                        ? Verdict.satisfied()
                        : SHEET.require(
                                "合同（contract.clauses）缺少采用电子签名的约定。",
                                "The contract (contract.clauses) lacks the agreement to sign electronically.");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.signatureKind", facts.contract().signatureKind())
                .with("contract.clauses", facts.contract().clauses());
    }
}
