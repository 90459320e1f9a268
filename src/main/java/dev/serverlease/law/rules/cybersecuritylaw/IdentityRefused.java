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
import dev.serverlease.law.facts.Verification;

/**
 * Nobody is served who refuses identification or borrows an identity: Cybersecurity Law, articles 26 and 64 (24 and 61
 * before 2026); Anti-Telecom Fraud Law, articles 21 and 31.
 */
public final class IdentityRefused implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "party.identity-refused",
                    "拒绝、伪造或者冒用身份",
                    "Identity refused, forged or borrowed",
                    Subject.PARTIES,
                    Outcome.BLOCK,
                    "拒不提供真实身份信息，或者伪造、冒用他人身份信息的，依法不得为其提供服务。",
                    "Identity was refused, forged or borrowed; the law forbids the service.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第二十四条", "art. 24"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十六条", "art. 26"),
                    Edition.CYBERSECURITY_LAW_2016.article("第六十一条", "art. 61"),
                    Edition.CYBERSECURITY_LAW_2025.article("第六十四条", "art. 64"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十一条", "art. 21"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第三十一条", "art. 31"))
            .version(2)
            .askedAt(Occasion.CHECKS, Occasion.LEGAL_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Boolean refused = facts.lessee().identityRefused();
        if (Boolean.TRUE.equals(refused)) {
            return SHEET.block(
                    "审查人员认定承租人拒绝、伪造或者冒用身份（lessee.identityRefused）；查明真实身份后须重新提出申请。",
                    "An officer found the identity refused, forged or borrowed (lessee.identityRefused); once "
                            + "the true identity is established, apply anew.");
        }
        if (facts.identity().records().stream().anyMatch(IdentityRefused::isRefused)) {
            return SHEET.block(
                    "核验人员认定拒绝核验，或者证件系伪造、冒用（identity.result）；查明真实身份后须重新提出申请。",
                    "At the verification identity was refused, or found forged or borrowed (identity.result); once the"
                            + " true identity is established, apply anew.");
        }
        return Boolean.FALSE.equals(refused) || !facts.identity().records().isEmpty()
                ? Verdict.satisfied()
                : Verdict.notApplicable(
                        "尚未核验身份，也未发现拒绝、伪造或者冒用的情形。",
                        "Identity is not verified yet, and nothing is known of a refused, forged or borrowed one.");
    }

    private static boolean isRefused(Verification record) {
        return record.result() == Verification.Result.REFUSED || record.result() == Verification.Result.FORGED;
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.identityRefused", facts.lessee().identityRefused())
                .with(
                        "identity.result",
                        facts.identity().records().stream()
                                .filter(IdentityRefused::isRefused)
                                .map(Verification::result)
                                .toList());
    }
}
