package dev.serverlease.law.rules.decree292;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.number.IcpLicenceNumber;

/**
 * Paid Internet information service to the mainland public needs the operating licence with B25; a filing does not
 * replace it: Decree 292, articles 4, 7, 11(2) and 19; Telecommunications Regulations, article 7.
 */
public final class CommercialLicence extends MainlandServiceRule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "iis.commercial-licence",
                    "经营性信息服务许可",
                    "Licence for a commercial service",
                    Subject.INFORMATION_SERVICE,
                    Outcome.REQUIRE,
                    "经营性互联网信息服务须取得经营许可证；仅有备案的不得从事有偿服务。",
                    "Commercial Internet information service needs the operating licence; a mere filing does not allow "
                            + "paid service.",
                    "2011-01-08",
                    Edition.DECREE_292_2011.article("第四条", "art. 4"),
                    Edition.DECREE_292_2024.article("第四条", "art. 4"),
                    Edition.DECREE_292_2011.article("第七条", "art. 7"),
                    Edition.DECREE_292_2024.article("第七条", "art. 7"),
                    Edition.DECREE_292_2011.article("第十一条第二款", "art. 11(2)"),
                    Edition.DECREE_292_2024.article("第十一条第二款", "art. 11(2)"),
                    Edition.DECREE_292_2011.article("第十九条", "art. 19"),
                    Edition.DECREE_292_2024.article("第十九条", "art. 19"),
                    Edition.TELECOM_REGULATIONS_2016.article("第七条", "art. 7"))
            .version(2)
            .applicantMayAnswer();

    public static final RuleId ID = SHEET.id();

    public CommercialLicence() {
        super(Iis.COMMERCIAL);
    }

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    Verdict checkNumber(UseFacts use) {
        if (!LeaseFacts.given(use.licenceNo())) {
            return SHEET.require("缺少经营许可证编号（use.licenceNo）。", "Missing: the licence number (use.licenceNo).");
        }
        if (!IcpLicenceNumber.isWellFormed(use.licenceNo())) {
            return SHEET.require(
                    "经营许可证编号（use.licenceNo）格式不符，格式如“京B2-20190350”或者“京ICP证030173号”。",
                    "The licence number (use.licenceNo) is malformed; it looks like 京B2-20190350 or 京ICP证030173号.");
        }
        return switch (use.licenceStatus()) {
            case NOT_VALID ->
                SHEET.require(
                        "登记信息显示该许可证无效（use.licenceStatus），请提供有效的许可证。",
                        "The register shows the licence as not valid (use.licenceStatus); supply a valid one.");
            case UNKNOWN ->
                SHEET.review(
                        "许可证编号（use.licenceNo）格式相符，但登记信息中查无此证，请法务人员查询公开名单并记录结果。",
                        "The licence number (use.licenceNo) is well formed but not in the register; look it up "
                                + "in the public list and record that.");
            case VALID ->
                use.licenceItems().contains("B25")
                        ? Verdict.satisfied()
                        : SHEET.require(
                                "许可证载明的业务种类（use.licenceItems）不含信息服务业务（B25）。",
                                "The licensed services (use.licenceItems) do not include information service (B25).");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.licenceNo", facts.use().licenceNo())
                .with("use.licenceStatus", facts.use().licenceStatus())
                .with("use.licenceItems", facts.use().licenceItems())
                .with("use.filingNo", facts.use().filingNo());
    }
}
