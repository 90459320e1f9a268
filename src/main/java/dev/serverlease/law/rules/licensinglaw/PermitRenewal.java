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
import dev.serverlease.law.facts.UseFacts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Renewal is applied for in time: a telecom permit ninety days before expiry, another licence thirty days, an
 * assessment within the sixty working days before it, a certificate six months: Administrative Licensing Law, article
 * 50; MIIT Order 42; CAC Order 16, article 9; Certification Measures, article 8. If the register does not know a
 * mechanism, its last day is only the applicant's statement: it can show that renewal is due, never that it is not.
 */
public final class PermitRenewal implements Rule {

    private static final long DAYS_FOR_TELECOM_PERMIT = 90;
    private static final long DAYS_FOR_LICENCE = 30;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.permit-renewal",
                    "许可延续",
                    "Renewal of permits",
                    Subject.USE_REVIEW,
                    Outcome.REQUIRE,
                    "许可或者出境手续即将到期，请按期申请延续。",
                    "A permit or export mechanism is about to expire; apply for renewal in time.",
                    "2019-04-23",
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第五十条", "art. 50"),
                    Edition.ORDER_42_2017.article("有效期与延续", "validity and renewal"),
                    Edition.ORDER_16_2024.article("第九条", "art. 9"),
                    Edition.CERTIFICATION_MEASURES_2025.article("第八条第二款", "art. 8(2)"))
            .version(2)
            .textToBeChecked()
            .askedAt(Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LocalDate today = asked.asOf();
        PermitFacts permit = facts.lessor().permit();
        UseFacts use = facts.use();
        boolean serves = use.iis() != UseFacts.Iis.NONE;
        MechanismRenewal mechanism = new MechanismRenewal(facts.data(), today, asked.lawOf());
        Missing due = new Missing()
                .unless(
                        inTime(permit.validTo(), permit.renewalAppliedOn(), today, DAYS_FOR_TELECOM_PERMIT),
                        "出租人的许可证距届满不足90日（lessor.permit.validTo），未申请延续（lessor.permit.renewalAppliedOn）",
                        "the lessor's permit ends in less than 90 days (lessor.permit.validTo), renewal was not "
                                + "applied for (lessor.permit.renewalAppliedOn)")
                .unless(
                        !serves
                                || inTime(
                                        use.licenceValidTo(),
                                        use.licenceRenewalAppliedOn(),
                                        today,
                                        DAYS_FOR_TELECOM_PERMIT),
                        "承租人的经营许可证距届满不足90日（use.licenceValidTo），未申请延续（use.licenceRenewalAppliedOn）",
                        "the lessee's licence ends in less than 90 days (use.licenceValidTo), renewal was not "
                                + "applied for (use.licenceRenewalAppliedOn)")
                .unless(
                        !serves
                                || inTime(
                                        use.approvalValidTo(), use.approvalRenewalAppliedOn(), today, DAYS_FOR_LICENCE),
                        "行业批准距届满不足30日（use.approvalValidTo），未申请延续（use.approvalRenewalAppliedOn）",
                        "the sector approval ends in less than 30 days (use.approvalValidTo), renewal was not "
                                + "applied for (use.approvalRenewalAppliedOn)")
                .unless(
                        !mechanism.certificateDue(),
                        "认证证书距届满不足六个月（data.mechanismValidTo），未申请（data.mechanismRenewalAppliedOn）",
                        "the certificate ends in less than six months (data.mechanismValidTo), renewal was not "
                                + "applied for (data.mechanismRenewalAppliedOn)")
                .unless(
                        !mechanism.assessmentDue(),
                        "安全评估结果距届满不足60个工作日（data.mechanismWorkingDaysLeft），未申请延长（data.mechanismRenewalAppliedOn）",
                        "the assessment ends in less than 60 working days (data.mechanismWorkingDaysLeft), extension "
                                + "was not applied for (data.mechanismRenewalAppliedOn)");
        if (!due.isEmpty()) {
            return SHEET.require("即将到期：" + due.zh() + "。", "About to expire: " + due.en() + ".");
        }
        boolean permitUnknown = permit.validTo() == null
                && (LeaseFacts.given(permit.no()) || facts.lessor().kind() == null);
        boolean licenceUnknown = serves && use.licenceValidTo() == null && LeaseFacts.given(use.licenceNo());
        if (permitUnknown || licenceUnknown) {
            return Verdict.undetermined(
                    "出租人许可证（lessor.permit.validTo）或者承租人经营许可证（use.licenceValidTo）的有效期未填写，未能判定是否须申请延续。",
                    "The expiry of the lessor's permit (lessor.permit.validTo) or of the lessee's licence "
                            + "(use.licenceValidTo) is not stated, so renewal cannot be judged.");
        }
        if (mechanism.isNotInRegister()) {
            return Verdict.undetermined(
                    "登记信息中查无出境手续（data.mechanismStatus），申报的有效期（data.mechanismValidTo）未经证实，未能判定是否须申请延续。",
                    "The register does not know the export mechanism (data.mechanismStatus), so nothing confirms its "
                            + "stated expiry (data.mechanismValidTo), and renewal cannot be judged.");
        }
        if (mechanism.workingDaysUnknown()) {
            return Verdict.undetermined(
                    "距安全评估结果届满的工作日数（data.mechanismWorkingDaysLeft）未计算。",
                    "The working days until the assessment ends were not counted (data.mechanismWorkingDaysLeft).");
        }
        return Verdict.satisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessor.permit.no", facts.lessor().permit().no())
                .with("lessor.permit.validTo", facts.lessor().permit().validTo())
                .with("use.iis", facts.use().iis())
                .with("lessor.permit.renewalAppliedOn", facts.lessor().permit().renewalAppliedOn())
                .with("use.licenceNo", facts.use().licenceNo())
                .with("use.licenceValidTo", facts.use().licenceValidTo())
                .with("use.licenceRenewalAppliedOn", facts.use().licenceRenewalAppliedOn())
                .with("use.approvalValidTo", facts.use().approvalValidTo())
                .with("use.approvalRenewalAppliedOn", facts.use().approvalRenewalAppliedOn())
                .with("data.mechanism", facts.data().mechanism())
                .with("data.mechanismStatus", facts.data().mechanismStatus())
                .with("data.mechanismValidTo", facts.data().mechanismValidTo())
                .with("data.mechanismWorkingDaysLeft", facts.data().mechanismWorkingDaysLeft())
                .with("data.mechanismRenewalAppliedOn", facts.data().mechanismRenewalAppliedOn());
    }

    private static boolean inTime(
            @Nullable LocalDate validTo, @Nullable LocalDate appliedOn, LocalDate today, long days) {
        return validTo == null || isApplied(appliedOn, today) || ChronoUnit.DAYS.between(today, validTo) >= days;
    }

    /** A future-dated application does not count. */
    static boolean isApplied(@Nullable LocalDate appliedOn, LocalDate today) {
        return appliedOn != null && !appliedOn.isAfter(today);
    }
}
