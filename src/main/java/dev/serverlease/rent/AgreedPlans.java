package dev.serverlease.rent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import org.springframework.stereotype.Component;

/** The plan by which rent is paid, also of contracts that were concluded in words: then it is on record. */
@Component
public class AgreedPlans {

    private static final String PLAN = "rentPlan";

    private final RecordedFacts recorded;

    AgreedPlans(RecordedFacts recorded) {
        this.recorded = recorded;
    }

    /** Adds the plan on record to an application of the lease that states none. */
    public ObjectNode addedTo(ObjectNode application, Lease lease) {
        var contract = application.withObjectProperty("contract");
        if (RentPlan.stated(contract).isEmpty()
                && recorded.of(lease).at("/contract/" + PLAN) instanceof ObjectNode plan) {
            // what both agreed on since stands in the application
            contract.set(PLAN, plan.deepCopy().setAll(contract.withObjectProperty(PLAN)));
        }
        return application;
    }

    /** Whether rent is agreed, and the days on which it is paid stand in words alone. */
    public boolean isMissing(ObjectNode application, Lease lease) {
        return application.at("/contract").has("monthlyRent")
                && RentPlan.stated(addedTo(application, lease).path("contract")).isEmpty();
    }
}
