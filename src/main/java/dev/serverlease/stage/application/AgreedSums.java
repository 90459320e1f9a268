package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The price of each unit times the quantity is the monthly rent, and that times the months of the term is the total
 * price: no contract is written from sums that contradict each other, so they are refused here and not when the
 * contract is drafted (CONTRACT.md 2, {@code price}). Who grants a discount states the lower rent.
 */
final class AgreedSums {

    private static final String RENT = "contract.monthlyRent";
    private static final String TOTAL = "contract.totalPrice";

    private AgreedSums() {}

    /** @param application valid by the schema */
    static List<FieldError> in(ObjectNode application) {
        return Stream.of(ofAllUnits(application), ofTheTerm(application))
                .flatMap(Optional::stream)
                .toList();
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

    private static Optional<FieldError> ofTheTerm(ObjectNode application) {
        var monthly = application.at("/contract/monthlyRent");
        var months = application.at("/contract/termMonths");
        var total = application.at("/contract/totalPrice");
        if (monthly.isMissingNode() || months.isMissingNode() || total.isMissingNode()) {
            return Optional.empty();
        }
        var rents = new BigDecimal(monthly.asText()).multiply(BigDecimal.valueOf(months.asLong()));
        return rents.compareTo(new BigDecimal(total.asText())) == 0
                ? Optional.empty()
                : Optional.of(
                        new FieldError(
                                TOTAL,
                                "合同总价 " + total.asText() + " 不等于月租金 " + monthly.asText() + " 乘以租期 " + months.asText()
                                        + " 个月之和 " + rents.toPlainString() + "：请将总价改为 " + rents.toPlainString()
                                        + " 或者不填，或者更正月租金、租期；有折扣的，填写折后的月租金。 The total price " + total.asText()
                                        + " is not the sum of the rents " + rents.toPlainString()
                                        + ": correct it or leave it out, or correct rent or term; with a discount, state the lower rent."));
    }
}
