package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an agreement on the end settles the lease.
 *
 * @param rent what is said of the rent beside that it is settled by the time of use; null for nothing
 * @param other what else is agreed; null for nothing
 * @param by the last day on which the one pays, or the other repays, a sum that is named; null where none is
 * @param lesseePays whether it is the lessee who pays by then
 * @param inWords whether it was agreed in words, before it was asked for as a figure
 */
public record EndSettlement(
        @Nullable Bilingual rent,
        @Nullable Bilingual other,
        @Nullable LocalDate by,
        boolean lesseePays,
        boolean inWords) {

    private static final Bilingual NOTHING_OWED = new Bilingual(
            "除本协议所列各项外，双方互不相欠", "besides what this agreement names, neither side owes the other anything");

    /** @param terms of a termination agreement @param currency of the contract */
    public static EndSettlement of(JsonNode terms, String currency) {
        var said = terms.path("other").asText("");
        var other = said.isEmpty() ? null : said.equals("NOTHING_OWED") ? NOTHING_OWED : Bilingual.of(said);
        var way = terms.path("settlement").asText("");
        return switch (way) {
            case "" -> new EndSettlement(Bilingual.of(terms.path("rent").asText()), other, null, false, true);
            case "PAID" ->
                new EndSettlement(
                        new Bilingual("租金已经付清，双方互不补退", "the rent is paid in full, and neither side pays or repays any"),
                        other,
                        null,
                        false,
                        false);
            case "LESSEE_PAYS" ->
                paid(
                        terms,
                        currency,
                        other,
                        true,
                        "由承租人于%s前向出租人支付租金%s",
                        "the lessee pays the lessor rent of %2$s by %1$s");
            case "LESSOR_REPAYS" ->
                paid(
                        terms,
                        currency,
                        other,
                        false,
                        "由出租人于%s前向承租人退还租金%s",
                        "the lessor repays the lessee rent of %2$s by %1$s");
            default -> new EndSettlement(null, other, null, false, false);
        };
    }

    private static EndSettlement paid(
            JsonNode terms, String currency, @Nullable Bilingual other, boolean lesseePays, String zh, String en) {
        var sum = MoneyTexts.sum(new BigDecimal(terms.path("sum").asText()), currency);
        var by = LocalDate.parse(terms.path("by").asText());
        var day = Days.of(by);
        return new EndSettlement(
                new Bilingual(
                        String.format(Locale.ROOT, zh, day.zh(), sum.zh()),
                        String.format(Locale.ROOT, en, day.en(), sum.en())),
                other,
                by,
                lesseePays,
                false);
    }
}
