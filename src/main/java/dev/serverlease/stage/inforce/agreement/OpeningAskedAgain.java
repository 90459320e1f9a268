package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseMessages;
import org.springframework.stereotype.Component;

/** A concluded agreement may have removed what kept the server from being handed over: the opening is tried again. */
@Component
class OpeningAskedAgain {

    private final LeaseMessages messages;
    private final Leases leases;

    OpeningAskedAgain(LeaseMessages messages, Leases leases) {
        this.messages = messages;
        this.leases = leases;
    }

    /** Does nothing where no opening waits for it. */
    void after(Lease lease) {
        if (messages.sendIfAwaited(lease, LeaseMessages.CHANGE_CONCLUDED)) {
            leases.stepBy(lease.number(), null, AuditEntry.of(AuditTrail.SYSTEM, "GATE_ASKED_AGAIN"));
        }
    }
}
