package dev.serverlease.law.rules.networksecuritymeasures;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ActivationFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.number.PublicSecurityFilingNumber;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;

/**
 * An organisation files with public security within thirty days of connection, and network logs are kept six months:
 * Measures for the Security Protection of International Networking, articles 12 and 23; Cybersecurity Law, article
 * 23(3) (21(3) before 2026); Decree 292, article 14, whose sixty days are the shorter period. Only a site shows a
 * number; a unit that merely uses its own network keeps the stamped receipt.
 */
public final class SecurityDuties implements Rule {

    private static final long SIX_MONTHS = 6;
    private static final long DAYS_TO_FILE = 30;

    /** Beside logs the usual consequence, that of a missing filing, does not fit. */
    private static final String SECURITY_DUTIES_NEGLECTED = "K27";

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
            .version(3)
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
                                    + (months == null ? "not stated" : months + " months")
                                    + "; set six months or more.")
                    .withConsequence(SECURITY_DUTIES_NEGLECTED);
        }
        Kind kind = facts.lessee().kind();
        if (kind == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未说明，未能判定是否须向公安机关备案。",
                    "The kind of lessee (lessee.kind) is not stated, so filing with public security cannot be judged.");
        }
        return switch (kind) {
            case INDIVIDUAL -> individual(facts);
            case OVERSEAS -> overseas(facts, asked.asOf());
            default -> organisation(facts, asked.asOf());
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.mainlandPresence", facts.lessee().mainlandPresence())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.audience", facts.use().audience())
                .with("activation.logRetentionMonths", facts.activation().logRetentionMonths())
                .with("activation.connectedOn", facts.activation().connectedOn())
                .with("activation.publicSecurityFilingRef", facts.activation().publicSecurityFilingRef())
                .with("activation.publicSecurityReceiptRef", facts.activation().publicSecurityReceiptRef());
    }

    /** Article 12 binds legal persons and other organisations. */
    private static Verdict individual(LeaseFacts facts) {
        return Collections.disjoint(facts.use().activityCodes(), Activity.PUBLIC)
                ? Verdict.satisfied()
                : SHEET.info(
                        "承租人为个人（lessee.kind），该办法未列明；个人网站在实践中也办理公安联网备案，请告知承租人。",
                        "The lessee is an individual (lessee.kind), whom the Measures do not name; sites of individuals "
                                + "are filed in practice, so tell the lessee.");
    }

    private static Verdict overseas(LeaseFacts facts, LocalDate today) {
        return switch (facts.lessee().mainlandPresence()) {
            case NO ->
                Verdict.notApplicable(
                        "境外承租人在境内没有机构或者网络，没有须备案的所在地。",
                        "The lessee has no body or network in the mainland, so there is no place to file at.");
            case UNKNOWN ->
                Verdict.undetermined(
                        "境外承租人在境内有无机构或者网络（lessee.mainlandPresence）未说明，未能判定是否须向公安机关备案。",
                        "It is not stated whether the lessee abroad has a body or network in the mainland "
                                + "(lessee.mainlandPresence), so filing with public security cannot be judged.");
            case YES -> organisation(facts, today);
        };
    }

    private static Verdict organisation(LeaseFacts facts, LocalDate today) {
        LocalDate connected = facts.activation().connectedOn();
        if (connected == null) {
            return SHEET.info(
                    "尚未联通（activation.connectedOn），请在联通后按期备案。",
                    "The server is not yet connected (activation.connectedOn); file in time afterwards.");
        }
        if (ChronoUnit.DAYS.between(connected, today) <= DAYS_TO_FILE) {
            return SHEET.info(
                    "自" + connected + "联通（activation.connectedOn），备案期限尚未届满。",
                    "Connected on " + connected + " (activation.connectedOn); the period for filing still runs.");
        }
        return checkFiling(facts, connected);
    }

    private static Verdict checkFiling(LeaseFacts facts, LocalDate connected) {
        ActivationFacts activation = facts.activation();
        UseFacts use = facts.use();
        Stated stated = new Stated(facts);
        Limb hasSite = stated.any("use.activityCodes", use.activityCodes(), Activity.PUBLIC)
                .and(stated.is("use.audience", use.audience(), Audience.MAINLAND_PUBLIC));
        String zh = "自" + connected + "联通（activation.connectedOn）已超过30日，";
        String en = "Connected on " + connected + " (activation.connectedOn), more than 30 days ago; ";
        return new Rows()
                .when(
                        hasSite.and(!PublicSecurityFilingNumber.isWellFormed(activation.publicSecurityFilingRef())),
                        () -> SHEET.require(
                                zh + "面向境内公众的网站（use.audience）须有公安联网备案编号（activation.publicSecurityFilingRef），"
                                        + "格式如“京公网安备11010802032137号”。",
                                en + "a site for the mainland public (use.audience) has a number of the filing "
                                        + "(activation.publicSecurityFilingRef), which looks like 京公网安备11010802032137号."))
                .when(
                        !LeaseFacts.given(activation.publicSecurityFilingRef())
                                && !LeaseFacts.given(activation.publicSecurityReceiptRef()),
                        () -> SHEET.require(
                                zh + "缺少公安联网备案编号（activation.publicSecurityFilingRef）或者加盖公章的备案回执"
                                        + "（activation.publicSecurityReceiptRef）。",
                                en + "neither the number of the filing (activation.publicSecurityFilingRef) nor its "
                                        + "stamped receipt (activation.publicSecurityReceiptRef) is there."))
                .elseSatisfied();
    }
}
