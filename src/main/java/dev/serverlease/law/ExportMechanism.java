package dev.serverlease.law;

import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Exemption;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;
import java.util.Set;

/**
 * Whether the lessee holds a mechanism for the export of data: declared, numbered, unexpired and confirmed by the
 * register.
 */
public final class ExportMechanism {

    private ExportMechanism() {}

    /** Whether one of the accepted mechanisms is valid on the day, in the words of the rule that requires it. */
    public static Verdict check(RuleSheet sheet, DataFacts data, LocalDate day, Set<Mechanism> accepted) {
        Mechanism mechanism = data.mechanism();
        if (mechanism == null || mechanism == Mechanism.NONE) {
            return sheet.require(
                    "尚未办理出境手续（data.mechanism），请办理后填写其种类和编号。",
                    "No mechanism is held (data.mechanism); complete one and state its kind and number.");
        }
        if (!accepted.contains(mechanism)) {
            String held = Message.code("data.mechanism", mechanism);
            return sheet.require(
                    "申报的出境手续（data.mechanism）为" + held + "，不能代替所要求的手续，请办理后填写。",
                    "The mechanism held (data.mechanism) is " + held
                            + ", which does not replace the one required; complete that one and state it.");
        }
        if (!LeaseFacts.given(data.mechanismRef())) {
            return sheet.require(
                    "缺少出境手续的编号（data.mechanismRef）。", "The number of the mechanism is missing (data.mechanismRef).");
        }
        if (data.mechanismValidTo() == null && mechanism != Mechanism.STANDARD_CONTRACT) {
            return sheet.require(
                    "出境手续的有效期（data.mechanismValidTo）未填写。",
                    "The expiry of the mechanism is not stated (data.mechanismValidTo).");
        }
        if (data.mechanismValidTo() != null && data.mechanismValidTo().isBefore(day)) {
            return sheet.require(
                    "出境手续已于" + data.mechanismValidTo() + "届满（data.mechanismValidTo）。",
                    "The mechanism expired on " + data.mechanismValidTo() + " (data.mechanismValidTo).");
        }
        return switch (data.mechanismStatus()) {
            case VALID -> Verdict.satisfied();
            case NOT_VALID ->
                sheet.require(
                        "登记信息显示该出境手续无效（data.mechanismStatus）。",
                        "The register shows the mechanism as not valid (data.mechanismStatus).");
            case UNKNOWN ->
                sheet.review(
                        "已申报出境手续（data.mechanismRef），但登记信息中查无记录（data.mechanismStatus），请法务人员核验原件并记录结果。",
                        "The mechanism (data.mechanismRef) is not in the register (data.mechanismStatus); verify the "
                                + "original and record that.");
        };
    }

    /**
     * Whether an exemption is claimed under which personal information leaves without a mechanism; another rule has it
     * verified. One for trade says that there is no personal information, so there is nothing to exempt.
     *
     * @param day the day of the law: a legal duty exempts since Decree 790, article 35(6)
     */
    public static boolean isExempt(DataFacts data, LocalDate day) {
        Exemption claimed = data.exemption();
        return claimed != null
                && switch (claimed) {
                    case NONE, TRADE_NO_PI -> false;
                    case LEGAL_DUTY -> Edition.DECREE_790_2024.inForce().on(day);
                    case TRANSIT, CONTRACT, HR, EMERGENCY, FTZ -> true;
                };
    }

    /** The facts that {@link #check} looks at. */
    public static FactsUsed factsUsed(DataFacts data) {
        return addTo(new FactsUsed(), data);
    }

    /** Adds them to the other facts that a rule looks at. */
    public static FactsUsed addTo(FactsUsed used, DataFacts data) {
        return used.with("data.mechanism", data.mechanism())
                .with("data.mechanismRef", data.mechanismRef())
                .with("data.mechanismValidTo", data.mechanismValidTo())
                .with("data.mechanismStatus", data.mechanismStatus());
    }
}
