package dev.serverlease.law.rules.networksecuritymeasures;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.number.PublicSecurityFilingNumber;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An organisation files with public security within thirty days of connection, and network logs are kept six months:
 * Measures for the Security Protection of International Networking, articles 12 and 23; Cybersecurity Law, article
 * 23(3) (21(3) before 2026); Decree 292, article 14, whose sixty days are the shorter period.
 */
public final class SecurityDuties implements Rule {

    private static final long SIX_MONTHS = 6;
    private static final long DAYS_TO_FILE = 30;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "activation.security-duties",
                    "公安备案与日志留存",
                    "Filing with public security, and logs",
                    Subject.ACTIVATION,
                    Outcome.REQUIRE,
                    "自联通之日起30日内须到公安机关备案；网络日志留存不得少于六个月。",
                    "File with public security within 30 days of connection; keep network logs at least six "
                            + "months.",
                    "2011-01-08",
                    Edition.NETWORK_SECURITY_MEASURES_2011.article("第十二条", "art. 12"),
                    Edition.NETWORK_SECURITY_MEASURES_2011.article("第二十三条", "art. 23"),
                    Edition.CYBERSECURITY_LAW_2016.article("第二十一条第三项", "art. 21(3)"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十三条第三项", "art. 23(3)"),
                    Edition.DECREE_292_2011.article("第十四条", "art. 14"),
                    Edition.DECREE_292_2024.article("第十四条", "art. 14"))
            .version(2)
            .askedAt(Occasion.ACTIVATION, Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Long months = facts.activation().logRetentionMonths();
        if (months == null || months < SIX_MONTHS) {
            return SHEET.require(
                    "网络日志留存期限（activation.logRetentionMonths）" + (months == null ? "未填写" : "为" + months + "个月")
                            + "，请设置为六个月以上。",
                    "The retention of logs (activation.logRetentionMonths) is "
                            + (months == null ? "not stated" : months + " months") + "; set six months or more.");
        }
        return checkFiling(facts, asked.asOf());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("activation.logRetentionMonths", facts.activation().logRetentionMonths())
                .with("activation.connectedOn", facts.activation().connectedOn())
                .with("activation.publicSecurityFilingRef", facts.activation().publicSecurityFilingRef());
    }

    private static Verdict checkFiling(LeaseFacts facts, LocalDate today) {
        if (facts.lessee().kind() == LesseeFacts.Kind.INDIVIDUAL) {
            return Verdict.satisfied();
        }
        String number = facts.activation().publicSecurityFilingRef();
        if (LeaseFacts.given(number)) {
            return PublicSecurityFilingNumber.isWellFormed(number)
                    ? Verdict.satisfied()
                    : SHEET.require(
                            "公安联网备案编号（activation.publicSecurityFilingRef）格式不符，格式如“京公网安备11010802032137号”，请更正。",
                            "The number of the public-security filing (activation.publicSecurityFilingRef) is malformed; "
                                    + "it looks like 京公网安备11010802032137号; correct it.");
        }
        LocalDate connected = facts.activation().connectedOn();
        if (connected == null) {
            return SHEET.info(
                    "尚未联通（activation.connectedOn），请在联通后按期备案。",
                    "The server is not yet connected (activation.connectedOn); file in time afterwards.");
        }
        long days = ChronoUnit.DAYS.between(connected, today);
        return days > DAYS_TO_FILE
                ? SHEET.require(
                        "自" + connected
                                + "联通（activation.connectedOn）已超过30日，缺少公安联网备案编号（activation.publicSecurityFilingRef）。",
                        "Connected on " + connected
                                + " (activation.connectedOn), more than 30 days ago; the filing is missing "
                                + "(activation.publicSecurityFilingRef).")
                : SHEET.info(
                        "自" + connected + "联通（activation.connectedOn），备案期限尚未届满。",
                        "Connected on " + connected + " (activation.connectedOn); the period for filing still runs.");
    }
}
