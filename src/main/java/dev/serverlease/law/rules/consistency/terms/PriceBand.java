package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.LawTable;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.ServerFacts;
import dev.serverlease.law.reading.Standards;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What one server usually costs in a month, from {@code law/price-band.csv}; a currency without a line is not judged.
 */
final class PriceBand {

    private static final List<LawTable.Row> BANDS = LawTable.read("price-band");

    private PriceBand() {}

    static boolean isKnown(String currency) {
        return BANDS.stream().anyMatch(band -> band.get("currency").equals(Standards.normal(currency)));
    }

    /** Whether the rent lies outside the band of the day; false if kind, number or rent is not stated. */
    static boolean isOutside(ServerFacts server, ContractFacts contract, LocalDate day) {
        BigDecimal rent = contract.monthlyRent();
        Long quantity = server.quantity();
        if (rent == null || quantity == null || server.assetKind() == null) {
            return false;
        }
        return BANDS.stream()
                .filter(band -> band.inForce().on(day)
                        && band.get("assetKind").equals(server.assetKind().name())
                        && band.get("currency").equals(Standards.normal(contract.currency())))
                .anyMatch(band -> rent.compareTo(times(band.get("min"), quantity)) < 0
                        || rent.compareTo(times(band.get("max"), quantity)) > 0);
    }

    private static BigDecimal times(String price, long quantity) {
        return new BigDecimal(price).multiply(BigDecimal.valueOf(quantity));
    }
}
