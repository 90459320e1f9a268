package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.offer.SealDelays;
import dev.serverlease.stage.contract.offer.SealingPeople;
import dev.serverlease.words.PageTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why a lease waits for its seal: nobody may apply it, or it could not be applied yet. */
@Component
class SealWaits {

    private final SealDelays delays;
    private final SealingPeople people;

    SealWaits(SealDelays delays, SealingPeople people) {
        this.delays = delays;
        this.people = people;
    }

    Optional<Bilingual> of(Lease lease, PageTime times) {
        return people.none(lease).or(() -> delays.of(lease.number()).map(delay -> SealDelayWords.of(delay, times)));
    }
}
