package dev.serverlease.law.rules.statesecretslaw;

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
 * State secrets are never stored or processed on such a server: Law on Guarding State Secrets, article 31(3);
 * Telecommunications Regulations, article 62(2).
 */
public final class NoStateSecrets implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "data.state-secret",
            "国家秘密",
            "State secrets",
            Subject.DATA_EXPORT,
            Outcome.BLOCK,
            "不得使用非涉密系统存储、处理国家秘密。",
            "State secrets may not be stored or processed on such a server.",
            "2016-02-06",
            Edition.TELECOM_REGULATIONS_2016.article("第六十二条第二款", "art. 62(2)"),
            Edition.STATE_SECRETS_LAW_2024.article("第三十一条第三项", "art. 31(3)"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Boolean secret = facts.data().stateSecret();
        if (secret == null) {
            return Verdict.require(
                    "请说明是否含有国家秘密（data.stateSecret）。", "State whether state secrets are involved (data.stateSecret).");
        }
        return secret
                ? SHEET.block(
                        "申报的数据含有国家秘密（data.stateSecret）；不再含有的，须重新提出申请。",
                        "State secrets are declared (data.stateSecret); a lease without them needs a new application.")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("data.stateSecret", facts.data().stateSecret());
    }
}
