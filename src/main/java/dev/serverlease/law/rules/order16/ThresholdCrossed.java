package dev.serverlease.law.rules.order16;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import java.time.LocalDate;
import java.util.Set;

/**
 * When the persons counted since 1 January fall in a higher band than the mechanism held, that band's mechanism is due;
 * nobody splits numbers to stay below: CAC Order 16, articles 7 and 8; Certification Measures, article 5(4). A
 * mechanism counts as held while the register shows it as valid, or if the officer found that its band needs none.
 */
public final class ThresholdCrossed extends VolumeRule {

    private static final RuleId ASSESSMENT = new PiAssessment().id();
    private static final RuleId CONTRACT_OR_CERTIFICATION = new PiContractOrCertification().id();

    private static final RuleSheet SHEET = RuleSheet.of(
                    "review.threshold-crossed",
                    "个人信息出境数量变化",
                    "Change in the number of persons exported",
                    Subject.USE_REVIEW,
                    Outcome.REQUIRE,
                    "个人信息出境数量已达到更高标准，须办理相应手续，不得拆分数量。",
                    "The export volume has reached a higher band; complete that mechanism; splitting is "
                            + "forbidden.",
                    "2024-03-22",
                    Edition.ORDER_16_2024.article("第七条", "art. 7"),
                    Edition.ORDER_16_2024.article("第八条", "art. 8"),
                    Edition.CERTIFICATION_MEASURES_2025.article("第五条第四款", "art. 5(4)"))
            .version(3)
            .askedAt(Occasion.USE_REVIEW);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    Verdict countMissing() {
        return Verdict.require(
                "请报告本年累计向境外提供个人信息（data.piSubjectsYtd）和敏感个人信息（data.sensitivePiSubjectsYtd）的人数。",
                "Report the persons concerned this year (data.piSubjectsYtd) and those with sensitive data "
                        + "(data.sensitivePiSubjectsYtd).");
    }

    @Override
    Verdict checkVolume(Volume volume, LeaseFacts facts, Asked asked) {
        DataFacts data = facts.data();
        if (volume == Volume.NO_MECHANISM || (isCleared(volume, facts) && !hasLapsed(data, asked.asOf()))) {
            return Verdict.satisfied();
        }
        Mechanism held = data.mechanism();
        if (held != null && volume.compareTo(covered(held)) <= 0) {
            return ExportMechanism.check(SHEET, data, asked.asOf(), Set.of(held));
        }
        return SHEET.require(
                "本年累计人数（data.piSubjectsYtd、data.sensitivePiSubjectsYtd）已达到"
                        + (volume == Volume.ASSESSMENT ? "安全评估" : "标准合同或者认证") + "的标准，现有手续（data.mechanism）不足。",
                "The counts of this year (data.piSubjectsYtd, data.sensitivePiSubjectsYtd) call for "
                        + (volume == Volume.ASSESSMENT
                                ? "the security assessment"
                                : "a standard contract or certification")
                        + "; the mechanism held (data.mechanism) does not suffice.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return super.factsUsed(facts)
                .with("legalReview.clearedRules", facts.legalReview().clearedRules());
    }

    /** What the officer found for this band at the legal review; it does not cover a higher band. */
    private static boolean isCleared(Volume volume, LeaseFacts facts) {
        return (volume == Volume.ASSESSMENT ? ASSESSMENT : CONTRACT_OR_CERTIFICATION).clearedIn(facts.legalReview());
    }

    /** An officer's finding cannot replace a mechanism that has expired or was withdrawn. */
    private static boolean hasLapsed(DataFacts data, LocalDate day) {
        return data.mechanismStatus() == RegisterStatus.NOT_VALID
                || (data.mechanismValidTo() != null && data.mechanismValidTo().isBefore(day));
    }

    private static Volume covered(Mechanism mechanism) {
        return switch (mechanism) {
            case NONE -> Volume.NO_MECHANISM;
            case STANDARD_CONTRACT, CERTIFICATION -> Volume.CONTRACT_OR_CERTIFICATION;
            case ASSESSMENT -> Volume.ASSESSMENT;
        };
    }
}
