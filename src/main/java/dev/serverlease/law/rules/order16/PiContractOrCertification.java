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
 * From 100,000 persons a year, or one with sensitive data, export needs a standard contract or certification, unless it
 * needs the assessment; a passed assessment replaces both: CAC Order 16, article 8; Certification Measures, article 5;
 * Personal Information Protection Law, article 38.
 */
public final class PiContractOrCertification extends VolumeRule {

    private static final Set<Mechanism> ACCEPTED = Collections.unmodifiableSet(
            EnumSet.of(Mechanism.STANDARD_CONTRACT, Mechanism.CERTIFICATION, Mechanism.ASSESSMENT));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "data.pi-contract-or-cert",
                    "个人信息出境标准合同或者认证",
                    "Standard contract or certification",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "须订立个人信息出境标准合同或者通过个人信息保护认证。",
                    "A standard contract or certification is needed.",
                    "2024-03-22",
                    Edition.ORDER_16_2024.article("第八条", "art. 8"),
                    Edition.CERTIFICATION_MEASURES_2025.article("第五条", "art. 5"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第三十八条", "art. 38"))
            .version(2)
            .applicantMayAnswer();

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    Verdict countMissing() {
        return Verdict.undetermined(
                "本年累计人数（data.piSubjectsYtd、data.sensitivePiSubjectsYtd）未填写，未能判定是否达到数量标准。",
                "The counts of this year are not stated (data.piSubjectsYtd, data.sensitivePiSubjectsYtd), "
                        + "so the threshold cannot be applied.");
    }

    @Override
    Verdict checkVolume(Volume volume, LeaseFacts facts, Asked asked) {
        return switch (volume) {
            case NO_MECHANISM -> Verdict.notApplicable("未达到数量标准。", "The threshold is not reached.");
            case CONTRACT_OR_CERTIFICATION -> ExportMechanism.check(SHEET, facts.data(), asked.asOf(), ACCEPTED);
            case ASSESSMENT ->
                Verdict.notApplicable(
                        "已达到安全评估数量标准，由另一规则判定。", "The assessment threshold is reached; another rule judges it.");
        };
    }
}
