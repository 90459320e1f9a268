package dev.serverlease.law.rules.licensinglaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LessorFacts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A permit is held by the one who acts under it, and is neither lent nor borrowed: Administrative Licensing Law,
 * articles 9 and 80(1); Telecommunications Regulations, article 68.
 */
public final class PermitBorrowed implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "lessor.permit-borrowed",
            "租借、冒用许可证",
            "Borrowed permit",
            Subject.LESSOR,
            Outcome.BLOCK,
            "不得租借、转让或者冒用他人的经营许可证。",
            "A permit may not be borrowed, transferred or misused.",
            "2019-04-23",
            Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第九条", "art. 9"),
            Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第八十条第一项", "art. 80(1)"),
            Edition.TELECOM_REGULATIONS_2016.article("第六十八条", "art. 68"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LessorFacts lessor = facts.lessor();
        if (!LeaseFacts.given(lessor.permit().no())
                && !LeaseFacts.given(lessor.permit().holderUscc())) {
            return lessor.kind() == null
                    ? Verdict.undetermined(
                            "许可证编号（lessor.permit.no）未填写，未能判定持证人是否为出租人。",
                            "The permit number is not stated (lessor.permit.no), so its holder cannot be compared with "
                                    + "the lessor.")
                    : Verdict.notApplicable("出租人未出示许可证。", "The lessor shows no permit.");
        }
        if (!LeaseFacts.given(lessor.permit().holderUscc()) || !LeaseFacts.given(lessor.uscc())) {
            return Verdict.undetermined(
                    "持证人（lessor.permit.holderUscc）或者出租人（lessor.uscc）的统一社会信用代码未填写，未能比对。",
                    "The credit code of the permit's holder (lessor.permit.holderUscc) or of the lessor "
                            + "(lessor.uscc) is not stated, so they cannot be compared.");
        }
        if (normal(lessor.permit().holderUscc()).equals(normal(lessor.uscc()))
                || Boolean.TRUE.equals(lessor.permit().authorisedSubsidiary())) {
            return Verdict.satisfied();
        }
        return SHEET.block(
                "持证人（lessor.permit.holderUscc）不是出租人（lessor.uscc），"
                        + "登记信息也未载明出租人为获授权的子公司（lessor.permit.authorisedSubsidiary）。请更正登记册中的出租人条目："
                        + "填写出租人自己的许可证，或者改由持证人出租；本申请暂缓办理，更正后继续，无须重新申请。",
                "The permit's holder (lessor.permit.holderUscc) is not the lessor (lessor.uscc), nor is the "
                        + "lessor registered as its authorised subsidiary (lessor.permit.authorisedSubsidiary). Correct "
                        + "the lessor's register entry: state its own permit, or the holder as lessor; the application "
                        + "is held and goes on afterwards, no new one is needed.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessor.uscc", facts.lessor().uscc())
                .with("lessor.permit.no", facts.lessor().permit().no())
                .with("lessor.permit.holderUscc", facts.lessor().permit().holderUscc())
                .with(
                        "lessor.permit.authorisedSubsidiary",
                        facts.lessor().permit().authorisedSubsidiary());
    }

    private static String normal(@Nullable String code) {
        return code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
    }
}
