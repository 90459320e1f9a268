package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The price of each unit times the quantity is the monthly rent: no contract is written from sums that contradict each
 * other, so they are refused here and not when the contract is drafted (CONTRACT.md 2, {@code price}). A total price
 * that is not the sum of the rents is for the rules of the law to judge ({@code consistency.price}).
 */
final class AgreedSums {

    private static final String RENT = "contract.monthlyRent";

    private AgreedSums() {}

    /** @param application valid by the schema */
    static List<FieldError> in(ObjectNode application) {
        return ofAllUnits(application).stream().toList();
    }

    private static Optional<FieldError> ofAllUnits(ObjectNode application) {
        var unit = application.at("/contract/unitRent");
        var quantity = application.at("/server/quantity");
        var monthly = application.at("/contract/monthlyRent");
        if (unit.isMissingNode() || quantity.isMissingNode() || monthly.isMissingNode()) {
            return Optional.empty();
        }
        var product = new BigDecimal(unit.asText()).multiply(BigDecimal.valueOf(quantity.asLong()));
        return product.compareTo(new BigDecimal(monthly.asText())) == 0
                ? Optional.empty()
                : Optional.of(new FieldError(
                        RENT,
                        "每台月租金 " + unit.asText() + " 乘以数量 " + quantity.asText() + " 不等于月租金 " + monthly.asText()
                                + "：请更正其一，如将月租金改为 " + product.toPlainString()
                                + "。 The monthly rent of a unit times the quantity is not the monthly rent: correct one of"
                                + " them, for instance the monthly rent to " + product.toPlainString() + "."));
    }
}
