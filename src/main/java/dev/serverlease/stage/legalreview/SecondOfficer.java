package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.SpecialTerms;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whether a case needs another officer: nobody alone decides that a special term is lawful. */
@Component
class SecondOfficer {

    private final SpecialTerms specialTerms;
    private final Leases leases;

    SecondOfficer(SpecialTerms specialTerms, Leases leases) {
        this.specialTerms = specialTerms;
        this.leases = leases;
    }

    /**
     * How many officers the case needs: two where it has special terms, whatever the routing said. The caller holds the
     * lease's lock.
     */
    int officers(Lease lease, Decisions.Record added) {
        boolean special =
                !added.specialTerms().isEmpty() || !specialTerms.written(lease).isEmpty();
        if (!special || lease.officers() > 1) {
            return lease.officers();
        }
        var risk = Objects.requireNonNull(lease.risk(), "a case under review was routed");
        leases.route(lease.number(), risk, 2, AuditEntry.of(AuditTrail.SYSTEM, "SECOND_OFFICER_NEEDED"));
        return 2;
    }
}
