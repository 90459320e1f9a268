package dev.serverlease.stage.inforce.rent;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.RecordedFacts;
import java.time.LocalDate;
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
            @Nullable LocalDate overdueSince,
            @Nullable LocalDate demandedOn,
            @Nullable Integer days,
            String actor) {
        facts.addStanding(
                leaseNumber,
                NamedFacts.of(Fact.RENT_OVERDUE_SINCE, overdueSince)
                        .with(Fact.RENT_DEMANDED_ON, demandedOn)
                        .with(Fact.RENT_DEMAND_DAYS, days),
                actor);
    }

    /** The lessee says that it need not pay: an officer looks into it. */
    void dispute(String leaseNumber, String actor) {
        facts.addStanding(leaseNumber, NamedFacts.of(Fact.RENT_DISPUTED, true), actor);
    }

    /** No rent is overdue any more. */
    void takeBack(String leaseNumber, String actor) {
        record(leaseNumber, null, null, null, actor);
        facts.addStanding(leaseNumber, NamedFacts.of(Fact.RENT_DISPUTED, null), actor);
    }
}
