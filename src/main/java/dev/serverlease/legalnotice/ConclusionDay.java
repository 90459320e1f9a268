package dev.serverlease.legalnotice;

import dev.serverlease.lease.AuditTrail;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The day on which a lease's contract was concluded, by the lessor's seal (Civil Code art. 490). */
@Component
public class ConclusionDay {

    private final AuditTrail audit;
    private final Clock clock;

    ConclusionDay(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty while it is not concluded. */
    public Optional<LocalDate> of(String leaseNumber) {
        return audit.first(leaseNumber, AuditTrail.SIGNED_BY_LESSOR)
                .map(at -> LocalDate.ofInstant(at, clock.getZone()));
    }
}
