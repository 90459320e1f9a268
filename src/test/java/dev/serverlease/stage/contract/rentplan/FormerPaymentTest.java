package dev.serverlease.stage.contract.rentplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.rent.PayBy;
import dev.serverlease.rent.RentPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts that were concluded while payment was written in words keep their days. */
class FormerPaymentTest {

    @Test
    void daysFromTheBeginningOfAPeriodDidNotCountItsFirstDay() {
        assertThat(FormerPayment.plan(words("按季预付").put("paymentDays", 10)))
                .isEqualTo(new RentPlan(3, new PayBy(11, false, false)));
    }

    @Test
    void withoutADayTheClausesOwnDaysCount() {
        assertThat(FormerPayment.plan(words("按月支付"))).isEqualTo(new RentPlan(1, new PayBy(6, false, false)));
        assertThat(FormerPayment.plan(words("按月后付"))).isEqualTo(new RentPlan(1, new PayBy(5, false, true)));
        assertThat(FormerPayment.plan(words("每两个月支付一次"))).isEqualTo(new RentPlan(2, new PayBy(6, false, false)));
    }

    /** So that each due day stays as it was. */
    @ParameterizedTest
    @ValueSource(strings = {"按月支付", "按季预付", "按月后付", "按半年支付", "每年支付一次", "按季度于期末支付"})
    void whatIsPutOnRecordIsThePlanThatTheWordsGave(String payment) {
        for (var contract : List.of(words(payment), words(payment).put("paymentDays", 10))) {
            var figures = JsonNodeFactory.instance.objectNode();
            figures.set("rentPlan", FormerPayment.read(contract).orElseThrow());
            assertThat(RentPlan.stated(figures)).contains(FormerPayment.plan(contract));
        }
    }

    @Test
    void wordsThatNameADayAreForAnOfficerUnlessTheDayStandsInAFigure() {
        assertThat(FormerPayment.read(words("按季预付，每季首月5日前银行转账"))).isEmpty();
        assertThat(FormerPayment.read(words("按季预付，每季首月5日前银行转账").put("paymentDays", 5)))
                .isPresent();
    }

    @Test
    void aPeriodThatCannotBeAgreedTodayIsForAnOfficer() {
        assertThat(FormerPayment.read(words("每两个月支付一次"))).isEmpty();
    }

    private static ObjectNode words(String payment) {
        return JsonNodeFactory.instance.objectNode().put("payment", payment);
    }
}
