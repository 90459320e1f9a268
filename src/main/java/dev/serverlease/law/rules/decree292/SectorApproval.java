package dev.serverlease.law.rules.decree292;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.rules.consistency.service.Sectors;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * News, publishing, education and the like need the consent of their authority before licence or filing: Decree 292,
 * articles 5, 6(3) and 8(3). Health, drugs and medical devices left the list of article 5 on 2025-01-20; their own
 * statutes may still ask for approval. A consent counts only as far as the register confirms it. No sector stated means
 * none, unless the regulated activities call for one.
 */
public final class SectorApproval implements Rule {

    private static final Set<UseFacts.Sector> LISTED = Collections.unmodifiableSet(
            EnumSet.of(UseFacts.Sector.NEWS, UseFacts.Sector.PUBLISHING, UseFacts.Sector.EDUCATION));
    private static final Set<UseFacts.Sector> LISTED_BEFORE = Collections.unmodifiableSet(EnumSet.of(
            UseFacts.Sector.NEWS,
            UseFacts.Sector.PUBLISHING,
            UseFacts.Sector.EDUCATION,
            UseFacts.Sector.HEALTH_DRUG_DEVICE));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "iis.sector-approval",
                    "主管部门审核同意",
                    "Consent of the sector authority",
                    Subject.INFORMATION_SERVICE,
                    Outcome.REQUIRE,
                    "新闻、出版、教育等服务须先经主管部门审核同意；医疗、药品、器械须核查专门规定。",
                    "News, publishing, education and similar services need prior consent; for health, drugs and "
                            + "devices check the sector statute.",
                    "2011-01-08",
                    Edition.DECREE_292_2011.article("第五条", "art. 5"),
                    Edition.DECREE_292_2024.article("第五条", "art. 5"),
                    Edition.DECREE_292_2011.article("第六条第三项", "art. 6(3)"),
                    Edition.DECREE_292_2024.article("第六条第三项", "art. 6(3)"),
                    Edition.DECREE_292_2011.article("第八条第三项", "art. 8(3)"),
                    Edition.DECREE_292_2024.article("第八条第三项", "art. 8(3)"))
            .version(3)
            .applicantMayAnswer();

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        if (use.iis() == null) {
            return Verdict.undetermined(
                    "是否提供互联网信息服务（use.iis）未说明。", "It is not stated whether information service is provided (use.iis).");
        }
        boolean noneStated = use.preApprovalSectors().isEmpty();
        boolean served = use.iis() != UseFacts.Iis.NONE && use.audience() != UseFacts.Audience.INTERNAL;
        Limb missing = Sectors.isSectorMissing(facts);
        if (served && noneStated && (missing.isMet() || missing.isOpen())) {
            return Verdict.undetermined(
                    "特别监管的活动（use.regulatedActivities）表明可能须经前置审批或者尚未填写，领域（use.preApprovalSectors）未说明。",
                    "The regulated activities (use.regulatedActivities) call for sectors with prior approval or are not "
                            + "stated, and the sectors (use.preApprovalSectors) are not.");
        }
        if (!served || noneStated) {
            return Verdict.notApplicable(
                    "不提供须经前置审批的信息服务。", "No information service of a sector that needs consent is provided.");
        }
        Set<UseFacts.Sector> listed = listedOn(asked.lawOf());
        Set<UseFacts.Sector> needed = EnumSet.noneOf(UseFacts.Sector.class);
        needed.addAll(use.preApprovalSectors());
        needed.retainAll(listed);
        Verdict consent = checkConsent(use, needed);
        if (consent.outcome() != Outcome.SATISFIED || listed.containsAll(use.preApprovalSectors())) {
            return consent;
        }
        return SHEET.review(
                "申报的领域（use.preApprovalSectors）包括不在条文列举之内的领域，请核查该领域的专门规定。",
                "The declared sectors (use.preApprovalSectors) include one that the article does not name; "
                        + "check the sector statute.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.regulatedActivities", facts.use().regulatedActivities())
                .with("use.preApprovalSectors", facts.use().preApprovalSectors())
                .with("use.approvalRefs", facts.use().approvalRefs())
                .with("use.approvalStatus", facts.use().approvalStatus())
                .with("use.approvedSectors", facts.use().approvedSectors());
    }

    /** A number alone is not a consent: the register must confirm it, sector by sector. */
    private static Verdict checkConsent(UseFacts use, Set<UseFacts.Sector> needed) {
        if (needed.isEmpty()) {
            return Verdict.satisfied();
        }
        if (use.approvalRefs().stream().noneMatch(LeaseFacts::given)) {
            return SHEET.require(
                    "申报的领域（use.preApprovalSectors）须经主管部门同意，缺少同意文件（use.approvalRefs）。",
                    "The declared sectors (use.preApprovalSectors) need consent; the document is missing "
                            + "(use.approvalRefs).");
        }
        if (use.approvedSectors().containsAll(needed)) {
            return Verdict.satisfied();
        }
        return switch (use.approvalStatus()) {
            case VALID ->
                SHEET.require(
                        "有效的同意文件所载领域（use.approvedSectors）未涵盖申报的领域（use.preApprovalSectors），请补充。",
                        "The sectors of the valid consents (use.approvedSectors) do not cover the declared ones "
                                + "(use.preApprovalSectors); supply what is missing.");
            case NOT_VALID ->
                SHEET.require(
                        "登记信息显示同意文件已失效（use.approvalStatus），请提供有效的同意文件（use.approvalRefs）。",
                        "The register shows a consent as not valid (use.approvalStatus); supply a valid one "
                                + "(use.approvalRefs).");
            case UNKNOWN ->
                SHEET.review(
                        "登记信息中查无同意文件，或者持有人不是承租人（use.approvalRefs、use.approvalStatus），请法务人员核验原件并记录结果。",
                        "The register does not know a consent, or it is somebody else's (use.approvalRefs, "
                                + "use.approvalStatus); verify the original and record that.");
        };
    }

    private static Set<UseFacts.Sector> listedOn(LocalDate day) {
        return Edition.DECREE_292_2024.inForce().on(day) ? LISTED : LISTED_BEFORE;
    }
}
