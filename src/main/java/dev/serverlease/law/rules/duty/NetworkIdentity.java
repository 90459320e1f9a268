package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;

/**
 * A natural person may prove identity by 网号 or 网证; then no plain-text identity data may be demanded besides, unless the
 * law demands them or the person agrees, and who does not use it gets equal service: Measures for the National Network
 * Identity Authentication Service (numbers of the articles to be checked). A contract needs the name: the consent to
 * give it is recorded apart.
 */
public final class NetworkIdentity implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.network-id",
                    "国家网络身份认证",
                    "National network identity",
                    Subject.PARTIES,
                    Outcome.INFO,
                    "自然人可以使用国家网络身份认证，非依法或者本人同意不得另要明文身份信息。",
                    "The national network identity is accepted; no plain-text identity besides without law or consent.",
                    "2025-07-15",
                    Edition.NETWORK_IDENTITY_MEASURES_2025.article("自愿使用与明文身份信息", "voluntary use; plain-text identity"))
            .textToBeChecked();

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        if (lessee.kind() == Kind.INDIVIDUAL) {
            return SHEET.info(
                    "承租人为自然人（lessee.kind）；合同载明其姓名须经单独同意并留存记录。",
                    "The lessee is a natural person (lessee.kind); that the contract names the person needs a consent of "
                            + "its own, on record.");
        }
        if (LeaseFacts.given(lessee.signerName())) {
            return SHEET.info(
                    "须核验签署人（lessee.signerName）的身份；合同载明其姓名须经单独同意并留存记录。",
                    "The signer (lessee.signerName) is to be verified; that the contract names the person needs a consent "
                            + "of its own, on record.");
        }
        return lessee.kind() == null
                ? Verdict.undetermined(
                        "承租人类型（lessee.kind）未说明，未能判定是否须核验自然人的身份。",
                        "The kind of lessee (lessee.kind) is not stated, so it is open whether a natural person is to be "
                                + "verified.")
                : Verdict.notApplicable("没有须核验身份的自然人。", "No natural person is to be verified.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.signerName", facts.lessee().signerName());
    }
}
