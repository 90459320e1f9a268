package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.Decisions.NewCondition;
import dev.serverlease.approval.NeutralTerms;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.clause.wording.UsualCondition;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Whether a case needs another officer for what the first one wrote: nobody alone decides that a special term or a
 * condition of their own is lawful.
 */
@Component
class SecondOfficer {

    private final NeutralTerms neutralTerms;
    private final Leases leases;

    SecondOfficer(NeutralTerms neutralTerms, Leases leases) {
        this.neutralTerms = neutralTerms;
        this.leases = leases;
    }

    /**
     * How many officers the case needs, whatever the routing said, unless each term has a neutral form and each
     * condition a usual one. The caller holds the lease's lock.
     */
    int officers(Lease lease, Decisions.Record added) {
        boolean neutral = added.specialTerms().stream()
                        .map(SpecialTerm::content)
                        .allMatch(neutralTerms::are)
                && added.conditions().stream().map(NewCondition::content).allMatch(UsualCondition::is);
        if (neutral || lease.officers() > 1) {
            return lease.officers();
        }
        var risk = Objects.requireNonNull(lease.risk(), "a case under review was routed");
        leases.route(lease.number(), risk, 2, AuditEntry.of(AuditTrail.SYSTEM, "SECOND_OFFICER_NEEDED"));
        return 2;
    }
}
