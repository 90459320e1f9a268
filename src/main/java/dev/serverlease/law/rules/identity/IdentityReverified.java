package dev.serverlease.law.rules.identity;

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
import dev.serverlease.law.facts.IdentityFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Result;
import java.util.List;
import java.util.Objects;

/**
 * Identity is verified again where it changed or is in doubt: Anti-Telecom Fraud Law, articles 21(3) and 22;
 * Cybersecurity Law, article 26 (24 before 2026). Asked while a lease is in force.
 */
public final class IdentityReverified implements Rule {

    public static final RuleId ID = new RuleId("identity.reverify");

    private static final RuleSheet SHEET = RuleSheet.of(
                    ID.value(),
                    "重新核验身份",
                    "Identity verified again",
                    Subject.USE_REVIEW,
                    Outcome.REQUIRE,
                    "身份信息变更或者存在异常的，须重新核验。",
                    "Verify again on change or doubt.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第二十四条", "art. 24"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十六条", "art. 26"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十一条第三项", "art. 21(3)"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十二条第一款", "art. 22(1)"))
            .askedAt(Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        IdentityFacts identity = facts.identity();
        if (facts.lessee().kind() == null || identity.records().isEmpty()) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）或者身份核验记录（identity.method）不详，未能判定是否须重新核验。",
                    "The kind of lessee (lessee.kind) or the verifications (identity.method) are not known, so it cannot"
                            + " be told whether to verify again.");
        }
        List<Verification> matching = identity.with(Result.MATCH);
        if (!identity.doubts().isEmpty() && !isMet(facts, since(identity, matching))) {
            Message doubts = Message.codes("identity.doubts", identity.doubts());
            return SHEET.require(
                    "身份变更或者疑点（identity.doubts）：" + doubts.zh() + "；此后尚未重新核验。",
                    "Change or doubt (identity.doubts): " + doubts.en() + "; not verified again since.");
        }
        var valid = matching.stream()
                .filter(record -> IdentityMinimum.isValidOn(record, asked.asOf()))
                .toList();
        if (!isMet(facts, valid)) {
            return SHEET.require(
                    "所核验的证件已过有效期（identity.documentValidTo），或者核验不全（identity.method）。",
                    "A document that was verified has expired (identity.documentValidTo), or the verification is"
                            + " incomplete (identity.method).");
        }
        var tomorrow = valid.stream()
                .filter(record -> IdentityMinimum.isValidOn(record, asked.asOf().plusDays(2)))
                .toList();
        return isMet(facts, tomorrow)
                ? Verdict.satisfied()
                : SHEET.info(
                        "所核验的证件即将到期（identity.documentValidTo），请准备重新核验。",
                        "A document that was verified is about to expire (identity.documentValidTo); prepare to verify"
                                + " again.");
    }

    private static List<Verification> since(IdentityFacts identity, List<Verification> records) {
        long before = Objects.requireNonNullElse(identity.doubtedAfter(), Long.MAX_VALUE);
        return records.stream()
                .filter(record -> record.number() != null && record.number() > before)
                .toList();
    }

    private static boolean isMet(LeaseFacts facts, List<Verification> records) {
        return IdentityMinimum.of(facts.lessee(), records).isMet();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new IdentityEvidence()
                .factsUsed(facts)
                .with("identity.doubts", facts.identity().doubts())
                .with("identity.doubtedAfter", facts.identity().doubtedAfter());
    }
}
