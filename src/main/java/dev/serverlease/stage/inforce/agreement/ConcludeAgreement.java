package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 协议生效: both have signed, and what they agreed on holds from now on, once (Civil Code arts. 543, 562(1)). */
@Component("concludeAgreement")
class ConcludeAgreement implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Agreements agreements;
    private final OpenSigning signing;
    private final AgreedChange change;
    private final ChangedParty party;
    private final AgreedEnd end;
    private final OpeningAskedAgain opening;

    ConcludeAgreement(
            LeaseOf leaseOf,
            Agreements agreements,
            OpenSigning signing,
            AgreedChange change,
            ChangedParty party,
            AgreedEnd end,
            OpeningAskedAgain opening) {
        this.party = party;
        this.opening = opening;
        this.leaseOf = leaseOf;
        this.agreements = agreements;
        this.signing = signing;
        this.change = change;
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        var agreement = signed(lease);
        if (agreement.kind() == Agreement.CHANGE) {
            party.requireProof(lease, agreement);
            change.set(lease, agreement);
            party.show(lease, leaseOf.read(execution), agreement);
        } else {
            end.set(lease, agreement);
        }
        agreements.conclude(lease.number(), agreement);
        opening.after(lease);
    }

    private WrittenAgreement signed(Lease lease) {
        return agreements
                .open(lease)
                .filter(open -> open.kind() != Agreement.RENEWAL)
                .filter(open ->
                        signing.of(lease).filter(SignedContract::isSignedByBoth).isPresent())
                .orElseThrow(() -> new IllegalStateException("租赁 " + lease.number()
                        + " 没有双方签署、尚未生效的变更或者解除协议，不作变更；请由管理员核查。 Lease " + lease.number()
                        + " has no agreement on a change or an end that both have signed and that had no effect yet;"
                        + " nothing is changed, and an administrator should look into it."));
    }
}
