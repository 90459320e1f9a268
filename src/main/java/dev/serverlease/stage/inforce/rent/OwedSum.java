package dev.serverlease.stage.inforce.rent;

import dev.serverlease.clause.ChineseAmount;
import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A sum as a letter states it, in figures and in Chinese capitals. */
final class OwedSum {

    private OwedSum() {}

    /** @param amount not negative, with at most two decimals */
    static Bilingual of(BigDecimal amount, String currency) {
        var figures = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(amount.setScale(2, RoundingMode.UNNECESSARY));
        return new Bilingual(
                (currency.equals("CNY") ? "人民币" + figures + "元" : figures + ChineseAmount.currency(currency)) + "（大写："
                        + ChineseAmount.of(amount, currency) + "）",
                currency + " " + figures);
    }
}
