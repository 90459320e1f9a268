package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.ServerFacts;
import dev.serverlease.law.facts.UseFacts.RedFlag;
import dev.serverlease.law.reading.EarnestMoney;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * There is a rent, the total is that of the term, and the rent of a server lies where rents lie: SECOND-EDITION C21;
 * Civil Code, articles 146 and 703. A plainly abnormal price is also a warning sign of fraud.
 */
public final class Price implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.price",
                    "租金与总价",
                    "Rent and total price",
                    Subject.CONTRACT_TERMS,
                    Outcome.REVIEW,
                    "总价与月租金、租期不符，或者租金明显异常，请说明。",
                    "Total price, rent and term do not agree, or the rent is plainly abnormal.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百零三条", "art. 703"),
                    Edition.CIVIL_CODE_2020.article("第一百四十六条", "art. 146"))
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        ContractFacts contract = facts.contract();
        var stated = new Stated(facts);
        return new Rows()
                .when(
                        stated.is("contract.monthlyRent", contract.monthlyRent(), rent -> rent.signum() <= 0),
                        Price::noRent)
                .when(otherTotal(stated, contract, asked.lawOf()), Price::otherTotal)
                .when(abnormal(facts, asked.lawOf()), Price::abnormal)
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.monthlyRent", facts.contract().monthlyRent())
                .with("contract.termMonths", facts.contract().termMonths())
                .with("contract.totalPrice", facts.contract().totalPrice())
                .with("contract.currency", facts.contract().currency())
                .with("server.assetKind", facts.server().assetKind())
                .with("server.quantity", facts.server().quantity());
    }

    private static Limb otherTotal(Stated stated, ContractFacts contract, LocalDate day) {
        BigDecimal total = contract.totalPrice();
        if (total == null) {
            return Limb.NOT_MET;
        }
        return stated.is("contract.monthlyRent", contract.monthlyRent(), rent -> rent.signum() > 0)
                .and(stated.is(
                        "contract.termMonths",
                        contract.termMonths(),
                        months -> differs(total, EarnestMoney.rentOfTheTerm(contract), day)));
    }

    private static boolean differs(BigDecimal total, @Nullable BigDecimal rents, LocalDate day) {
        return rents != null
                && total.subtract(rents).abs().compareTo(rents.multiply(Parameter.PRICE_TOLERANCE.on(day))) > 0;
    }

    private static Limb abnormal(LeaseFacts facts, LocalDate day) {
        var stated = new Stated(facts);
        ServerFacts server = facts.server();
        Limb priced = stated.is("contract.currency", facts.contract().currency(), PriceBand::isKnown)
                .and(stated.is("contract.monthlyRent", facts.contract().monthlyRent(), rent -> true))
                .and(stated.is("server.assetKind", server.assetKind(), kind -> true))
                .and(stated.is("server.quantity", server.quantity(), quantity -> quantity > 0));
        return priced.isMet() ? Limb.of(PriceBand.isOutside(server, facts.contract(), day)) : priced;
    }

    private static Verdict noRent() {
        return SHEET.review(
                "月租金（contract.monthlyRent）为零；没有租金的不是租赁合同，请说明真实的交易。",
                "The rent (contract.monthlyRent) is nought; without rent there is no lease, so state the true deal.");
    }

    private static Verdict otherTotal() {
        return SHEET.review(
                "总价（contract.totalPrice）与月租金（contract.monthlyRent）乘以租期（contract.termMonths）相差超过百分之一，请说明或者更正。",
                "The total price (contract.totalPrice) differs by more than one per cent from the rent (contract.monthlyRent) "
                        + "times the term (contract.termMonths); explain or correct it.");
    }

    private static Verdict abnormal() {
        String flag = Message.code("use.redFlags", RedFlag.ABNORMAL_PRICE);
        return SHEET.review(
                "每台服务器（server.assetKind、server.quantity）的月租金（contract.monthlyRent）明显偏离通常价格，请说明；建议记录警示情形“" + flag + "”。",
                "The rent (contract.monthlyRent) of one server (server.assetKind, server.quantity) is far from what is usual; "
                        + "explain it, and consider recording the warning sign “" + flag + "”.");
    }
}
