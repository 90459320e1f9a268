package dev.serverlease.law.rules.civilcode;

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
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An arbitration agreement that does not name its institution clearly is void unless the parties supplement it: Civil
 * Code, article 470; Arbitration Law, article 29 (until 2026-03-01 article 18). The names that need no look are
 * {@code law/arbitral-bodies.csv}; any other is looked at by an officer, and never refused.
 */
public final class ArbitralBody implements Rule {

    private static final List<LawTable.Row> KNOWN = LawTable.read("arbitral-bodies");

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
        if (body == null || body.isBlank()) {
            return Verdict.require(
                    "已选择仲裁，请填写仲裁机构的全称（contract.arbitrationBody）。",
                    "Arbitration is chosen; name the institution in full (contract.arbitrationBody).");
        }
        Optional<LawTable.Row> known = known(body, asked.lawOf());
        if (known.isEmpty()) {
            return SHEET.review(
                    "所填仲裁机构（contract.arbitrationBody）不在已知仲裁机构之列，请法务人员核实确有该机构、名称准确，并且只选定一家。",
                    "The institution stated (contract.arbitrationBody) is none of those known; the officer finds out"
                            + " that it exists, is named exactly and is the only one.");
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
                .with("contract.arbitrationBody", facts.contract().arbitrationBody());
    }

    private static Optional<LawTable.Row> known(String body, LocalDate day) {
        String name = plain(body);
        return KNOWN.stream()
                .filter(entry -> entry.inForce().on(day))
                .filter(entry -> name.equals(plain(entry.get("name"))))
                .findFirst();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
