package dev.serverlease.expiry;

import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Renewal;
import dev.serverlease.lease.Renewals;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.VisibleLeases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what is asked for: checked by today's law first, then stored and correlated in one transaction. */
@Service
class RenewalRequests {

    /** The occasion under which the findings of a renewal, or of use that goes on without one, are kept. */
    static final String OCCASION = "RENEWAL";

    private final VisibleLeases visible;
    private final Leases leases;
    private final LeaseDates dates;
    private final RenewalChecks checks;
    private final Renewals renewals;
    private final Findings findings;
    private final LeaseMessages messages;
    private final Clock clock;

    RenewalRequests(
            VisibleLeases visible,
            Leases leases,
            LeaseDates dates,
            RenewalChecks checks,
            Renewals renewals,
            Findings findings,
            LeaseMessages messages,
            Clock clock) {
        this.visible = visible;
        this.leases = leases;
        this.dates = dates;
        this.checks = checks;
        this.renewals = renewals;
        this.findings = findings;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @throws Refusal with 409 where the lease does not wait for it, 422 where today's law is in its way; nothing is
     *     stored then
     */
    @Transactional
    public void accept(String number, RenewalRequest request, Person person) {
        visible.get(number, person);
        var lease = leases.lock(number);
        var renewal = new Renewal(
                0,
                request.reference().strip(),
                LocalDate.ofInstant(endOfOpenTerm(lease), clock.getZone()),
                request.termMonths(),
                request.monthlyRent(),
                person.name(),
                null);
        var found = checks.require(422, lease, renewal);
        renewals.add(number, renewal);
        findings.addNext(number, OCCASION, found);
        messages.send(lease, "RenewalRequested");
    }

    /** First instant after the term that can be renewed now. */
    private java.time.Instant endOfOpenTerm(Lease lease) {
        var end = lease.termEndsAt();
        var dueAt = dates.noticeDueAt(lease);
        if (!Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED).contains(lease.stage())
                || end == null
                || dueAt == null) {
            throw lease.indefinite() ? indefinite(lease) : LeaseMessages.notWaiting(lease);
        }
        if (lease.indefinite()) {
            throw indefinite(lease);
        }
        if (clock.instant().isBefore(dueAt)) {
            var day = LocalDate.ofInstant(dueAt, clock.getZone());
            throw new Refusal(
                    409,
                    "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，自 " + day + " 起可以申请续租。 Lease "
                            + lease.number() + " is in stage " + lease.stage() + "; a renewal can be asked for from "
                            + day
                            + " on.");
        }
        return end;
    }

    private static Refusal indefinite(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label()
                        + "”阶段，已为不定期租赁（民法典第七百三十四条），没有可续的租期；请另行申请新的租赁。 Lease " + lease.number() + " is in stage "
                        + lease.stage()
                        + " and indefinite (Civil Code art. 734): there is no term to renew; apply for a new"
                        + " lease.");
    }
}
