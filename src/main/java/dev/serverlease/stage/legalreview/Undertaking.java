package dev.serverlease.stage.legalreview;

import dev.serverlease.law.RuleId;
import dev.serverlease.law.rules.consistency.service.TelecomPermit;
import dev.serverlease.law.rules.datasecuritylaw.ImportantData;
import dev.serverlease.law.rules.decree292.CommercialLicence;
import dev.serverlease.law.rules.decree292.NonCommercialFiling;
import dev.serverlease.law.rules.decree292.SectorApproval;
import dev.serverlease.law.rules.duty.PiRepresentative;
import dev.serverlease.law.rules.order16.PiAssessment;
import dev.serverlease.law.rules.order16.PiContractOrCertification;
import dev.serverlease.law.rules.place.GeneticResources;
import dev.serverlease.lease.StoredFinding;
import java.util.Map;

/**
 * 承诺开通前取得: the applicant has not met the rule and undertakes to meet it before activation (STATUTES 13.1). Only a
 * condition of the approval settles it: it stands in the contract, and activation waits for its proof.
 */
final class Undertaking {

    /** What must be obtained, for each rule that allows an undertaking. */
    private static final Map<RuleId, String> OBTAINED = Map.of(
            CommercialLicence.ID, "取得经营性互联网信息服务许可（增值电信业务经营许可证），并提交许可证编号",
            NonCommercialFiling.ID, "办妥非经营性互联网信息服务备案，并提交备案编号",
            TelecomPermit.ID, "取得承租人自己的电信业务经营许可证，并提交许可证编号",
            SectorApproval.ID, "取得有关主管部门的审核同意，并提交文件编号",
            ImportantData.ID, "通过重要数据出境安全评估，并提交评估结果编号",
            PiAssessment.ID, "通过个人信息出境安全评估，并提交评估结果编号",
            PiContractOrCertification.ID, "订立并备案个人信息出境标准合同或者通过个人信息保护认证，并提交编号",
            GeneticResources.ID, "办妥人类遗传资源信息的事先报告和信息备份，并提交报告编号",
            PiRepresentative.ID, "设立境内专门机构或者指定代表并报送，提交其名称和报送回执");

    private Undertaking() {}

    /** Whether the finding rests on an undertaking: the applicant's answer is kept with its facts. */
    static boolean isIn(StoredFinding finding) {
        return Assessments.isForAnOfficer(finding)
                && finding.facts().getOrDefault("answers", "").startsWith("UNDERTAKING");
    }

    /** A suggested condition that settles it; the officer may edit it. */
    static String condition(StoredFinding finding) {
        return "承租人应当于开通前" + OBTAINED.getOrDefault(finding.rule(), "取得所承诺的许可、备案或者完成所承诺的手续，并提交证明") + "。";
    }
}
