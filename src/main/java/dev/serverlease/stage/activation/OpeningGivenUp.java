package dev.serverlease.stage.activation;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * The opening is given up because its conditions are not met; the lease must then be terminated (Civil Code art. 565).
 */
@Component
class OpeningGivenUp {

    private final Terminations terminations;
    private final RecordedFacts facts;
    private final Clock clock;

    OpeningGivenUp(Terminations terminations, RecordedFacts facts, Clock clock) {
        this.terminations = terminations;
        this.facts = facts;
        this.clock = clock;
    }

    void record(Lease lease, String note, String actor) {
        var today = LocalDate.now(clock);
        terminations.add(lease.number(), Termination.conditionsNotMet(today, note), actor);
        facts.add(
                lease.number(),
                NamedFacts.of(Fact.CHOSEN, true).with(Fact.INDEFINITE, false).with(Fact.GROUND_KNOWN_SINCE, today),
                actor);
    }
}
