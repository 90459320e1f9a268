package dev.serverlease.law.rules.identity;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lessor verifies lessee and signer, and keeps the evidence: Cybersecurity Law, article 26 (24 before 2026);
 * Anti-Telecom Fraud Law, article 21(3); Counter-Terrorism Law, article 21. What the documents tell is kept
 * confidential: Resident Identity Card Law, article 13(2). The duty's moment is the agreement: before a contract is
 * drafted it is only said that it is still to be done.
 */
public final class IdentityEvidence implements Rule {

    public static final RuleId ID = new RuleId("identity.evidence");

    /**
     * Which verifications did not match, by their numbers: whoever decides on these knows whether others came since.
     */
    public static final String MISMATCHES = "identity.mismatches";

    private static final Set<Occasion> BINDING = Set.of(Occasion.CONTRACT, Occasion.ACTIVATION);

    private static final RuleSheet SHEET = RuleSheet.of(
                    ID.value(),
                    "身份核验证据",
                    "Evidence of identity",
                    Subject.PARTIES,
                    Outcome.REQUIRE,
                    "出租人须核验承租人和签署人的真实身份，并留存核验方法、时间、人员和证件摘要；仅勾选“已核验”不算核验。",
                    "The lessor verifies lessee and signer and keeps method, time, person and document digest; a mere"
                            + " tick is no verification.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第二十四条", "art. 24"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十六条", "art. 26"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十一条第三项", "art. 21(3)"),
                    Edition.COUNTER_TERRORISM_LAW_2018.article("第二十一条", "art. 21"),
                    Edition.RESIDENT_ID_LAW_2011.article("第十三条第二款", "art. 13(2)"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT, Occasion.ACTIVATION);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        IdentityFacts identity = facts.identity();
        if (!identity.with(Result.REFUSED).isEmpty()
                || !identity.with(Result.FORGED).isEmpty()) {
            return Verdict.notApplicable(
                    "核验时拒绝、伪造或者冒用身份的，依“拒绝、伪造或者冒用身份”处理。",
                    "Refused or forged at the verification: another rule forbids the service.");
        }
        if (!identity.with(Result.MISMATCH).isEmpty()) {
            return SHEET.review(
                    "有核验结果（identity.result）与申报不符，由法务人员认定。",
                    "A verification's result (identity.result) does not match what was declared; the officers decide.");
        }
        if (facts.lessee().kind() == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未填写，未能判定须核验什么。",
                    "The kind of lessee is not stated (lessee.kind), so it cannot be told what is to be verified.");
        }
        List<Verification> matching = IdentityMinimum.undoubted(identity);
        var minimum = IdentityMinimum.of(facts.lessee(), matching);
        if (!minimum.isMet()) {
            return toDo(
                    asked,
                    "尚待合规人员核验（identity.method）：" + minimum.missing().zh() + "。",
                    "To be verified by the compliance officers (identity.method): "
                            + minimum.missing().en() + ".");
        }
        var valid = matching.stream()
                .filter(record -> IdentityMinimum.isValidOn(record, asked.asOf()))
                .toList();
        if (!IdentityMinimum.of(facts.lessee(), valid).isMet()) {
            return toDo(
                    asked,
                    "所核验的证件已过有效期（identity.documentValidTo），须凭有效证件重新核验。",
                    "A document that was verified has expired (identity.documentValidTo); verify anew by a valid one.");
        }
        if (asked.occasion() == Occasion.ACTIVATION) {
            var fresh = valid.stream()
                    .filter(record -> IdentityMinimum.isFresh(record, asked))
                    .toList();
            if (!IdentityMinimum.of(facts.lessee(), fresh).isMet()) {
                return SHEET.require(
                        "核验（identity.at）距今已超过" + IdentityMinimum.months(asked) + "个月，开通前须重新核验。",
                        "The verification (identity.at) is older than " + IdentityMinimum.months(asked)
                                + " months; verify anew before the opening.");
            }
        }
        return Verdict.satisfied();
    }

    /** Before the agreement it is the lessor's own task that is still to be done, and nothing goes back to sales. */
    private static Verdict toDo(Asked asked, String zh, String en) {
        return BINDING.contains(asked.occasion()) ? SHEET.require(zh, en) : SHEET.info(zh, en);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        var records = facts.identity().records();
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.name", facts.lessee().name())
                .with("lessee.signerName", facts.lessee().signerName())
                .with("lessee.signerIsLegalRep", facts.lessee().signerIsLegalRep())
                .with("identity.subject", each(records, Verification::subject))
                .with("identity.method", each(records, Verification::method))
                .with("identity.at", each(records, Verification::at))
                .with("identity.by", each(records, Verification::by))
                .with("identity.result", each(records, Verification::result))
                .with("identity.documentDigest", each(records, Verification::documentDigest))
                .with("identity.documentValidTo", each(records, Verification::documentValidTo))
                .with("identity.checks", each(records, Verification::checks))
                .with("identity.doubts", facts.identity().doubts())
                .with("identity.doubtedAfter", facts.identity().doubtedAfter())
                .with(MISMATCHES, each(facts.identity().with(Result.MISMATCH), Verification::number));
    }

    /** A member of each record, one after the other; a dash where it is not stated. */
    static String each(List<Verification> records, Function<Verification, @Nullable Object> member) {
        return records.stream()
                .map(member)
                .map(value -> value == null ? "–" : value instanceof Set<?> many ? words(many) : value.toString())
                .collect(Collectors.joining(", "));
    }

    private static String words(Set<?> many) {
        return many.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
