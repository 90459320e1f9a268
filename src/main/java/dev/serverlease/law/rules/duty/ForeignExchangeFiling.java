package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;
import java.math.BigDecimal;

/**
 * A payment abroad for services of more than USD 50,000 is filed with the tax office first, once for each contract:
 * Notice 2013 No. 40, article 1; Notice 2021 No. 19, article 1; the rent of equipment counts as a service item (our
 * reading). Foreign exchange needs genuine documents: Foreign Exchange Regulations, articles 12 and 14.
 */
public final class ForeignExchangeFiling implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.fx-filing",
                    "对外支付税务备案",
                    "Tax filing before payment abroad",
                    Subject.CONTRACT_TERMS,
                    Outcome.INFO,
                    "单笔对外支付超过等值五万美元的，付款前须办理税务备案。",
                    "A single payment abroad above USD 50,000 needs a tax filing first.",
                    "2021-06-29",
                    Edition.TAX_NOTICE_40_2013.article("第一条", "art. 1"),
                    Edition.TAX_NOTICE_19_2021.article("第一条", "art. 1"),
                    Edition.FOREIGN_EXCHANGE_REGULATIONS_2008.article("第十二条", "art. 12"),
                    Edition.FOREIGN_EXCHANGE_REGULATIONS_2008.article("第十四条", "art. 14"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    private static final String DOLLAR = "USD";
    private static final String YUAN = "CNY";

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        Stated stated = new Stated(facts);
        BigDecimal filed = Parameter.PAYMENT_ABROAD_USD.on(asked.lawOf());
        Limb abroad = PaymentAbroad.isFromTheMainland(facts);
        return new Rows()
                .when(
                        abroad.and(stated.is("contract.currency", contract.currency(), DOLLAR::equals))
                                .and(isAbove(stated, contract, filed)),
                        () -> SHEET.info(
                                "价款（contract.totalPrice、contract.monthlyRent）超过" + filed.toPlainString()
                                        + "美元，由承租人在首次付款前备案，付款期限自备案起算。",
                                "The price (contract.totalPrice, contract.monthlyRent) exceeds USD "
                                        + filed.toPlainString()
                                        + "; the lessee files before the first payment, and the time for payment runs from "
                                        + "the filing."))
                .when(
                        abroad.and(stated.is(
                                "contract.currency",
                                contract.currency(),
                                currency -> !currency.equals(DOLLAR) && !currency.equals(YUAN))),
                        () -> SHEET.info(
                                "价款以其他外币（contract.currency）计付，请折算；超过等值" + filed.toPlainString() + "美元的，由承租人在首次付款前备案。",
                                "The price is in another foreign currency (contract.currency); convert it: above the "
                                        + "equivalent of USD " + filed.toPlainString()
                                        + " the lessee files before the first payment."))
                .orElse(PaymentAbroad::none);
    }

    /** The total price; where none is stated, rent for the whole term. */
    private static Limb isAbove(Stated stated, ContractFacts contract, BigDecimal filed) {
        if (contract.totalPrice() != null) {
            return Limb.of(contract.totalPrice().compareTo(filed) > 0);
        }
        return stated.is("contract.monthlyRent", contract.monthlyRent(), rent -> true)
                .and(stated.is(
                        "contract.termMonths",
                        contract.termMonths(),
                        months -> contract.monthlyRent() == null
                                || contract.monthlyRent()
                                                .multiply(BigDecimal.valueOf(months))
                                                .compareTo(filed)
                                        > 0));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessee.kind", facts.lessee().kind())
                .with("contract.currency", facts.contract().currency())
                .with("contract.totalPrice", facts.contract().totalPrice())
                .with("contract.monthlyRent", facts.contract().monthlyRent())
                .with("contract.termMonths", facts.contract().termMonths());
    }
}
