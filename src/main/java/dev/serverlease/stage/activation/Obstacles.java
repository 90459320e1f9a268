package dev.serverlease.stage.activation;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What keeps a server from being handed over although the case is approved, the contract signed and the law content.
 */
@Component
class Obstacles {

    private final Orders orders;
    private final PendingChange change;

    Obstacles(Orders orders, PendingChange change) {
        this.orders = orders;
        this.change = change;
    }

    /** In words; empty if nothing does. */
    String to(Lease lease) {
        return Stream.of(
                        orders.against(lease).orElse(""),
                        change.against(lease).map(Bilingual::both).orElse(""),
                        orders.termOver(lease))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    boolean isTermOver(Lease lease) {
        return !orders.termOver(lease).isEmpty();
    }

    /** Whether the case was changed by agreement since the gate. */
    boolean isCaseChanged(Lease lease) {
        return change.isConcluded(lease);
    }
}
