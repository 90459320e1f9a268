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
import dev.serverlease.law.facts.PermitFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.number.PermitNumber;

/**
 * The permit shown has a well-formed number, stands in the register as valid and has not expired: Administrative
 * Licensing Law, articles 50 and 70; MIIT Order 42.
 */
public final class PermitValid implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "lessor.permit-valid",
                    "许可证有效性",
                    "Validity of the permit",
                    Subject.LESSOR,
                    Outcome.REQUIRE,
                    "许可证编号、状态或者有效期不符合要求，请更正或者提供延续证明。",
                    "The permit number, status or validity does not hold; correct it or show renewal.",
                    "2019-04-23",
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第五十条", "art. 50"),
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第七十条", "art. 70"),
                    Edition.ORDER_42_2017.article("第四条第一款", "art. 4(1)"),
                    Edition.ORDER_42_2017.article("有效期与延续", "validity and renewal"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LessorFacts lessor = facts.lessor();
        if (LeaseFacts.given(lessor.permit().no())) {
            return checkPermit(lessor.permit(), asked);
        }
        if (lessor.kind() == null) {
            return Verdict.undetermined(
                    "许可证编号（lessor.permit.no）和出租人类型（lessor.kind）均未填写。",
                    "Neither the permit number (lessor.permit.no) nor the kind of lessor (lessor.kind) is stated.");
        }
        if (lessor.kind() == LessorFacts.Kind.MAINLAND_COMPANY && !Boolean.TRUE.equals(lessor.claimsWhollyAbroad())) {
            return SHEET.require("许可证编号（lessor.permit.no）未填写。", "The permit number is not stated (lessor.permit.no).");
        }
        return Verdict.notApplicable("出租人未出示许可证。", "The lessor shows no permit.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessor.claimsWhollyAbroad", facts.lessor().claimsWhollyAbroad())
                .with("lessor.permit.no", facts.lessor().permit().no())
                .with("lessor.permit.status", facts.lessor().permit().status())
                .with("lessor.permit.validTo", facts.lessor().permit().validTo());
    }

    private static Verdict checkPermit(PermitFacts permit, Asked asked) {
        if (PermitNumber.parse(permit.no()).isEmpty()) {
            return SHEET.require(
                    "许可证编号（lessor.permit.no）格式不符，格式如“B1-20180452”。",
                    "The permit number (lessor.permit.no) is malformed; it looks like B1-20180452.");
        }
        if (permit.status() == RegisterStatus.UNKNOWN) {
            return SHEET.require(
                    "登记信息中查无此证（lessor.permit.status），请核对编号或者提供许可证原件。",
                    "The register does not know the permit (lessor.permit.status); check the number or supply "
                            + "the original.");
        }
        if (permit.status() == RegisterStatus.NOT_VALID) {
            return SHEET.require(
                    "登记信息显示该许可证无效（lessor.permit.status）。",
                    "The register shows the permit as not valid (lessor.permit.status).");
        }
        if (permit.validTo() == null) {
            return SHEET.require(
                    "许可证有效期（lessor.permit.validTo）未填写。", "The permit's expiry is not stated (lessor.permit.validTo).");
        }
        if (permit.validTo().isBefore(asked.asOf())) {
            return SHEET.require(
                    "许可证已于" + permit.validTo() + "届满（lessor.permit.validTo）。",
                    "The permit expired on " + permit.validTo() + " (lessor.permit.validTo).");
        }
        return Verdict.satisfied();
    }
}
