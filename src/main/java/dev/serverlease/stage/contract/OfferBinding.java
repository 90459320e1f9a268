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
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How long the lessee's signature binds it: an offer stands for a reasonable time, in working days (Civil Code arts.
 * 476, 481). From the signature on, that is until when the contract must be concluded; a refusal ends it.
 */
@Component
class OfferBinding {

    private static final String DEADLINE = "Timer_SigningDeadline";

    private static final String BINDS = "OFFER_BINDS";
    private static final String ANEW = "SIGNING_BEGINS_ANEW";

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
        agreements
                .open(lease)
                .ifPresentOrElse(
                        agreement -> move(lease, agreement, BINDS, agreementDates.bound(lease, agreement)),
                        () -> move(
                                lease,
                                BINDS,
                                dates.workingDaysAfter(
                                        clock.instant(), settings.contract().offerBinds())));
    }

    /**
     * The lessor refused what the lessee signed, which ended the offer (Civil Code art. 478), and has it signed anew:
     * the lessee has the whole period for it again.
     */
    void beginAnew(Lease lease) {
        agreements
                .open(lease)
                .ifPresentOrElse(
                        agreement -> move(lease, agreement, ANEW, agreementDates.anew(lease, agreement)),
                        () -> move(lease, ANEW, dates.signBy()));
    }

    private void move(Lease lease, String action, Instant until) {
        leases.stepBy(
                lease.number(),
                until,
                AuditEntry.of(AuditTrail.SYSTEM, action).detail(Map.of("until", until.toString())));
        timers.move(lease, DEADLINE, until);
    }

    private void move(Lease lease, WrittenAgreement agreement, String action, Instant until) {
        agreements.concludeBy(lease.number(), agreement, action, until);
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
