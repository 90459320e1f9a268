package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Person;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Takes in what is asked for: checked by today's law first, then stored and correlated in one transaction. */
@Service
class RenewalRequests {

    private final VisibleLeases visible;
    private final LeaseCommands commands;
    private final LeaseDates dates;
    private final RenewalChecks checks;
    private final Renewals renewals;
    private final Findings findings;
    private final LeaseMessages messages;
    private final Clock clock;

    RenewalRequests(
            VisibleLeases visible,
            LeaseCommands commands,
            LeaseDates dates,
            RenewalChecks checks,
            Renewals renewals,
            Findings findings,
            LeaseMessages messages,
            Clock clock) {
        this.visible = visible;
        this.commands = commands;
        this.dates = dates;
        this.checks = checks;
        this.renewals = renewals;
        this.findings = findings;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The same renewal under the same reference is asked for once.
     *
     * @throws Refusal with 409 where the lease does not wait for it or the reference was used for another one, 422
     *     where today's law is in its way; nothing is stored then
     */
    void accept(String number, RenewalRequest request, Person person) {
        visible.get(number, person);
        commands.lockedDo(number, lease -> {
            if (!isKnown(number, request)) {
                accept(lease, request, person);
            }
        });
    }

    /** @throws Refusal with 409 where the number was used for another renewal */
    private boolean isKnown(String number, RenewalRequest request) {
        var reference = request.reference().strip();
        var before = renewals.byReference(number, reference);
        if (before.isPresent() && !isSame(before.get(), request)) {
            var text = "业务编号“" + reference + "”已用于另一项续租，请换一个编号。 The reference “" + reference
                    + "” was used for another renewal; give this one its own.";
            throw new Refusal(409, text, List.of(new FieldError("reference", text)));
        }
        return before.isPresent();
    }

    private static boolean isSame(Renewal before, RenewalRequest request) {
        var rent = before.monthlyRent();
        var asked = request.monthlyRent();
        return before.termMonths() == request.termMonths()
                && (rent == null || asked == null ? rent == asked : rent.compareTo(asked) == 0);
    }

    private void accept(Lease lease, RenewalRequest request, Person person) {
        var number = lease.number();
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
        findings.addNext(number, Occasion.RENEWAL, found);
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
