package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.rules.licensinglaw.MechanismRenewal;
import java.util.EnumSet;
import java.util.Set;

/**
 * An export mechanism is renewed, concluded anew or declared anew before it ends or when the export changes: an
 * assessment and a certificate hold three years (CAC Order 16, article 9; Certification Measures, article 8), a
 * standard contract is filed within ten working days and made anew when purpose, scope, kind, recipient or foreign law
 * changes (Measures for the Standard Contract).
 */
public final class ExportExpiry implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.export-expiry",
                    "出境手续的届满与变化",
                    "Expiry or change of the export mechanism",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "出境手续即将届满或者出境情况变化的，须延续、重新订立或者重新申报。",
                    "Renew, conclude anew or re-declare the export mechanism on expiry or change.",
                    "2026-01-01",
                    Edition.ORDER_16_2024.article("第九条", "art. 9"),
                    Edition.CERTIFICATION_MEASURES_2025.article("第八条第二款", "art. 8(2)"),
                    Edition.STANDARD_CONTRACT_MEASURES_2023.article("备案", "filing"),
                    Edition.STANDARD_CONTRACT_MEASURES_2023.article("重新订立", "conclusion anew"))
            .textToBeChecked()
            .askedAt(Occasion.CHECKS, Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    /** Those that end by law. */
    private static final Set<Mechanism> ENDING = EnumSet.of(Mechanism.ASSESSMENT, Mechanism.CERTIFICATION);

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        Mechanism mechanism = data.mechanism() == Mechanism.NONE ? null : data.mechanism();
        if (mechanism != null && ENDING.contains(mechanism) && data.mechanismValidTo() == null) {
            return SHEET.require(
                    "出境手续的有效期（data.mechanismValidTo）未填写，登记信息中也没有，请填写。",
                    "The expiry of the mechanism (data.mechanismValidTo) is neither stated nor in the register; state it.");
        }
        if (asked.occasion() == Occasion.USE_REVIEW) {
            return checkInUse(facts, asked);
        }
        if (mechanism == null) {
            return none();
        }
        return mechanism == Mechanism.STANDARD_CONTRACT ? checkContract(data) : Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return ExportMechanism.factsUsed(facts.data())
                .with("data.mechanismWorkingDaysLeft", facts.data().mechanismWorkingDaysLeft())
                .with("data.mechanismRenewalAppliedOn", facts.data().mechanismRenewalAppliedOn())
                .with("review.exportChanged", facts.review().exportChanged())
                .with("legalReview.clearedRules", facts.legalReview().clearedRules());
    }

    private static Verdict none() {
        return Verdict.notApplicable("没有办理出境手续。", "No export mechanism is held.");
    }

    private static Verdict checkContract(DataFacts data) {
        if (data.mechanismStatus() == RegisterStatus.UNKNOWN) {
            return SHEET.review(
                    "登记信息中查无该标准合同的备案（data.mechanismStatus），请法务核实；自生效之日起10个工作日内须备案。",
                    "The register does not know the filing of the standard contract (data.mechanismStatus); the officer "
                            + "verifies it; it is due within 10 working days of taking effect.");
        }
        return data.mechanismValidTo() == null
                ? SHEET.info(
                        "标准合同（data.mechanism）没有届满日，出境情况变化的，须补充或者重新订立并备案。",
                        "The standard contract (data.mechanism) has no end date; when the export changes it is amended or "
                                + "concluded and filed anew.")
                : Verdict.satisfied();
    }

    private static Verdict checkInUse(LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        MechanismRenewal renewal = new MechanismRenewal(data, asked.asOf(), asked.lawOf());
        if (renewal.certificateDue()) {
            return SHEET.require(
                    "认证证书距届满不足六个月（data.mechanismValidTo），请申请延续。",
                    "The certificate ends in less than six months (data.mechanismValidTo); apply for renewal.");
        }
        if (renewal.assessmentDue()) {
            return SHEET.require(
                    "安全评估结果距届满不足60个工作日（data.mechanismValidTo），请申请延长。",
                    "The assessment ends in less than 60 working days (data.mechanismValidTo); apply for its extension.");
        }
        if (data.mechanism() == Mechanism.STANDARD_CONTRACT
                && data.mechanismStatus() == RegisterStatus.UNKNOWN
                && !ID.clearedIn(facts.legalReview())) {
            return checkContract(data);
        }
        Boolean changed = facts.review().exportChanged();
        if (Boolean.TRUE.equals(changed)) {
            return SHEET.review(
                    "数据出境的目的、范围、种类、方式、接收方或者当地法律有变化（review.exportChanged），由法务认定须办理的手续。",
                    "Purpose, scope, kind, manner or recipient of the export, or the law there, changed "
                            + "(review.exportChanged); the officer decides what is to be done.");
        }
        if (data.mechanism() == null || data.mechanism() == Mechanism.NONE) {
            return none();
        }
        if (changed == null || renewal.workingDaysUnknown()) {
            return Verdict.undetermined(
                    "出境情况是否变化（review.exportChanged）或者距届满的工作日（data.mechanismWorkingDaysLeft）不明，未能判定。",
                    "Whether the export changed (review.exportChanged) or how many working days are left "
                            + "(data.mechanismWorkingDaysLeft) is not known, so this cannot be judged.");
        }
        return Verdict.satisfied();
    }
}
