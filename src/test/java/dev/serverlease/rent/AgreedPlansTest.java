package dev.serverlease.rent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import org.junit.jupiter.api.Test;

/** The plan of a contract in words is on record; what is agreed in figures prevails. */
class AgreedPlansTest {

    private final RecordedFacts recorded = mock(RecordedFacts.class);
    private final Lease lease = GivenLease.inForce(GivenLease.application()).lease();
    private final AgreedPlans plans = new AgreedPlans(recorded);
    private final ObjectNode application = JsonNodeFactory.instance.objectNode();
    private final ObjectNode contract = application.putObject("contract").put("monthlyRent", "100.00");

    @Test
    void withoutFiguresThePlanIsMissingUntilItIsOnRecord() {
        record(null);
        assertThat(plans.isMissing(application, lease)).isTrue();
        record(GivenLease.plan("QUARTER", "ARREARS", 10));
        assertThat(plans.isMissing(application, lease)).isFalse();
        assertThat(plans.addedTo(application, lease)
                        .at("/contract/rentPlan/period")
                        .asText())
                .isEqualTo("QUARTER");
    }

    @Test
    void whatTheApplicationStatesPrevails() {
        record(GivenLease.plan("QUARTER", "ARREARS", 10));
        contract.set("rentPlan", GivenLease.plan("YEAR", "ADVANCE", 20));
        assertThat(plans.addedTo(application, lease)
                        .at("/contract/rentPlan/period")
                        .asText())
                .isEqualTo("YEAR");
    }

    /** A change of one member since, of a plan that was put on record. */
    @Test
    void whatWasAgreedSinceChangesTheOneOnRecord() {
        record(GivenLease.plan("QUARTER", "ARREARS", 10));
        contract.putObject("rentPlan").put("dueDays", 20);
        var plan = plans.addedTo(application, lease).at("/contract/rentPlan");
        assertThat(plan.path("dueDays").asInt()).isEqualTo(20);
        assertThat(plan.path("period").asText()).isEqualTo("QUARTER");
    }

    private void record(ObjectNode plan) {
        var facts = JsonNodeFactory.instance.objectNode();
        if (plan != null) {
            facts.putObject("contract").set("rentPlan", plan);
        }
        when(recorded.of(any(Lease.class))).thenReturn(facts);
    }
}
