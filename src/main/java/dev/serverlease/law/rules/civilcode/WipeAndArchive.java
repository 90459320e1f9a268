package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.TerminationFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * After the end access is revoked, data are returned or erased, network logs kept six months and the impact assessment
 * three years: Civil Code, article 733; Personal Information Protection Law, articles 21, 47 and 56; Cybersecurity Law,
 * article 23 (21 before 2026).
 */
public final class WipeAndArchive implements Rule {

    private static final long MONTHS_FOR_LOGS = 6;
    private static final long MONTHS_FOR_ASSESSMENT = 36;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "termination.wipe-and-archive",
                    "数据处置与留存",
                    "Erasure and retention",
                    Subject.TERMINATION,
                    Outcome.REQUIRE,
                    "请注销访问权限，返还或者删除数据，并按规定留存网络日志（不少于六个月）和影响评估报告（不少于三年）。",
                    "Revoke access, return or erase data, and keep logs (six months) and assessment records "
                            + "(three years) for the legal periods.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百三十三条", "art. 733"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第二十一条", "art. 21"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第四十七条", "art. 47"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十六条", "art. 56"),
                    Edition.CYBERSECURITY_LAW_2016.article("第二十一条", "art. 21"),
                    Edition.CYBERSECURITY_LAW_2025.article("第二十三条", "art. 23"))
            .askedAt(Occasion.TERMINATION);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        TerminationFacts end = facts.termination();
        if (end.endedOn() == null || end.endedOn().isAfter(asked.asOf())) {
            return Verdict.undetermined(
                    "租赁结束日期（termination.endedOn）未记录或者尚未到来。",
                    "The end of the lease is not on record or lies ahead (termination.endedOn).");
        }
        boolean noPi = Boolean.FALSE.equals(facts.data().hasPi());
        Missing missing = new Missing()
                .unless(
                        end.accessRevokedOn() != null,
                        "注销访问权限（termination.accessRevokedOn）",
                        "revocation of access (termination.accessRevokedOn)")
                .unless(
                        end.dataDisposedOn() != null,
                        "返还或者删除数据（termination.dataDisposedOn）",
                        "return or erasure of data (termination.dataDisposedOn)")
                .unless(
                        kept(end.logsKeptUntil(), Deadline.monthsAfter(end.endedOn(), MONTHS_FOR_LOGS)),
                        "网络日志留存六个月（termination.logsKeptUntil）",
                        "logs kept six months (termination.logsKeptUntil)")
                .unless(
                        noPi
                                || kept(
                                        end.impactAssessmentKeptUntil(),
                                        Deadline.monthsAfter(end.endedOn(), MONTHS_FOR_ASSESSMENT)),
                        "影响评估报告留存三年（termination.impactAssessmentKeptUntil）",
                        "the impact assessment kept three years (termination.impactAssessmentKeptUntil)");
        return missing.isEmpty()
                ? Verdict.satisfied()
                : SHEET.require("没有记录：" + missing.zh() + "。", "Not on record: " + missing.en() + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("termination.endedOn", facts.termination().endedOn())
                .with("termination.accessRevokedOn", facts.termination().accessRevokedOn())
                .with("termination.dataDisposedOn", facts.termination().dataDisposedOn())
                .with("termination.logsKeptUntil", facts.termination().logsKeptUntil())
                .with(
                        "termination.impactAssessmentKeptUntil",
                        facts.termination().impactAssessmentKeptUntil())
                .with("data.hasPi", facts.data().hasPi());
    }

    private static boolean kept(@Nullable LocalDate until, LocalDate needed) {
        return until != null && !until.isBefore(needed);
    }
}
