package dev.serverlease.law.rules.decree292;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.number.FilingNumber;

/**
 * Free public information service to the mainland public must be filed, site by site: Decree 292, articles 4, 8 and 19;
 * Order 33, article 5.
 */
public final class NonCommercialFiling extends MainlandServiceRule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "iis.noncommercial-filing",
                    "非经营性信息服务备案",
                    "Filing of a non-commercial service",
                    Subject.INFORMATION_SERVICE,
                    Outcome.REQUIRE,
                    "非经营性互联网信息服务须履行备案手续。",
                    "Non-commercial Internet information service must be filed.",
                    "2011-01-08",
                    Edition.DECREE_292_2011.article("第四条", "art. 4"),
                    Edition.DECREE_292_2024.article("第四条", "art. 4"),
                    Edition.DECREE_292_2011.article("第八条", "art. 8"),
                    Edition.DECREE_292_2024.article("第八条", "art. 8"),
                    Edition.DECREE_292_2011.article("第十九条", "art. 19"),
                    Edition.DECREE_292_2024.article("第十九条", "art. 19"),
                    Edition.ORDER_33_2005.article("第五条", "art. 5"))
            .textToBeChecked()
            .version(2)
            .applicantMayAnswer();

    public static final RuleId ID = SHEET.id();

    public NonCommercialFiling() {
        super(Iis.NON_COMMERCIAL);
    }

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    Verdict checkNumber(UseFacts use) {
        if (!LeaseFacts.given(use.filingNo())) {
            return SHEET.require("缺少备案编号（use.filingNo）。", "Missing: the filing number (use.filingNo).");
        }
        return FilingNumber.parse(use.filingNo())
                .map(number -> checkFiling(number, use.filingStatus()))
                .orElseGet(() -> SHEET.require(
                        "备案编号（use.filingNo）格式不符，格式如“京ICP备05020493号-4”。",
                        "The filing number (use.filingNo) is malformed; it looks like 京ICP备05020493号-4."));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.filingNo", facts.use().filingNo())
                .with("use.filingStatus", facts.use().filingStatus());
    }

    private static Verdict checkFiling(FilingNumber number, RegisterStatus status) {
        if (!number.namesSite()) {
            return SHEET.require(
                    "备案编号（use.filingNo）只是主体备案号，请补充网站序号（如“-1”）。",
                    "The filing number (use.filingNo) names the sponsor only; add the number of the site, e.g. -1.");
        }
        if (status == RegisterStatus.NOT_VALID) {
            return SHEET.require(
                    "登记信息显示该备案无效（use.filingStatus），请提供有效的备案编号。",
                    "The register shows the filing as not valid (use.filingStatus); supply a valid one.");
        }
        if (number.hasUnusualProvince()) {
            return SHEET.review(
                    "备案编号（use.filingNo）以“" + number.province() + "”开头，备案通常使用“" + number.usualProvince() + "”，请法务人员核实。",
                    "The filing number (use.filingNo) begins with " + number.province() + " where filings usually have "
                            + number.usualProvince() + "; verify it.");
        }
        if (status == RegisterStatus.UNKNOWN) {
            return SHEET.review(
                    "备案编号（use.filingNo）格式相符，但登记信息中查无此备案，请法务人员查询公开名单并记录结果。",
                    "The filing number (use.filingNo) is well formed but not in the register; look it up in the "
                            + "public list and record that.");
        }
        return Verdict.satisfied();
    }
}
