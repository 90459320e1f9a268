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

/**
 * Whoever finds unlawful information stops it at once, keeps records and reports; an order of an authority is obeyed at
 * once: Cybersecurity Law, articles 49 and 69 (47 and 68 before 2026); Decree 292, article 16; Measures for the
 * Security Protection of International Networking, article 10(6).
 */
public final class IllegalContent implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.illegal-content",
                    "违法信息处置",
                    "Unlawful information found",
                    Subject.USE_REVIEW,
                    Outcome.BLOCK,
                    "发现违法信息，应当立即停止传输、保存记录，并在24小时内向公安机关报告。",
                    "Unlawful information found: stop at once, keep records, report to public security within 24 "
                            + "hours.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第四十七条", "art. 47"),
                    Edition.CYBERSECURITY_LAW_2025.article("第四十九条", "art. 49"),
                    Edition.CYBERSECURITY_LAW_2016.article("第六十八条", "art. 68"),
                    Edition.CYBERSECURITY_LAW_2025.article("第六十九条", "art. 69"),
                    Edition.DECREE_292_2011.article("第十六条", "art. 16"),
                    Edition.DECREE_292_2024.article("第十六条", "art. 16"),
                    Edition.NETWORK_SECURITY_MEASURES_2011.article("第十条第六项", "art. 10(6)"))
            .askedAt(Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (LeaseFacts.given(facts.review().regulatorOrder())) {
            return SHEET.block(
                    "收到主管机关或者法院的命令（review.regulatorOrder），请立即执行并暂停服务。",
                    "An order of an authority or court was received (review.regulatorOrder); obey it at once and "
                            + "suspend the service.");
        }
        Boolean found = facts.review().illegalContentFound();
        if (found == null) {
            return Verdict.undetermined(
                    "是否发现违法信息或者攻击（review.illegalContentFound）未记录。",
                    "It is not recorded whether unlawful information or an attack was found "
                            + "(review.illegalContentFound).");
        }
        return found
                ? SHEET.block(
                        "复核发现违法信息或者攻击（review.illegalContentFound），请暂停服务，不得删除数据。",
                        "The review found unlawful information or an attack (review.illegalContentFound); suspend "
                                + "the service and erase nothing.")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("review.illegalContentFound", facts.review().illegalContentFound())
                .with("review.regulatorOrder", facts.review().regulatorOrder());
    }
}
