package dev.serverlease.stage.contract.offer;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.agreement.Agreements;
import java.util.HashSet;
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

    /** Of these leases those in which the user is one of them. */
    Set<String> among(String user, Set<String> numbers) {
        var open = agreements.open(numbers);
        var found = new HashSet<>(decisions.decidedBy(user, numbers));
        found.removeAll(open.keySet());
        open.forEach((number, agreement) -> {
            if (user.equals(agreement.decidedBy())) {
                found.add(number);
            }
        });
        return found;
    }
}
