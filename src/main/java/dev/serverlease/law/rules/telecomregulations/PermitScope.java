package dev.serverlease.law.rules.telecomregulations;

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
import dev.serverlease.law.facts.LessorFacts;
import dev.serverlease.law.facts.PermitFacts;
import dev.serverlease.law.facts.ServerFacts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A permit covers only the services and the provinces it names, and a foreign share above one half needs a basis:
 * Telecommunications Regulations, articles 9 and 69(1); Administrative Licensing Law, article 80(2); Decree 333,
 * articles 6 and 12; MIIT pilot of 2024.
 */
public final class PermitScope implements Rule {

    private static final BigDecimal ONE_HALF = new BigDecimal(50);

    private static final RuleSheet SHEET = RuleSheet.of(
                    "lessor.permit-scope",
                    "许可范围与外资比例",
                    "Scope of the permit and foreign share",
                    Subject.LESSOR,
                    Outcome.REVIEW,
                    "许可证载明的业务种类、覆盖范围或者外资比例存疑，请法务认定。",
                    "The permit's services or coverage, or the foreign share, are in doubt; the officer decides.",
                    "2016-02-06",
                    Edition.TELECOM_REGULATIONS_2016.article("第九条", "art. 9"),
                    Edition.TELECOM_REGULATIONS_2016.article("第六十九条第一项", "art. 69(1)"),
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第八十条第二项", "art. 80(2)"),
                    Edition.DECREE_333_2022.article("第六条第二款", "art. 6(2)"),
                    Edition.DECREE_333_2022.article("第十二条", "art. 12"),
                    Edition.NOTICE_107_2024.article("试点范围", "scope of the pilot"))
            .version(2)
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LessorFacts lessor = facts.lessor();
        boolean permitted = LeaseFacts.given(lessor.permit().no());
        Missing doubts = new Missing();
        if (permitted) {
            noteScope(doubts, lessor.permit(), facts.server().assetKind());
        }
        noteShare(doubts, lessor, permitted || lessor.kind() == LessorFacts.Kind.MAINLAND_COMPANY);
        if (!doubts.isEmpty()) {
            return SHEET.review("存疑事项：" + doubts.zh() + "。", "In doubt: " + doubts.en() + ".");
        }
        if (permitted) {
            return Verdict.satisfied();
        }
        return lessor.kind() == null
                ? Verdict.undetermined(
                        "许可证编号（lessor.permit.no）未填写，未能判定许可范围。",
                        "The permit number is not stated (lessor.permit.no), so its scope cannot be judged.")
                : Verdict.notApplicable("出租人未出示许可证。", "The lessor shows no permit.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessor.permit.no", facts.lessor().permit().no())
                .with("lessor.permit.categories", facts.lessor().permit().categories())
                .with("lessor.permit.items", facts.lessor().permit().items())
                .with("lessor.permit.coverage", facts.lessor().permit().coverage())
                .with("lessor.foreignSharePct", facts.lessor().foreignSharePct())
                .with("lessor.pilotApproval", facts.lessor().pilotApproval())
                .with("server.assetKind", facts.server().assetKind());
    }

    private static void noteScope(Missing doubts, PermitFacts permit, ServerFacts.@Nullable AssetKind asset) {
        doubts.unless(
                        permit.categories().contains("B11"),
                        "业务种类不含B11（lessor.permit.categories）",
                        "the services do not include B11 (lessor.permit.categories)")
                .unless(
                        asset == ServerFacts.AssetKind.BARE_METAL
                                || permit.items().contains("CLOUD_RESOURCES"),
                        "云主机、云服务器须有互联网资源协作服务（lessor.permit.items）",
                        "a VPS or cloud server needs the cloud item (lessor.permit.items)")
                .unless(
                        permit.coverage().contains("NATIONWIDE"),
                        "覆盖范围不是全国（lessor.permit.coverage）",
                        "the coverage is not nationwide (lessor.permit.coverage)");
    }

    /**
     * The limit on the foreign share applies to every operator, with or without a permit; only a lessor that may be an
     * operator must state its share.
     */
    private static void noteShare(Missing doubts, LessorFacts lessor, boolean mustBeStated) {
        BigDecimal share = lessor.foreignSharePct();
        doubts.unless(
                        share != null || !mustBeStated,
                        "外资比例未填写（lessor.foreignSharePct）",
                        "the foreign share is not stated (lessor.foreignSharePct)")
                .unless(
                        share == null || share.compareTo(ONE_HALF) <= 0 || LeaseFacts.given(lessor.pilotApproval()),
                        "外资比例（lessor.foreignSharePct）超过50%，且无试点批准（lessor.pilotApproval）",
                        "the foreign share (lessor.foreignSharePct) exceeds 50 per cent without a pilot approval "
                                + "(lessor.pilotApproval)");
    }
}
