package dev.serverlease.law.rules.personalinformationlaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Who sends personal information abroad tells the persons, obtains separate consent where consent is the basis, and
 * assesses the impact first: Personal Information Protection Law, articles 39, 55 and 56.
 */
public final class NoticeConsentAssessment implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "data.notice-consent-pia",
            "告知、同意与影响评估",
            "Notice, consent and impact assessment",
            Subject.DATA_EXPORT,
            Outcome.REQUIRE,
            "向境外提供个人信息须履行告知、取得单独同意并完成个人信息保护影响评估（留存三年）。",
            "Notice, separate consent and an impact assessment (kept three years) are needed.",
            "2021-11-01",
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第三十九条", "art. 39"),
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十五条", "art. 55"),
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十六条", "art. 56"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        if (data.hasPi() == null) {
            return Verdict.require(
                    "请说明是否含有个人信息（data.hasPi）。", "State whether personal information is involved (data.hasPi).");
        }
        if (!data.hasPi()) {
            return Verdict.notApplicable("不涉及个人信息。", "No personal information is involved.");
        }
        boolean consentNeeded = data.legalBasis() == DataFacts.LegalBasis.CONSENT;
        Missing missing = new Missing()
                .unless(
                        Boolean.TRUE.equals(data.noticeGiven()),
                        "未确认已告知（data.noticeGiven）",
                        "notice is not confirmed (data.noticeGiven)")
                .unless(
                        data.legalBasis() != null,
                        "处理依据未填写（data.legalBasis）",
                        "the legal basis is not stated (data.legalBasis)")
                .unless(
                        !consentNeeded || Boolean.TRUE.equals(data.separateConsent()),
                        "以同意为依据而未确认取得单独同意（data.separateConsent）",
                        "consent is the basis and separate consent is not confirmed (data.separateConsent)")
                .unless(
                        LeaseFacts.given(data.piaRef()),
                        "缺少个人信息保护影响评估报告（data.piaRef）",
                        "the impact assessment is missing (data.piaRef)");
        return missing.isEmpty()
                ? Verdict.satisfied()
                : SHEET.require("尚缺：" + missing.zh() + "。", "Outstanding: " + missing.en() + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("data.hasPi", facts.data().hasPi())
                .with("data.noticeGiven", facts.data().noticeGiven())
                .with("data.legalBasis", facts.data().legalBasis())
                .with("data.separateConsent", facts.data().separateConsent())
                .with("data.piaRef", facts.data().piaRef());
    }
}
