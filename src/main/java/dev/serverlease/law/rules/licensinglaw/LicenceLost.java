package dev.serverlease.law.rules.licensinglaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.PermitFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.facts.UseFacts;

/**
 * A service stops when its licence or filing is revoked, cancelled or expired, or the site is ordered closed:
 * Administrative Licensing Law, articles 69 and 70; Order 33, article 18. If the lessee provides no service, its number
 * does not matter.
 */
public final class LicenceLost implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.licence-lost",
                    "许可、备案失效",
                    "Licence or filing lost",
                    Subject.USE_REVIEW,
                    Outcome.BLOCK,
                    "许可或者备案已失效或者被责令关闭，须立即停止服务。",
                    "Licence or filing is gone, or the site was ordered closed; stop the service at once.",
                    "2019-04-23",
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第六十九条", "art. 69"),
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第七十条", "art. 70"),
                    Edition.ORDER_33_2005.article("第十八条", "art. 18"))
            .version(2)
            .textToBeChecked()
            .askedAt(Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        PermitFacts permit = facts.lessor().permit();
        boolean serves = use.iis() != UseFacts.Iis.NONE;
        boolean permitEnded = permit.validTo() != null && permit.validTo().isBefore(asked.asOf());
        Missing lost = new Missing()
                .unless(
                        !Boolean.TRUE.equals(facts.review().siteOrderedClosed()),
                        "网站被责令关闭（review.siteOrderedClosed）",
                        "the site was ordered closed (review.siteOrderedClosed)")
                .unless(
                        !serves || use.licenceStatus() != RegisterStatus.NOT_VALID,
                        "承租人的经营许可证失效（use.licenceStatus）",
                        "the lessee's licence is gone (use.licenceStatus)")
                .unless(
                        !serves || use.filingStatus() != RegisterStatus.NOT_VALID,
                        "承租人的备案失效（use.filingStatus）",
                        "the lessee's filing is gone (use.filingStatus)")
                .unless(
                        permit.status() != RegisterStatus.NOT_VALID && !permitEnded,
                        "出租人的许可证失效（lessor.permit.status、lessor.permit.validTo）",
                        "the lessor's permit is gone (lessor.permit.status, lessor.permit.validTo)");
        if (!lost.isEmpty()) {
            return SHEET.block(
                    lost.zh() + "；恢复有效后，经法务人员审查方可恢复服务。",
                    "Namely: " + lost.en() + "; service resumes after a review once it is valid again.");
        }
        return isUnknown(facts)
                ? Verdict.undetermined(
                        "许可、备案的登记状态（lessor.permit.status、use.licenceStatus、use.filingStatus）或者是否被责令关闭（review.siteOrderedClosed）不明。",
                        "The register's word on permit, licence or filing (lessor.permit.status, use.licenceStatus, "
                                + "use.filingStatus), or on an order to close (review.siteOrderedClosed), is unknown.")
                : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.licenceNo", facts.use().licenceNo())
                .with("use.licenceStatus", facts.use().licenceStatus())
                .with("use.filingNo", facts.use().filingNo())
                .with("use.filingStatus", facts.use().filingStatus())
                .with("lessor.permit.no", facts.lessor().permit().no())
                .with("lessor.permit.status", facts.lessor().permit().status())
                .with("lessor.permit.validTo", facts.lessor().permit().validTo())
                .with("review.siteOrderedClosed", facts.review().siteOrderedClosed());
    }

    /**
     * Whether the register says nothing about a stated number, or it is unknown whether a service was ordered closed.
     */
    private static boolean isUnknown(LeaseFacts facts) {
        UseFacts use = facts.use();
        return use.iis() == null
                || (use.iis() != UseFacts.Iis.NONE && isServiceUnknown(facts))
                || (LeaseFacts.given(facts.lessor().permit().no())
                        && facts.lessor().permit().status() == RegisterStatus.UNKNOWN);
    }

    private static boolean isServiceUnknown(LeaseFacts facts) {
        UseFacts use = facts.use();
        return facts.review().siteOrderedClosed() == null
                || (LeaseFacts.given(use.licenceNo()) && use.licenceStatus() == RegisterStatus.UNKNOWN)
                || (LeaseFacts.given(use.filingNo()) && use.filingStatus() == RegisterStatus.UNKNOWN);
    }
}
