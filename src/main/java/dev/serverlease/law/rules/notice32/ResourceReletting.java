package dev.serverlease.law.rules.notice32;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsAsked;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import java.util.Collections;
import java.util.Objects;

/**
 * IP addresses, bandwidth and lines are not re-let to others for IDC or ISP business: Document 32, part 2(2), item 3;
 * MIIT Order 42; Anti-Telecom Fraud Law, article 31.
 */
public final class ResourceReletting implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "channel.resource-reletting",
                    "接入资源转租",
                    "Re-letting of access resources",
                    Subject.CHANNEL,
                    Outcome.BLOCK,
                    "不得将IP地址、带宽、线路等接入资源转租给他人用于经营。",
                    "IP addresses, bandwidth or lines may not be re-let for IDC or ISP business.",
                    "2017-01-17",
                    Edition.NOTICE_32_2017.article("二（二）3", "part 2, (2), item 3"),
                    Edition.ORDER_42_2017.article("接入资源", "access resources"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第三十一条", "art. 31"))
            .version(3)
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        return switch (Objects.requireNonNullElse(use.reletsAccessResources(), Answer.UNKNOWN)) {
            case YES ->
                SHEET.block(
                        "申报将接入资源转租给他人经营（use.reletsAccessResources）；不再转租的，须重新提出申请。",
                        "Re-letting of access resources is declared (use.reletsAccessResources); a lease without it "
                                + "needs a new application.");
            case NO -> Verdict.satisfied();
            case UNKNOWN -> isAsked(facts) ? notStated() : checkBusiness(use);
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.reletsAccessResources", facts.use().reletsAccessResources())
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.audience", facts.use().audience());
    }

    /** Whether silence is no answer: of whoever serves others, by {@code consistency.telecom-undeclared}. */
    private static boolean isAsked(LeaseFacts facts) {
        return facts.use().reletsAccessResources() == Answer.UNKNOWN
                || FactsAsked.of(facts, "use.reletsAccessResources");
    }

    private static Verdict notStated() {
        return Verdict.undetermined(
                "未说明是否将接入资源转租给他人经营（use.reletsAccessResources）。",
                "It is not stated whether access resources are re-let for business (use.reletsAccessResources).");
    }

    /**
     * A lessee who sells no telecom service re-lets no resources for business. For a seller of VPN, relays or proxies
     * this cannot be assumed, whatever else was declared.
     */
    private static Verdict checkBusiness(UseFacts use) {
        if (!Collections.disjoint(use.activityCodes(), Activity.SALES)) {
            return Verdict.undetermined(
                    "申报销售VPN、中转或者代理服务（use.activityCodes），未说明是否同时转租接入资源（use.reletsAccessResources）。",
                    "The sale of VPN, relay or proxy service is declared (use.activityCodes), and it is not stated "
                            + "whether access resources are re-let as well (use.reletsAccessResources).");
        }
        return use.telecomBusiness() == Answer.NO
                ? Verdict.satisfied()
                : Verdict.undetermined(
                        "未排除经营电信业务（use.telecomBusiness），也未说明是否转租接入资源（use.reletsAccessResources）。",
                        "Telecom business is not excluded (use.telecomBusiness), and it is not stated whether access "
                                + "resources are re-let (use.reletsAccessResources).");
    }
}
