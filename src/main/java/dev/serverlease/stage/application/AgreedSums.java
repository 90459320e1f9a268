package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;

/**
 * The price of each unit times the quantity is the monthly rent: no contract is written from sums that contradict each
 * other, so they are refused here and not when the contract is drafted (CONTRACT.md 2, {@code price}).
 */
final class AgreedSums {

    private static final String RENT = "contract.monthlyRent";

    private AgreedSums() {}

    /** @param application valid by the schema */
    static List<FieldError> in(ObjectNode application) {
        var unit = application.at("/contract/unitRent");
        var quantity = application.at("/server/quantity");
        var monthly = application.at("/contract/monthlyRent");
        if (unit.isMissingNode() || quantity.isMissingNode() || monthly.isMissingNode()) {
            return List.of();
        }
        var product = new BigDecimal(unit.asText()).multiply(BigDecimal.valueOf(quantity.asLong()));
        return product.compareTo(new BigDecimal(monthly.asText())) == 0
                ? List.of()
                : List.of(new FieldError(
                        RENT,
                        "每台月租金 " + unit.asText() + " 乘以数量 " + quantity.asText() + " 不等于月租金 " + monthly.asText()
                                + "：请更正其一，如将月租金改为 " + product.toPlainString()
                                + "。 The monthly rent of a unit times the quantity is not the monthly rent: correct one of"
                                + " them, for instance the monthly rent to " + product.toPlainString() + "."));
    }
}
