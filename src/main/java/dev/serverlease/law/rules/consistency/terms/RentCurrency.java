package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.IdType;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.LessorFacts;
import dev.serverlease.law.reading.Standards;
import java.util.EnumSet;
import java.util.Set;

/**
 * Between two mainland parties rent is priced and paid in CNY unless a rule of the State says otherwise: SECOND-EDITION
 * C22; Foreign Exchange Regulations, articles 8 and 52.
 */
public final class RentCurrency implements Rule {

    private static final Set<IdType> PERHAPS_NO_RESIDENT =
            EnumSet.of(IdType.PASSPORT, IdType.FOREIGN_PR_CARD, IdType.HMT_TRAVEL_PERMIT);

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.currency",
                    "计价货币",
                    "Currency of the rent",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "境内双方的租金应当以人民币计价结算，国家另有规定的除外。",
                    "Between two mainland parties rent is priced and paid in CNY unless a State rule says otherwise.",
                    "2008-08-05",
                    Edition.FOREIGN_EXCHANGE_REGULATIONS_2008.article("第八条", "art. 8"),
                    Edition.FOREIGN_EXCHANGE_REGULATIONS_2008.article("第五十二条", "art. 52"))
            .textToBeChecked()
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        String currency = Standards.normal(facts.contract().currency());
        if (!Standards.isCurrency(currency)) {
            return SHEET.require(
                    "币种（contract.currency）未填写，或者不是现行的币种代码。",
                    "The currency (contract.currency) is not stated, or is no code that is in use today.");
        }
        return currency.equals("CNY") ? Verdict.satisfied() : foreign(facts);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.currency", facts.contract().currency())
                .with("contract.currencyExceptionRef", facts.contract().currencyExceptionRef())
                .with("lessor.kind", facts.lessor().kind())
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.idType", facts.lessee().idType());
    }

    private static Verdict foreign(LeaseFacts facts) {
        var stated = new Stated(facts);
        Limb bothInTheMainland = stated.isNot("lessee.kind", facts.lessee().kind(), Kind.OVERSEAS)
                .and(facts.lessor().kind() != null && facts.lessor().kind() != LessorFacts.Kind.OVERSEAS_ENTITY);
        boolean exception = LeaseFacts.given(facts.contract().currencyExceptionRef());
        return new Rows()
                .when(
                        stated.is("lessee.kind", facts.lessee().kind(), Kind.INDIVIDUAL)
                                .and(stated.in("lessee.idType", facts.lessee().idType(), PERHAPS_NO_RESIDENT)),
                        RentCurrency::residentOrNot)
                .when(bothInTheMainland.and(!exception), RentCurrency::inCny)
                .when(bothInTheMainland.and(exception), RentCurrency::byException)
                .when(facts.lessor().kind() == null, RentCurrency::unknownLessor)
                .elseSatisfied();
    }

    private static Verdict residentOrNot() {
        return SHEET.review(
                "租金以外币计价（contract.currency），承租人的证件（lessee.idType）不能说明其是否为境内个人，请核实其在境内的居住时间。",
                "The rent is in foreign currency (contract.currency), and the lessee's document (lessee.idType) does not tell "
                        + "whether it is a resident individual; find out how long the lessee has lived in the mainland.");
    }

    private static Verdict inCny() {
        return SHEET.require(
                "出租人（lessor.kind）和承租人（lessee.kind）均在境内，币种（contract.currency）却为外币；请改为人民币，或者填写外币计价的依据（contract.currencyExceptionRef）。",
                "Lessor (lessor.kind) and lessee (lessee.kind) are both in the mainland, yet the currency (contract.currency) is "
                        + "foreign; change it to CNY, or state the rule that allows it (contract.currencyExceptionRef).");
    }

    private static Verdict byException() {
        return SHEET.review(
                "出租人（lessor.kind）和承租人（lessee.kind）均在境内，以外币计价（contract.currency），请核实所填依据（contract.currencyExceptionRef）是否允许。",
                "Lessor (lessor.kind) and lessee (lessee.kind) are both in the mainland and the rent is in foreign currency "
                        + "(contract.currency); verify that the rule stated (contract.currencyExceptionRef) allows it.");
    }

    private static Verdict unknownLessor() {
        return SHEET.review(
                "租金以外币计价（contract.currency），出租人类型（lessor.kind）未登记，未能确定是否为境内双方。",
                "The rent is in foreign currency (contract.currency), and the kind of lessor (lessor.kind) is not recorded, so it "
                        + "is open whether both parties are in the mainland.");
    }
}
