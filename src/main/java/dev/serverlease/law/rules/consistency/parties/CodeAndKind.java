package dev.serverlease.law.rules.consistency.parties;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.number.Uscc;
import java.util.EnumSet;
import java.util.Set;

/**
 * The first two characters of the credit code fit the kind of lessee. A sole trader matters: it is a natural person in
 * business, and no telecom permit is open to it: SECOND-EDITION C14; GB 32100-2015.
 */
public final class CodeAndKind implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.uscc-kind",
                    "信用代码与承租人类型",
                    "Credit code and kind of lessee",
                    Subject.PARTIES,
                    Outcome.REVIEW,
                    "统一社会信用代码的登记管理部门和机构类别与承租人类型不符，请核对营业执照或者登记证书。",
                    "The code's department and category do not fit the declared kind of lessee.",
                    "2015-10-01",
                    Edition.GB_32100_2015.article("统一社会信用代码", "code structure and check character"),
                    Edition.GB_32100_2015.article("登记管理部门和机构类别", "departments and categories"))
            .textToBeChecked();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Kind kind = facts.lessee().kind();
        if (kind == null) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）未填写，未能核对统一社会信用代码。",
                    "The kind of lessee is not stated (lessee.kind), so its credit code cannot be compared.");
        }
        if (kind == Kind.OVERSEAS || kind == Kind.INDIVIDUAL) {
            return Verdict.notApplicable(
                    "境外主体和自然人没有统一社会信用代码，填写了代码的由“证件种类与号码”判断。",
                    "Overseas bodies and individuals have no credit code; where one is stated, the rule on documents "
                            + "judges it.");
        }
        return new Rows()
                .when(
                        new Stated(facts).is("lessee.uscc", facts.lessee().uscc(), code -> !fits(code, kind)),
                        () -> SHEET.review(
                                "承租人类型（lessee.kind）申报为" + Message.code("lessee.kind", kind)
                                        + "，统一社会信用代码（lessee.uscc）的前两位却属于另一类主体；请按登记证照更正其一。",
                                "The kind of lessee (lessee.kind) is stated as " + Message.code("lessee.kind", kind)
                                        + ", yet the first two characters of the credit code (lessee.uscc) belong to "
                                        + "another kind of body; correct one of them by the certificate."))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.uscc", facts.lessee().uscc());
    }

    private static boolean fits(String code, Kind kind) {
        Set<Kind> expected = expected(Uscc.category(code));
        return expected.isEmpty() || expected.contains(kind);
    }

    /** Empty where nothing is expected. */
    private static Set<Kind> expected(String category) {
        return switch (category) {
            case "11" -> EnumSet.of(Kind.STATE_ORGAN);
            case "12" -> EnumSet.of(Kind.PUBLIC_INSTITUTION);
            case "13", "19" -> EnumSet.of(Kind.PUBLIC_INSTITUTION, Kind.SOCIAL_ORGANISATION);
            case "91", "93" -> EnumSet.of(Kind.COMPANY);
            case "92" -> EnumSet.of(Kind.SOLE_TRADER);
            default -> byDepartment(category);
        };
    }

    private static Set<Kind> byDepartment(String category) {
        if (category.startsWith("3") && category.length() == 2) {
            return EnumSet.of(Kind.SOCIAL_ORGANISATION, Kind.COMPANY, Kind.PUBLIC_INSTITUTION);
        }
        return category.startsWith("5") && category.length() == 2
                ? EnumSet.of(Kind.SOCIAL_ORGANISATION)
                : EnumSet.noneOf(Kind.class);
    }
}
