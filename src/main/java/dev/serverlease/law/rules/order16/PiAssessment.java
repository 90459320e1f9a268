package dev.serverlease.law.rules.order16;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * From 1,000,000 persons a year, or 10,000 with sensitive data, export needs a passed assessment: CAC Order 16, article
 * 7; Personal Information Protection Law, article 40.
 */
public final class PiAssessment extends VolumeRule {

    private static final Set<Mechanism> ACCEPTED = Collections.unmodifiableSet(EnumSet.of(Mechanism.ASSESSMENT));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "data.pi-assessment",
                    "个人信息出境安全评估",
                    "Security assessment for personal information",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "达到安全评估数量标准，须申报数据出境安全评估。",
                    "The volume reaches the assessment threshold; apply for the security assessment.",
                    "2024-03-22",
                    Edition.ORDER_16_2024.article("第七条", "art. 7"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第四十条", "art. 40"))
            .version(3)
            .applicantMayAnswer();

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    Verdict countMissing() {
        return Verdict.require(
                "请填写本年累计向境外提供个人信息（data.piSubjectsYtd）和敏感个人信息（data.sensitivePiSubjectsYtd）的人数。",
                "State the persons concerned this year (data.piSubjectsYtd) and those with sensitive data "
                        + "(data.sensitivePiSubjectsYtd).");
    }

    @Override
    Verdict checkVolume(Volume volume, LeaseFacts facts, Asked asked) {
        return volume == Volume.ASSESSMENT
                ? ExportMechanism.check(SHEET, facts.data(), asked.asOf(), ACCEPTED)
                : Verdict.notApplicable("未达到安全评估数量标准。", "The assessment threshold is not reached.");
    }
}
