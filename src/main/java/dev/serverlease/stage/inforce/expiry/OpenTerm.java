package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.agreement.Agreements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The term of a lease that can be renewed now: from the due date of the expiry notice. */
@Component
class OpenTerm {

    private final LeaseDates dates;
    private final Agreements agreements;
    private final Clock clock;

    OpenTerm(LeaseDates dates, Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * The first day after the term.
     *
     * @throws Refusal with 409 if the lease's term cannot be renewed now
     */
    LocalDate firstDayAfter(Lease lease) {
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
        var agreedEnd = agreements.agreedEnd(lease.number());
        if (agreedEnd != null) {
            throw new Refusal(
                    409,
                    "双方已经约定租赁 " + lease.number() + " 于 " + agreedEnd
                            + " 终了，不能续租；请另行申请新的租赁。 Both have agreed that lease "
                            + lease.number() + " ends on " + agreedEnd
                            + ": it is not renewed; apply for a new lease.");
        }
        if (clock.instant().isBefore(dueAt)) {
            var day = LocalDate.ofInstant(dueAt, clock.getZone());
            throw new Refusal(
                    409,
                    "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，自 " + day + " 起可以申请续租。 Lease "
                            + lease.number() + " is in stage " + lease.stage().en()
                            + "; a renewal can be asked for from "
                            + day
                            + " on.");
        }
        return LocalDate.ofInstant(end, clock.getZone());
    }

    private static Refusal indefinite(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label()
                        + "”阶段，已为不定期租赁（民法典第七百三十四条），没有可续的租期；请另行申请新的租赁。 Lease " + lease.number() + " is in stage "
                        + lease.stage().en()
                        + " and indefinite (Civil Code art. 734): there is no term to renew; apply for a new"
                        + " lease.");
    }
}
