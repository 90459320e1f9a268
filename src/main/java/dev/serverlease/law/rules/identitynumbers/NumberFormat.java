package dev.serverlease.law.rules.identitynumbers;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.number.ForeignPrCard;
import dev.serverlease.law.number.ResidentId;
import dev.serverlease.law.number.Uscc;
import org.jspecify.annotations.Nullable;

/**
 * The credit code of an organisation, and the number of a resident identity card or of a document that is numbered like
 * it, must pass the test of their standard: GB 32100-2015; GB 11643. A wrong check character of a credit code is left
 * to the officer, since some codes were issued so.
 */
public final class NumberFormat implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "party.number-format",
                    "证件号码校验",
                    "Validation of numbers",
                    Subject.PARTIES,
                    Outcome.REQUIRE,
                    "统一社会信用代码或者公民身份号码校验未通过，请核对更正；登记信息确实如此的，请提供登记机关或者公安机关的证明。",
                    "The credit code or resident ID number fails validation; correct it or supply a register extract.",
                    "2015-10-01",
                    Edition.GB_32100_2015.article("统一社会信用代码", "code structure and check character"),
                    Edition.GB_11643_1999.article("公民身份号码", "number structure and check digit"))
            .version(2);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LesseeFacts lessee = facts.lessee();
        if (lessee.kind() == null) {
            return SHEET.require("请先填写承租人类型（lessee.kind）。", "State the kind of lessee first (lessee.kind).");
        }
        return switch (lessee.kind()) {
            case COMPANY, PUBLIC_INSTITUTION, STATE_ORGAN, SOLE_TRADER, SOCIAL_ORGANISATION ->
                checkOrganisation(lessee);
            case INDIVIDUAL -> checkIndividual(lessee, asked);
            case OVERSEAS -> Verdict.notApplicable("境外承租人没有境内编码。", "An overseas lessee has no mainland number.");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.uscc", facts.lessee().uscc())
                .with("lessee.idType", facts.lessee().idType())
                .withMasked("lessee.idNo", facts.lessee().idNo());
    }

    private static Verdict checkOrganisation(LesseeFacts lessee) {
        return switch (Uscc.check(lessee.uscc())) {
            case VALID -> Verdict.satisfied();
            case MALFORMED ->
                SHEET.require(
                        "统一社会信用代码（lessee.uscc）应为18位，由数字和除I、O、S、V、Z以外的大写字母组成。",
                        "The credit code (lessee.uscc) has 18 characters: digits and capitals other than I, O, "
                                + "S, V and Z.");
            case WRONG_CHECK_CHARACTER ->
                SHEET.review(
                        "统一社会信用代码（lessee.uscc）的校验码不符，请法务人员对照登记机关的证明核实。",
                        "The check character of the credit code (lessee.uscc) is wrong; compare it with a "
                                + "register extract.");
        };
    }

    private static Verdict checkIndividual(LesseeFacts lessee, Asked asked) {
        if (lessee.idType() == null) {
            return SHEET.require(
                    "请先填写证件类型（lessee.idType）。", "State the kind of identity document first (lessee.idType).");
        }
        return switch (lessee.idType()) {
            case RESIDENT_ID, HMT_RESIDENCE_PERMIT -> checkNumber(lessee.idNo(), asked);
            case FOREIGN_PR_CARD ->
                ForeignPrCard.isOldForm(lessee.idNo()) ? withoutStandard() : checkNumber(lessee.idNo(), asked);
            case PASSPORT, RESIDENCE_PERMIT, HMT_TRAVEL_PERMIT -> withoutStandard();
        };
    }

    private static Verdict withoutStandard() {
        return Verdict.notApplicable(
                "护照、通行证、居留许可和旧版外国人永久居留身份证不适用公民身份号码的校验规则。",
                "Passports, travel and residence permits and the old card of foreign permanent residents carry no citizen "
                        + "number.");
    }

    private static Verdict checkNumber(@Nullable String number, Asked asked) {
        return switch (ResidentId.check(number, asked.asOf())) {
            case VALID -> Verdict.satisfied();
            case MALFORMED ->
                SHEET.require(
                        "证件号码（lessee.idNo）应为18位：前17位为数字，末位为数字或者X。",
                        "The number of the document (lessee.idNo) has 17 digits followed by a digit or X.");
            case NO_SUCH_BIRTH_DATE ->
                SHEET.require(
                        "证件号码（lessee.idNo）中的出生日期不存在或者晚于今天。",
                        "The birth date in the number (lessee.idNo) does not exist or lies in the future.");
            case WRONG_CHECK_DIGIT ->
                SHEET.require("证件号码（lessee.idNo）的校验码不符。", "The check digit of the number (lessee.idNo) is wrong.");
        };
    }
}
