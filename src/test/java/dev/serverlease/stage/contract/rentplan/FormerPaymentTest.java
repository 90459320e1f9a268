package dev.serverlease.stage.contract.rentplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.rent.PayBy;
import dev.serverlease.rent.RentPlan;
import org.junit.jupiter.api.Test;

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

    @Test
    void whatIsStatedInFiguresPrevails() {
        var contract = words("按月支付").put("paymentDays", 10);
        contract.set("rentPlan", GivenLease.plan("YEAR", "ARREARS", 20));
        assertThat(FormerPayment.plan(contract)).isEqualTo(new RentPlan(12, new PayBy(20, false, true)));
        assertThat(FormerPayment.isInWords(contract)).isFalse();
    }

    @Test
    void aPlanThatCanBeAgreedTodayIsAddedToAnAgreementAndNoOther() {
        var application = JsonNodeFactory.instance.objectNode();
        application.set("contract", words("按季预付"));
        assertThat(FormerPayment.planned(application)
                        .at("/contract/rentPlan/period")
                        .asText())
                .isEqualTo("QUARTER");
        application.set("contract", words("每两个月支付一次"));
        assertThat(FormerPayment.planned(application).at("/contract/rentPlan").isMissingNode())
                .isTrue();
    }

    private static ObjectNode words(String payment) {
        return JsonNodeFactory.instance.objectNode().put("payment", payment);
    }
}
