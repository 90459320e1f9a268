package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.RecordedFacts;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the rulebook's {@code review.rent-overdue} reads. */
@Component
class OverdueFacts {

    private final RecordedFacts facts;

    OverdueFacts(RecordedFacts facts) {
        this.facts = facts;
    }

    /** Records the current facts, always all three; null withdraws an earlier one. */
    void record(
            String leaseNumber,
            @Nullable Object overdueSince,
            @Nullable Object demandedOn,
            @Nullable Integer days,
            String actor) {
        var now = new HashMap<String, @Nullable Object>();
        now.put("rentOverdueSince", overdueSince);
        now.put("rentDemandedOn", demandedOn);
        now.put("rentDemandDays", days);
        facts.add(leaseNumber, RecordedFacts.STANDING, now, actor);
    }

    /** No rent is overdue any more. */
    void takeBack(String leaseNumber, String actor) {
        record(leaseNumber, null, null, null, actor);
    }
}
