package dev.serverlease.law.rules.consistency.parties;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.number.Region;
import dev.serverlease.law.number.Uscc;

/**
 * The province with which the domicile begins is that of the registering authority in the credit code. Only
 * organisations are compared, never the number of a person: people move. SECOND-EDITION C15; GB 32100-2015, positions 3
 * to 8.
 */
public final class CodeAndDomicile implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.uscc-region",
            "信用代码与住所",
            "Credit code and domicile",
            Subject.PARTIES,
            Outcome.REVIEW,
            "住所与统一社会信用代码所载登记机关地区不一致；迁址未换码的，请以登记信息为准。",
            "Domicile and the registering region in the code differ; a moved company may keep its code – the register "
                    + "decides.",
            "2015-10-01",
            Edition.GB_32100_2015.article("统一社会信用代码", "positions 3 to 8"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        String code = lessee.uscc();
        if (lessee.kind() == null || new Stated(facts).isMissing("lessee.uscc", code)) {
            return Verdict.undetermined(
                    "承租人类型（lessee.kind）或者统一社会信用代码（lessee.uscc）未填写，未能核对登记机关地区。",
                    "The kind of lessee (lessee.kind) or its credit code (lessee.uscc) is not stated, so the registering "
                            + "region cannot be compared.");
        }
        if (code == null || !LeaseFacts.given(code)) {
            return Verdict.notApplicable("承租人没有统一社会信用代码。", "The lessee has no credit code.");
        }
        String domicile = lessee.domicile();
        if (domicile == null || !LeaseFacts.given(domicile)) {
            return Verdict.undetermined(
                    "住所（lessee.domicile）未填写，未能核对登记机关地区。",
                    "The domicile is not stated (lessee.domicile), so the registering region cannot be compared.");
        }
        return compare(Uscc.region(code), domicile);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.uscc", facts.lessee().uscc())
                .with("lessee.domicile", facts.lessee().domicile());
    }

    private static Verdict compare(String registered, String domicile) {
        String home = Region.codeAtStartOf(domicile).orElse("");
        if (registered.equals(Region.NATIONAL_REGISTER) || home.isEmpty() || registered.startsWith(home)) {
            return Verdict.satisfied();
        }
        String there = Region.name(registered.substring(0, Math.min(2, registered.length())))
                .orElse("");
        return SHEET.review(
                "住所（lessee.domicile）在" + Region.name(home).orElse("") + "，统一社会信用代码（lessee.uscc）的登记机关"
                        + (there.isEmpty() ? "不在任何省、自治区或者直辖市" : "在" + there) + "；请查询登记信息。",
                "The domicile (lessee.domicile) is in another province than the authority that registered the credit code "
                        + "(lessee.uscc); query the register.");
    }
}
