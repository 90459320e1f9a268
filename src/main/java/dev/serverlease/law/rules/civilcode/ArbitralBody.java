package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.ArbitralBodies;
import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.LawTable;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An arbitration agreement that does not name its institution clearly is void unless the parties supplement it: Civil
 * Code, article 470; Arbitration Law, article 29 (until 2026-03-01 article 18). The names that need no look are
 * {@code law/arbitral-bodies.csv}; any other is looked at by an officer, and never refused.
 */
public final class ArbitralBody implements Rule {

    /** Offers a choice whatever stands beside it: 北京或者上海仲裁委员会. */
    private static final Pattern CHOICE = Pattern.compile("或|任一|任意|\\b(and/or|or|either)\\b");

    private static final Pattern BETWEEN_BODIES = Pattern.compile("以及|[、，,；;/|&+和与及]|\\band\\b|(?<=[会院心])\\s");
    private static final Pattern A_BODY = Pattern.compile("仲裁|arbitra");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)");

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.arbitral-body",
                    "仲裁机构",
                    "Arbitral institution",
                    Subject.CONTRACT_TERMS,
                    Outcome.REVIEW,
                    "约定仲裁的，须明确选定一家仲裁机构；约定不明确又不能补充的，仲裁协议无效。",
                    "Who agrees on arbitration names one institution clearly; an unclear agreement that is not"
                            + " supplemented is void.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第四百七十条", "art. 470"),
                    Edition.ARBITRATION_LAW_2017.article("第十八条", "art. 18"),
                    Edition.ARBITRATION_LAW_2025.article("第二十九条", "art. 29"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (facts.contract().disputes() != ContractFacts.Disputes.ARBITRATION) {
            return Verdict.notApplicable("未约定仲裁。", "No arbitration is agreed.");
        }
        String body = facts.contract().arbitrationBody();
        boolean isSeated = LeaseFacts.given(facts.contract().arbitrationSeat());
        if (body == null || body.isBlank()) {
            return isSeated
                    ? Verdict.require(
                            "已选择仲裁，请填写仲裁机构的全称（contract.arbitrationBody）。",
                            "Arbitration is chosen; name the institution in full (contract.arbitrationBody).")
                    : Verdict.require(
                            "已选择仲裁，请填写仲裁机构的全称（contract.arbitrationBody）和仲裁地（contract.arbitrationSeat）。",
                            "Arbitration is chosen; name the institution in full (contract.arbitrationBody) and the seat"
                                    + " (contract.arbitrationSeat).");
        }
        if (isSeveral(body, asked.lawOf())) {
            return Verdict.require(
                    "仲裁机构（contract.arbitrationBody）写有两个以上的机构；不能就其中一个达成一致的，仲裁协议无效（仲裁法解释第五条），请只选定一家并写明全称。",
                    "The institution (contract.arbitrationBody) names more than one body; unless the parties choose one of them, the"
                            + " agreement is void (Interpretation of the Arbitration Law art. 5): name one only, in full.");
        }
        if (!isSeated) {
            return Verdict.require(
                    "已选择仲裁，请填写仲裁地（contract.arbitrationSeat）。",
                    "Arbitration is chosen; name its seat (contract.arbitrationSeat).");
        }
        Optional<LawTable.Row> known = ArbitralBodies.known(body, asked.lawOf());
        if (known.isEmpty()) {
            return SHEET.review(
                    "所填仲裁机构（contract.arbitrationBody）不在已知仲裁机构之列，请法务人员核实确有该机构、名称准确，并且仲裁地（contract.arbitrationSeat）确有其地。",
                    "The institution stated (contract.arbitrationBody) is none of those known; the officer finds out"
                            + " that it exists and is named exactly, and that the seat (contract.arbitrationSeat) is a real"
                            + " place.");
        }
        return known.get().get("full").equals("yes")
                ? Verdict.satisfied()
                : SHEET.review(
                        "仲裁机构（contract.arbitrationBody）是简称，合同应当写明全称：是否即为"
                                + known.get().get("zh") + "，请法务人员核实后退回更正，或者认定足以确定。",
                        "The institution (contract.arbitrationBody) is given by a short name, and a contract gives the full one: the"
                                + " officer finds out whether "
                                + known.get().get("en")
                                + " is meant, and has it corrected or finds it clear enough.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.disputes", facts.contract().disputes())
                .with("contract.arbitrationBody", facts.contract().arbitrationBody())
                .with("contract.arbitrationSeat", facts.contract().arbitrationSeat());
    }

    /** Two names of one body are one. */
    private static boolean isSeveral(String body, LocalDate day) {
        String name = ArbitralBodies.plain(body);
        if (CHOICE.matcher(name).find()) {
            return true;
        }
        var named = BETWEEN_BODIES
                .splitAsStream(IN_BRACKETS.matcher(name).replaceAll(""))
                .map(String::strip)
                .map(part -> ArbitralBodies.known(part, day)
                        .map(entry -> entry.get("zh"))
                        .orElse(A_BODY.matcher(part).find() ? part : ""))
                .filter(part -> !part.isEmpty())
                .distinct();
        return ArbitralBodies.known(body, day).isEmpty() && named.limit(2).count() > 1;
    }
}
