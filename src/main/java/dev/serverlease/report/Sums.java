package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them: in groups of three digits, money with as many decimals as its currency has. */
final class Sums {

    static final String NONE = "—";

    private Sums() {}

    /** @param unit a currency's code for money; null for a bare number */
    static String text(@Nullable BigDecimal sum, @Nullable Bilingual unit) {
        if (sum == null) {
            return NONE;
        }
        int decimals = unit != null && Words.all("currency").containsKey(unit.zh())
                ? Currency.getInstance(unit.zh()).getDefaultFractionDigits()
                : 0;
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        // none is lost, should there be more
        format.setMaximumFractionDigits(Math.max(decimals, sum.scale()));
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(sum);
    }
}
