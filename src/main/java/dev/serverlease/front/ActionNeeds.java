package dev.serverlease.front;

import dev.serverlease.approval.Conditions;
import dev.serverlease.front.LeaseAction.Need;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a door would refuse a lease as it stands, as far as that is cheaply known: then its action is not offered.
 */
@Component
class ActionNeeds {

    /** As its door has it: our own limit, not set by law. */
    private static final int DAYS_TO_ASK_FOR_A_HUMAN_LOOK = 15;

    private final Contracts contracts;
    private final RentDefaults rents;
    private final RecordedFacts facts;
    private final Suspensions suspensions;
    private final AuditTrail audit;
    private final ApplicationWords words;
    private final Clock clock;

    ActionNeeds(
            Contracts contracts,
            RentDefaults rents,
            RecordedFacts facts,
            Suspensions suspensions,
            AuditTrail audit,
            ApplicationWords words,
            Clock clock) {
        this.contracts = contracts;
        this.rents = rents;
        this.facts = facts;
        this.suspensions = suspensions;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    boolean hold(Need need, Lease lease, Person person) {
        var number = lease.number();
        return switch (need) {
            case APPLICANT -> lease.applicant().equals(person.name());
            case COMPLETION_OPEN -> lease.completeBy() != null;
            case LESSOR_SIGNED -> isSignedByLessor(number);
            case LESSEE_UNSIGNED -> !contracts.isSignedByLessee(number);
            case HUMAN_LOOK_OPEN -> mayAskForHumanLook(lease);
            case NO_REVIEW_OPEN -> lease.stepBy() == null;
            case CURABLE_BY_PERSON -> isCurableBy(person, number);
            case RENT_OPEN -> rents.open(number).isPresent();
            case NO_RENT_OPEN -> rents.open(number).isEmpty();
            case RENT_OWED ->
                rents.latest(number).filter(ActionNeeds::takesPayment).isPresent();
            case RENEWABLE -> lease.termEndsAt() != null && !lease.indefinite() && isPast(lease.expiryNoticeAt());
            case ORDER_STANDS -> facts.has(lease, Fact.REGULATOR_ORDER);
            case ARCHIVE_OPEN -> audit.has(number, "USER_ARCHIVE_OPENED");
            case HELD -> lease.legalHold() != null;
            case INDEFINITE -> lease.indefinite() && lease.termEndsAt() == null;
            case HANDED_OVER -> lease.inForceAt() != null;
            case SUBLEASE_KNOWN -> facts.isTrue(lease, Fact.SUBLET);
            case CONDITIONS_OVERDUE -> {
                var end = Conditions.dueAt(lease);
                yield end != null && lease.inForceAt() == null && isPast(end);
            }
        };
    }

    private boolean isSignedByLessor(String number) {
        return contracts
                .latestSigned(number)
                .filter(draft -> draft.signatures().stream().anyMatch(one -> one.party() == Party.LESSOR))
                .isPresent();
    }

    /** Unlawfulness that came to light after the suspension is the door's to find out. */
    private boolean isCurableBy(Person person, String number) {
        boolean unlawful = suspensions
                .latest(number)
                .filter(suspension -> suspension.unlawful())
                .isPresent();
        return !unlawful || person.in(Groups.LEGAL);
    }

    /** An open default, or one whose notice of termination may have crossed with the money. */
    private static boolean takesPayment(RentDefault rent) {
        var outcome = rent.outcome();
        return outcome == null || outcome.arrivedOn() != null;
    }

    private boolean mayAskForHumanLook(Lease lease) {
        var lastDay = LocalDate.ofInstant(lease.stageSince(), clock.getZone()).plusDays(DAYS_TO_ASK_FOR_A_HUMAN_LOOK);
        return lease.endReason() == EndReason.REJECTED
                && !LocalDate.now(clock).isAfter(lastDay)
                && words.tree(lease.application())
                        .path("lessee")
                        .path("kind")
                        .asText()
                        .equals("INDIVIDUAL")
                && !audit.has(lease.number(), "DECIDED_REJECT");
    }

    /** A notice that was asked for leaves no date behind. */
    private boolean isPast(@Nullable Instant at) {
        return at == null || !at.isAfter(clock.instant());
    }
}
