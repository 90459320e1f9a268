package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 重新审查续租: a renewal that was asked for before the reminder of the term's end was kept until now (clause
 * {@code expiry}). Its findings are those of the day on which its review begins.
 */
@Component("keptRenewal")
public class KeptRenewal implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Renewals renewals;
    private final RenewalChecks checks;
    private final Findings findings;

    KeptRenewal(LeaseOf leaseOf, Renewals renewals, RenewalChecks checks, Findings findings) {
        this.leaseOf = leaseOf;
        this.renewals = renewals;
        this.checks = checks;
        this.findings = findings;
    }

    /** Whether there is one; locks the lease, so that none is kept any more that would not be found here. */
    public boolean isThere(DelegateExecution execution) {
        return renewals.open(leaseOf.locked(execution)).isPresent();
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        var renewal = renewals.open(lease)
                .orElseThrow(() -> new IllegalStateException("租赁 " + lease.number() + " 没有待审查的续租申请。 Lease "
                        + lease.number() + " has no renewal that waits for its review."));
        findings.addNext(lease.number(), Occasion.RENEWAL, checks.today(lease, renewal));
    }
}
