package dev.serverlease.clause.terms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.clause.ChineseAmount;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * What a contract says of money, each sum in figures and in Chinese capitals. The monthly rent is that of all units; a
 * price of each unit may stand beside it.
 */
public final class MoneyTexts {

    private static final int CENTS = 2;

    private final String currency;
    private ContractFacts facts;

    private MoneyTexts(ContractFacts facts, String currency) {
        this.facts = facts;
        this.currency = currency;
    }

    static ContractFacts addedTo(ContractFacts facts, StatedTerms stated) {
        var money = new MoneyTexts(facts, stated.text("contract.currency").orElse("CNY"));
        money.facts = money.facts.text(
                "price.currencyName", new Bilingual(ChineseAmount.currency(money.currency), money.currency));
        money.prices(stated);
        stated.amount("contract.deposit")
                .filter(sum -> sum.signum() > 0)
                .ifPresent(sum -> money.sum("deposit.amount", sum));
        stated.amount("contract.agreedDamages").ifPresent(sum -> money.sum("damages.agreed", sum));
        stated.amount("contract.estimatedLoss").ifPresent(sum -> money.sum("damages.loss", sum));
        return money.facts;
    }

    private void prices(StatedTerms stated) {
        var monthly = stated.amount("contract.monthlyRent");
        monthly.ifPresent(sum -> sum("price.monthly", sum));
        var setUp = stated.amount("contract.setUpFee").filter(sum -> sum.signum() > 0);
        setUp.ifPresent(sum -> sum("price.setUp", sum));
        stated.amount("contract.unitRent").ifPresent(unit -> {
            requireSame(unit, stated.number("server.quantity"), monthly);
            sum("price.unit", unit);
        });
        var months = stated.number("contract.termMonths");
        months.ifPresent(count -> facts = facts.text("price.months", count.toString()));
        if (monthly.isPresent() && months.isPresent()) {
            total(rents(monthly.get(), months.get()), stated.amount("contract.totalPrice"))
                    .ifPresent(rents -> whole(rents, setUp));
        }
    }

    /** All that is paid over the term: rents, set-up fee, and the VAT on both where the price is without it. */
    private void whole(BigDecimal rents, Optional<BigDecimal> setUp) {
        var net = rents.add(setUp.orElse(BigDecimal.ZERO));
        var tax = VatOnTop.on(net, facts);
        if (tax.isPresent()) {
            sum("price.vat", tax.get());
            sum("price.whole", net.add(tax.get()));
        } else if (setUp.isPresent()) {
            sum("price.whole", net);
        }
    }

    /** The rent of all units over the whole term. */
    static BigDecimal rents(BigDecimal monthly, int months) {
        return monthly.multiply(BigDecimal.valueOf(months));
    }

    /** Nothing where the sums contradict each other: nobody states a discount, and none is made of a difference. */
    private Optional<BigDecimal> total(BigDecimal counted, Optional<BigDecimal> agreed) {
        var total = agreed.orElse(counted);
        if (total.compareTo(counted) != 0) {
            facts = facts.contradicted(
                    "price.total",
                    new Bilingual(
                            "合同总价 " + total.toPlainString() + " 不等于各期租金之和 " + counted.toPlainString()
                                    + "：请由销售更正总价或者月租金。",
                            "The total price " + total.toPlainString() + " is not the sum of the rents "
                                    + counted.toPlainString()
                                    + ": sales correct one of them."));
            return Optional.empty();
        }
        sum("price.total", total);
        return Optional.of(total);
    }

    private void requireSame(BigDecimal unit, Optional<Integer> quantity, Optional<BigDecimal> monthly) {
        if (quantity.isPresent()
                && monthly.isPresent()
                && unit.multiply(BigDecimal.valueOf(quantity.get())).compareTo(monthly.get()) != 0) {
            facts = facts.contradicted(
                    "price.monthly",
                    new Bilingual(
                            "每台月租金 " + unit.toPlainString() + " 乘以数量 " + quantity.get() + " 不等于月租金 "
                                    + monthly.get().toPlainString() + "：请由销售更正其一。",
                            "The monthly rent of a unit, " + unit.toPlainString() + ", times the quantity, "
                                    + quantity.get() + ", is not the monthly rent, "
                                    + monthly.get().toPlainString() + ": sales correct one of them."));
        }
    }

    private void sum(String name, BigDecimal amount) {
        if (!ChineseAmount.isWritable(amount)) {
            facts = facts.contradicted(
                    name,
                    new Bilingual(
                            "金额 " + amount.toPlainString() + " 过大，无法写入合同：请由销售更正。",
                            "The amount " + amount.toPlainString()
                                    + " is too large for a contract: sales correct it."));
            return;
        }
        var figures = inFigures(amount, currency);
        facts = facts.text(name, figures)
                .text(name + "Capitals", new Bilingual(ChineseAmount.of(amount, currency), figures.en()))
                .data(
                        name,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put(
                                        "amount",
                                        amount.setScale(CENTS, RoundingMode.UNNECESSARY)
                                                .toPlainString())
                                .put("currency", currency));
    }

    /** A sum in one text: in figures, and in Chinese capitals. */
    public static Bilingual sum(BigDecimal amount, String currency) {
        var figures = inFigures(amount, currency);
        return new Bilingual(figures.zh() + "（大写：" + ChineseAmount.of(amount, currency) + "）", figures.en());
    }

    /** The same without the capitals, where it has been stated with them before. */
    public static Bilingual inFigures(BigDecimal amount, String currency) {
        var figures = figures().format(amount);
        return new Bilingual(
                currency.equals("CNY") ? "人民币" + figures + "元" : figures + ChineseAmount.currency(currency),
                currency + " " + figures);
    }

    private static DecimalFormat figures() {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
