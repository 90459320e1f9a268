package dev.serverlease.stage.contract.offer;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.agreement.Agreements;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who decided that a contract, or an agreement on it, be offered: they do not also conclude it. */
@Component
class Deciders {

    private final Decisions decisions;
    private final Agreements agreements;

    Deciders(Decisions decisions, Agreements agreements) {
        this.decisions = decisions;
        this.agreements = agreements;
    }

    Set<String> of(Lease lease) {
        var agreement = agreements.open(lease);
        if (agreement.isPresent()) {
            var officer = agreement.get().decidedBy();
            return officer == null ? Set.of() : Set.of(officer);
        }
        return decisions.of(lease.number()).stream()
                .filter(decision -> decision.round() == lease.round())
                .map(Decision::officer)
                .collect(Collectors.toUnmodifiableSet());
    }
}
