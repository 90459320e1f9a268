package dev.serverlease.law.rules.telecomregulations;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.law.facts.PermitFacts;
import dev.serverlease.law.facts.ServerFacts.AssetKind;
import dev.serverlease.law.number.PermitNumber;
import org.jspecify.annotations.Nullable;

/**
 * Renting out servers is Internet data centre business (B11) and needs the permit; a VPS or cloud server needs the
 * cloud item (互联网资源协作服务) within B11 too: Telecommunications Regulations, articles 7(3), 8 and 9; Catalogue, B11.
 */
public final class IdcLicence implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "lessor.licence-idc",
                    "出租人的经营许可",
                    "Licence of the lessor",
                    Subject.LESSOR,
                    Outcome.REQUIRE,
                    "出租服务器属于互联网数据中心业务（B11），请提供有效的电信业务经营许可证。",
                    "Renting out servers is IDC business (B11); supply the valid permit.",
                    "2016-03-01",
                    Edition.TELECOM_REGULATIONS_2016.article("第七条第三款", "art. 7(3)"),
                    Edition.TELECOM_REGULATIONS_2016.article("第八条", "art. 8"),
                    Edition.TELECOM_REGULATIONS_2016.article("第九条", "art. 9"),
                    Edition.TELECOM_CATALOGUE_2015.article("B11", "B11"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (facts.lessor().kind() == null) {
            return Verdict.undetermined(
                    "出租人类型（lessor.kind）未填写，未能判定是否须取得许可证。",
                    "The kind of lessor is not stated (lessor.kind), so it cannot be told whether a permit is needed.");
        }
        if (facts.lessor().kind() != Kind.MAINLAND_COMPANY) {
            return Verdict.notApplicable(
                    "个人和境外出租人由各自的规则判定。", "Individual and overseas lessors are judged by rules of their own.");
        }
        if (LicenceOverseasClaim.isClaimed(facts.lessor())) {
            return Verdict.notApplicable(
                    "出租人主张服务全部在境外提供，是否须取得许可证由法务认定。",
                    "The lessor claims that its service is wholly abroad; the officer decides whether a permit is needed.");
        }
        PermitFacts permit = facts.lessor().permit();
        if (PermitNumber.parse(permit.no()).isEmpty()) {
            return SHEET.require(
                    "许可证编号（lessor.permit.no）未填写或者格式不符，格式如“B1-20180452”。",
                    "The permit number (lessor.permit.no) is missing or malformed; it looks like B1-20180452.");
        }
        return switch (permit.status()) {
            case NOT_VALID ->
                SHEET.require(
                        "登记信息显示该许可证无效（lessor.permit.status），请提供有效的许可证。",
                        "The register shows the permit as not valid (lessor.permit.status); supply a valid one.");
            case UNKNOWN ->
                SHEET.review(
                        "许可证编号（lessor.permit.no）格式相符，但登记信息中查无此证，请法务人员查询公开名单并记录结果。",
                        "The permit number (lessor.permit.no) is well formed but not in the register; look it "
                                + "up in the public list.");
            case VALID -> checkScope(permit, facts.server().assetKind(), asked);
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessor.claimsWhollyAbroad", facts.lessor().claimsWhollyAbroad())
                .with("lessor.permit.no", facts.lessor().permit().no())
                .with("lessor.permit.status", facts.lessor().permit().status())
                .with("lessor.permit.validTo", facts.lessor().permit().validTo())
                .with("lessor.permit.categories", facts.lessor().permit().categories())
                .with("lessor.permit.items", facts.lessor().permit().items())
                .with("server.assetKind", facts.server().assetKind());
    }

    private static Verdict checkScope(PermitFacts permit, @Nullable AssetKind asset, Asked asked) {
        if (permit.validTo() == null || permit.validTo().isBefore(asked.asOf())) {
            return SHEET.require(
                    "许可证有效期（lessor.permit.validTo）未填写或者已届满，请提供延续后的许可证。",
                    "The permit has expired or its expiry is not stated (lessor.permit.validTo); supply the "
                            + "renewed permit.");
        }
        if (!permit.categories().contains("B11")) {
            return SHEET.require(
                    "许可证载明的业务种类（lessor.permit.categories）不含B11。",
                    "The permitted services (lessor.permit.categories) do not include B11.");
        }
        if (asset == AssetKind.BARE_METAL || permit.items().contains("CLOUD_RESOURCES")) {
            return Verdict.satisfied();
        }
        return SHEET.require(
                "出租云主机、云服务器的，许可证的B11业务须含互联网资源协作服务（lessor.permit.items）；" + "出租物理服务器的，请将服务器类型（server.assetKind）改为物理服务器。",
                "For a VPS or cloud server the permit must include the cloud item "
                        + "(lessor.permit.items); if the server is a physical one, change its kind (server.assetKind).");
    }
}
