package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.IncidentFacts;
import dev.serverlease.law.facts.IncidentFacts.Grade;
import dev.serverlease.law.facts.IncidentFacts.ReporterClass;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Every network operator in the PRC reports an incident of 较大 grade or above: 1 hour from discovery where critical
 * information infrastructure is touched, 2 hours for central and State organs, 4 hours for all others; what is not yet
 * known follows later, and a final report within thirty days after handling: National Measures for Reporting Network
 * Security Incidents, articles 2, 4, 7(2) and 8. Lessor and lessee report each for its own system. That a lower grade
 * needs no report is an officer's finding, on record with its reason.
 */
public final class IncidentReport implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.incident-report",
                    "网络安全事件报告",
                    "Report of a network-security incident",
                    Subject.USE_REVIEW,
                    Outcome.REQUIRE,
                    "发现较大以上网络安全事件的，须在法定时限内报告网信部门等（关键信息基础设施1小时、中央和国家机关2小时、其他4小时）。",
                    "A network-security incident of 较大 grade or above is reported within 1, 2 or 4 hours.",
                    "2025-11-01",
                    Edition.INCIDENT_REPORTING_MEASURES_2025.article("第四条", "art. 4"),
                    Edition.INCIDENT_REPORTING_MEASURES_2025.article("第二条", "art. 2"),
                    Edition.INCIDENT_REPORTING_MEASURES_2025.article("第七条第二款", "art. 7(2)"),
                    Edition.INCIDENT_REPORTING_MEASURES_2025.article("第八条", "art. 8"),
                    Edition.INCIDENT_REPORTING_MEASURES_2025.article("附件", "annex"),
                    Edition.CYBERSECURITY_LAW_2016.article("第二十五条", "art. 25"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十七条", "art. 27"),
                    Edition.DATA_SECURITY_LAW_2021.article("第二十九条", "art. 29"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十七条", "art. 57"),
                    Edition.DECREE_790_2024.article("第十一条", "art. 11"))
            .textToBeChecked()
            .askedAt(Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    /** Days after handling within which the final report is made. */
    private static final long DAYS_FOR_FINAL_REPORT = 30;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** By when the incident is to be reported; of a class that nobody settled the shortest period counts. */
    public static LocalDateTime dueAt(LocalDateTime discoveredAt, ReporterClass reporter) {
        return Deadline.hoursAfter(discoveredAt, reporter.hours());
    }

    /** The last day for the final report. */
    public static LocalDate finalReportBy(LocalDate handledOn) {
        return Deadline.daysAfter(handledOn, DAYS_FOR_FINAL_REPORT);
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        IncidentFacts incident = facts.incident();
        LocalDateTime discovered = incident.discoveredAt();
        if (discovered == null) {
            return Verdict.notApplicable("没有记录网络安全事件。", "No network-security incident is on record.");
        }
        if (incident.grade() == Grade.UNKNOWN) {
            return SHEET.review(
                    "事件等级（incident.grade）尚未研判，请按《网络安全事件分级指南》研判并记录。",
                    "The grade of the incident (incident.grade) is not judged yet; judge it by the annex and record it.");
        }
        if (!incident.grade().isReported()) {
            return LeaseFacts.given(incident.noReportReason())
                    ? Verdict.satisfied()
                    : SHEET.review(
                            "事件等级（incident.grade）低于较大，请由法务认定无须报告并记录理由（incident.noReportReason）。",
                            "The grade of the incident (incident.grade) is below 较大; the officer decides that no report "
                                    + "is due and records why (incident.noReportReason).");
        }
        return checkReport(incident, dueAt(discovered, incident.reporterClass()), asked.asOf());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        IncidentFacts incident = facts.incident();
        return new FactsUsed()
                .with("incident.grade", incident.grade())
                .with("incident.discoveredAt", incident.discoveredAt())
                .with("incident.reporterClass", incident.reporterClass())
                .with("incident.reportedAt", incident.reportedAt())
                .with("incident.reportedTo", incident.reportedTo())
                .with("incident.receiptRef", incident.receiptRef())
                .with("incident.noReportReason", incident.noReportReason())
                .with("incident.handledOn", incident.handledOn())
                .with("incident.finalReportOn", incident.finalReportOn());
    }

    private static Verdict checkReport(IncidentFacts incident, LocalDateTime due, LocalDate today) {
        LocalDateTime reported = incident.reportedAt();
        if (reported == null) {
            return SHEET.require(
                    "事件（incident.discoveredAt）尚未报告（incident.reportedAt），最迟应于" + MINUTES.format(due) + "报告，请立即报告。",
                    "The incident (incident.discoveredAt) is not reported yet (incident.reportedAt); the latest time was "
                            + MINUTES.format(due) + "; report it at once.");
        }
        if (!LeaseFacts.given(incident.reportedTo()) || !LeaseFacts.given(incident.receiptRef())) {
            return SHEET.require(
                    "缺少受理报告的部门（incident.reportedTo）或者回执（incident.receiptRef），请补充。",
                    "The authority that took the report (incident.reportedTo) or its receipt (incident.receiptRef) is "
                            + "missing; add it.");
        }
        if (reported.isAfter(due)) {
            return SHEET.review(
                    "事件于" + MINUTES.format(reported) + "报告（incident.reportedAt），晚于" + MINUTES.format(due)
                            + "（incident.reporterClass），由法务核查并记录迟报的原因。",
                    "The incident was reported at " + MINUTES.format(reported) + " (incident.reportedAt), later than "
                            + MINUTES.format(due)
                            + " (incident.reporterClass); the officer looks into it and records why.");
        }
        return checkFinalReport(incident.handledOn(), incident.finalReportOn(), today);
    }

    private static Verdict checkFinalReport(
            @Nullable LocalDate handled, @Nullable LocalDate finalReport, LocalDate today) {
        if (handled == null) {
            return SHEET.info(
                    "事件已报告，处置尚未结束（incident.handledOn）；处置结束后30日内报送总结报告。",
                    "The incident is reported and handling has not ended (incident.handledOn); the final report follows "
                            + "within 30 days of its end.");
        }
        LocalDate lastDay = finalReportBy(handled);
        if (finalReport == null) {
            return today.isAfter(lastDay)
                    ? SHEET.require(
                            "处置已于" + handled + "结束（incident.handledOn），总结报告（incident.finalReportOn）应不迟于" + lastDay
                                    + "报送，请立即报送。",
                            "Handling ended on " + handled + " (incident.handledOn); the final report "
                                    + "(incident.finalReportOn) was due by " + lastDay + "; make it at once.")
                    : SHEET.info(
                            "处置已于" + handled + "结束（incident.handledOn），总结报告应不迟于" + lastDay + "报送。",
                            "Handling ended on " + handled + " (incident.handledOn); the final report is due by "
                                    + lastDay + ".");
        }
        return finalReport.isAfter(lastDay)
                ? SHEET.review(
                        "总结报告于" + finalReport + "报送（incident.finalReportOn），晚于" + lastDay + "，由法务核查并记录迟报的原因。",
                        "The final report was made on " + finalReport + " (incident.finalReportOn), later than "
                                + lastDay + "; the officer looks into it and records why.")
                : Verdict.satisfied();
    }
}
