package dev.serverlease.law.rules.civilcode;

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
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;

/**
 * A right-holder's notice with evidence and identity is forwarded promptly, with measures that fit the type of service;
 * for a rented server forwarding may be the measure: Civil Code, articles 1195 to 1197.
 */
public final class TortNotice implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.tort-notice",
                    "侵权通知转送",
                    "Notice of infringement",
                    Subject.USE_REVIEW,
                    Outcome.REVIEW,
                    "收到权利人通知，应当及时转送承租人并采取与服务类型相适应的必要措施。",
                    "Right-holder's notice: forward it promptly and take measures that fit the type of service.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第一千一百九十五条", "art. 1195"),
                    Edition.CIVIL_CODE_2020.article("第一千一百九十六条", "art. 1196"),
                    Edition.CIVIL_CODE_2020.article("第一千一百九十七条", "art. 1197"))
            .askedAt(Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LocalDate received = facts.review().tortNoticeAt();
        if (received == null) {
            return Verdict.notApplicable("未收到权利人通知。", "No notice of a right-holder was received.");
        }
        return Boolean.FALSE.equals(facts.review().tortNoticeQualified())
                ? SHEET.review(
                        received + "收到的通知（review.tortNoticeAt）缺少初步证据或者权利人身份信息（review.tortNoticeQualified），"
                                + "请要求补充并决定是否先行转送。",
                        "The notice of " + received
                                + " (review.tortNoticeAt) lacks evidence or identity (review.tortNoticeQualified); ask for "
                                + "them and decide whether to forward it meanwhile.")
                : SHEET.review(
                        received + "收到通知（review.tortNoticeAt），请转送承租人并记录所采取的措施，不得径行关机或者删除数据。",
                        "The notice was received on " + received
                                + " (review.tortNoticeAt); forward it and record the measures, without switching off or "
                                + "erasing of one's own accord.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("review.tortNoticeAt", facts.review().tortNoticeAt())
                .with("review.tortNoticeQualified", facts.review().tortNoticeQualified());
    }
}
