package dev.serverlease.law.rules.cybersecuritylaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Nobody is served whose real identity was not given and verified: Cybersecurity Law, article 26 (24 before 2026);
 * Anti-Telecom Fraud Law, article 21(3); Counter-Terrorism Law, article 21.
 */
public final class RealIdentity implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "party.real-identity",
            "真实身份核验",
            "Verified identity",
            Subject.PARTIES,
            Outcome.REQUIRE,
            "请提供真实身份信息并完成核验；未核验不得提供服务器出租服务。",
            "Provide and verify real identity; no server may be leased before that.",
            "2017-06-01",
            Edition.CYBERSECURITY_LAW_2016.article("第二十四条", "art. 24"),
            Edition.CYBERSECURITY_LAW_2025.article("第二十六条", "art. 26"),
            Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十一条第三项", "art. 21(3)"),
            Edition.COUNTER_TERRORISM_LAW_2018.article("第二十一条", "art. 21"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (Boolean.TRUE.equals(facts.lessee().idVerified())) {
            return Verdict.satisfied();
        }
        return SHEET.require(
                "承租人身份尚未核验或者未说明（lessee.idVerified），请核验后选择“是”。",
                "The lessee's identity is not recorded as verified (lessee.idVerified); verify it and "
                        + "answer yes.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("lessee.idVerified", facts.lessee().idVerified());
    }
}
