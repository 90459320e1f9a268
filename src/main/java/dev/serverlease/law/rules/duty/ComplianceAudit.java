package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsAsked;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever processes personal information audits its compliance regularly: above ten million persons every two years at
 * least, with minors' information every year: Personal Information Protection Law, article 54; Measures for Compliance
 * Audits; Regulations on the Protection of Minors Online, article 37. At the checks everyone is told; a report is asked
 * for at use reviews.
 */
public final class ComplianceAudit implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.pi-audit",
                    "个人信息保护合规审计",
                    "Compliance audit of personal information",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "处理超过一千万人个人信息的，每两年至少审计一次；处理未成年人个人信息的，每年审计。",
                    "PI audit every two years above ten million persons; yearly for minors' data.",
                    "2025-05-01",
                    Edition.AUDIT_MEASURES_2025.article("审计的频次", "frequency of audits"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十四条", "art. 54"),
                    Edition.MINORS_NETWORK_REGULATIONS_2023.article("第三十七条", "art. 37"),
                    Edition.DECREE_790_2024.article("第二十八条", "art. 28"))
            .textToBeChecked()
            .askedAt(Occasion.CHECKS, Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    private static final long TEN_MILLION = 10_000_000;
    private static final long MONTHS_ABOVE_TEN_MILLION = 24;
    private static final long MONTHS_FOR_MINORS = 12;

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (Boolean.FALSE.equals(facts.data().hasPi())) {
            return Verdict.notApplicable("不涉及个人信息。", "No personal information is involved.");
        }
        Long held = FactsAsked.piSubjectsHeld(facts);
        return asked.occasion() == Occasion.USE_REVIEW ? checkReport(facts, held, asked.asOf()) : told(held);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        DataFacts data = facts.data();
        return new FactsUsed()
                .with("data.hasPi", data.hasPi())
                .with("data.piSubjectsHeld", data.piSubjectsHeld())
                .with("data.piSubjectsYtd", data.piSubjectsYtd())
                .with("data.categories", data.categories())
                .with("data.auditReportOn", data.auditReportOn());
    }

    private static Verdict checkReport(LeaseFacts facts, @Nullable Long held, LocalDate today) {
        DataFacts data = facts.data();
        Stated stated = new Stated(facts);
        LocalDate report =
                data.auditReportOn() != null && !data.auditReportOn().isAfter(today) ? data.auditReportOn() : null;
        return new Rows()
                .when(
                        stated.any("data.categories", data.categories(), Set.of(Category.MINORS))
                                .and(isOlder(report, MONTHS_FOR_MINORS, today)),
                        () -> missing(
                                report,
                                "处理未成年人个人信息（data.categories）的，须有最近十二个月内的审计报告（data.auditReportOn）",
                                "With minors' information (data.categories) there is a report of an audit "
                                        + "(data.auditReportOn) of the last twelve months"))
                .when(
                        stated.is("data.piSubjectsHeld", held, persons -> persons > TEN_MILLION)
                                .and(isOlder(report, MONTHS_ABOVE_TEN_MILLION, today)),
                        () -> missing(
                                report,
                                "处理超过一千万人（data.piSubjectsHeld）个人信息的，须有最近二十四个月内的审计报告（data.auditReportOn）",
                                "Above ten million persons (data.piSubjectsHeld) there is a report of an audit "
                                        + "(data.auditReportOn) of the last twenty-four months"))
                .orElse(() -> told(held));
    }

    private static boolean isOlder(@Nullable LocalDate report, long months, LocalDate today) {
        return report == null || Deadline.monthsAfter(report, months).isBefore(today);
    }

    private static Verdict missing(@Nullable LocalDate report, String zh, String en) {
        return report == null
                ? SHEET.require(zh + "，尚无报告，请补充。", en + "; there is none; hand it in.")
                : SHEET.require(
                        zh + "，最近一次为" + report + "，请重新审计。", en + "; the last one is of " + report + "; audit anew.");
    }

    private static Verdict told(@Nullable Long held) {
        return held != null && held >= TEN_MILLION
                ? SHEET.info(
                        "人数（data.piSubjectsHeld）达到一千万的，并须确定网络数据安全负责人和管理机构，合并、分立、解散、破产时报告数据处置方案。",
                        "From ten million persons (data.piSubjectsHeld) on, a person and a body in charge of data security "
                                + "are named as well, and on merger, division, dissolution or bankruptcy the plan for the data is reported.")
                : SHEET.info("请按处理的人数和种类安排审计。", "Plan audits by the number and kinds of persons.");
    }
}
