package dev.serverlease.law.rules.cybersecuritylaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;

/**
 * Nobody is served who does not give real identity data: Cybersecurity Law, article 26 (24 before 2026); Anti-Telecom
 * Fraud Law, article 21(3); Counter-Terrorism Law, article 21. Whether the data are true, the lessor verifies
 * ({@code identity.evidence}); the applicant's own word for it is no fact.
 */
public final class RealIdentity implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "party.real-identity",
                    "真实身份信息",
                    "Identity data",
                    Subject.PARTIES,
                    Outcome.REQUIRE,
                    "请提供承租人和签署人的真实身份信息；不提供的，不得提供服务器出租服务。",
                    "Provide real identity data of lessee and signer; no server may be leased without them.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第二十四条", "art. 24"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十六条", "art. 26"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十一条第三项", "art. 21(3)"),
                    Edition.COUNTER_TERRORISM_LAW_2018.article("第二十一条", "art. 21"))
            .version(2);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        var missing = new Missing();
        if (lessee.kind() == LesseeFacts.Kind.INDIVIDUAL) {
            missing.unless(lessee.idType() != null, "缺少lessee.idType", "lessee.idType is missing");
            missing.unless(LeaseFacts.given(lessee.idNo()), "缺少lessee.idNo", "lessee.idNo is missing");
        } else if (lessee.kind() == LesseeFacts.Kind.OVERSEAS) {
            missing.unless(LeaseFacts.given(lessee.domicile()), "缺少lessee.domicile", "lessee.domicile is missing");
        } else if (lessee.kind() != null) {
            missing.unless(LeaseFacts.given(lessee.uscc()), "缺少lessee.uscc", "lessee.uscc is missing");
        }
        missing.unless(LeaseFacts.given(lessee.signerName()), "缺少lessee.signerName", "lessee.signerName is missing");
        if (!missing.isEmpty()) {
            return SHEET.require(missing.zh() + "。", missing.en() + ".");
        }
        return lessee.kind() == null
                ? Verdict.undetermined(
                        "承租人类型（lessee.kind）未填写，未能判定须提供哪些身份信息。",
                        "The kind of lessee is not stated (lessee.kind), so it cannot be told which identity data are"
                                + " needed.")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        LesseeFacts lessee = facts.lessee();
        return new FactsUsed()
                .with("lessee.kind", lessee.kind())
                .with("lessee.idType", lessee.idType())
                .withMasked("lessee.idNo", lessee.idNo())
                .with("lessee.uscc", lessee.uscc())
                .with("lessee.domicile", lessee.domicile())
                .with("lessee.signerName", lessee.signerName());
    }
}
