package dev.serverlease.stage.contract;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseTimers;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * How long the lessee's signature binds it: an offer stands for a reasonable time, in working days (Civil Code arts.
 * 476, 481). From the signature on, that is until when the contract must be concluded.
 */
@Component
class OfferBinding {

    private static final String DEADLINE = "Timer_SigningDeadline";

    private final Leases leases;
    private final LeaseTimers timers;
    private final LeaseDates dates;
    private final LeaseSettings settings;
    private final Clock clock;

    OfferBinding(Leases leases, LeaseTimers timers, LeaseDates dates, LeaseSettings settings, Clock clock) {
        this.leases = leases;
        this.timers = timers;
        this.dates = dates;
        this.settings = settings;
        this.clock = clock;
    }

    /** The lessee signed now: moves the deadline of the signing, in the caller's transaction. */
    void begin(Lease lease) {
        var until = dates.workingDaysAfter(clock.instant(), settings.contract().offerBinds());
        leases.stepBy(lease.number(), until, AuditEntry.of(AuditTrail.SYSTEM, "OFFER_BINDS"));
        timers.move(lease, DEADLINE, until);
    }
}
