package dev.serverlease.stage.contract;

import dev.serverlease.clause.Agreement;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseTimers;
import dev.serverlease.stage.contract.agreement.AgreementDates;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
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
    private final Agreements agreements;
    private final AgreementDates agreementDates;
    private final Clock clock;

    OfferBinding(
            Leases leases,
            LeaseTimers timers,
            LeaseDates dates,
            LeaseSettings settings,
            Agreements agreements,
            AgreementDates agreementDates,
            Clock clock) {
        this.agreements = agreements;
        this.agreementDates = agreementDates;
        this.leases = leases;
        this.timers = timers;
        this.dates = dates;
        this.settings = settings;
        this.clock = clock;
    }

    /** The lessee signed now: moves the deadline of the signing, in the caller's transaction. */
    void begin(Lease lease) {
        var agreement = agreements.open(lease);
        if (agreement.isPresent()) {
            begin(lease, agreement.get());
            return;
        }
        var until = dates.workingDaysAfter(clock.instant(), settings.contract().offerBinds());
        leases.stepBy(lease.number(), until, AuditEntry.of(AuditTrail.SYSTEM, "OFFER_BINDS"));
        timers.move(lease, DEADLINE, until);
    }

    private void begin(Lease lease, WrittenAgreement agreement) {
        var until = agreementDates.bound(lease, agreement);
        agreements.bind(lease.number(), agreement, until);
        timers.move(lease, deadline(lease, agreement), until);
    }

    private static String deadline(Lease lease, WrittenAgreement agreement) {
        if (agreement.kind() == Agreement.RENEWAL) {
            return "Timer_RenewalSigningDeadline";
        }
        return lease.stage() == LeaseStage.ACTIVATION
                ? "Timer_AgreementBeforeHandOverDeadline"
                : "Timer_AgreementDeadline";
    }
}
