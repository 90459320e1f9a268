package dev.serverlease.front;

import dev.serverlease.approval.Conditions;
import dev.serverlease.front.LeaseAction.Need;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.stage.legalreview.HumanLookWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a door would refuse a lease as it stands, as far as that is cheaply known: then its action is not offered.
 */
@Component
class ActionNeeds {

    private static final String SEALING = "Task_SealForLessor";

    private final OpenSigning signing;
    private final RentDefaults rents;
    private final RecordedFacts facts;
    private final Suspensions suspensions;
    private final AuditTrail audit;
    private final HumanLookWindow humanLooks;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;

    ActionNeeds(
            OpenSigning signing,
            RentDefaults rents,
            RecordedFacts facts,
            Suspensions suspensions,
            AuditTrail audit,
            HumanLookWindow humanLooks,
            LeaseMessages messages,
            LeaseTasks tasks) {
        this.signing = signing;
        this.rents = rents;
        this.facts = facts;
        this.suspensions = suspensions;
        this.audit = audit;
        this.humanLooks = humanLooks;
        this.messages = messages;
        this.tasks = tasks;
    }

    boolean hold(Need need, Lease lease, Person person, Instant now) {
        var number = lease.number();
        return switch (need) {
            case APPLICANT -> lease.applicant().equals(person.name());
            case COMPLETION_OPEN -> lease.completeBy() != null;
            case LESSEE_AWAITED -> messages.awaits(lease, LeaseMessages.LESSEE_SIGNED);
            case SEAL_AWAITED -> tasks.isOpen(lease, SEALING);
            case LESSEE_UNSIGNED ->
                signing.of(lease)
                        .filter(draft -> draft.isSignedBy(Party.LESSEE))
                        .isEmpty();
            case SIGNING_OPEN -> signing.of(lease).isPresent();
            case NO_AGREEMENT_OPEN -> signing.mayAgree(lease);
            case HUMAN_LOOK_OPEN -> humanLooks.isOpen(lease);
            case NO_REVIEW_OPEN -> lease.stepBy() == null;
            case CURABLE_BY_PERSON -> isCurableBy(person, number);
            case RENT_OPEN -> rents.open(number).isPresent();
            case NO_RENT_OPEN -> rents.open(number).isEmpty();
            case RENT_OWED ->
                rents.latest(number).filter(ActionNeeds::takesPayment).isPresent();
            case RENEWABLE ->
                lease.termEndsAt() != null
                        && !lease.indefinite()
                        && isPast(lease.expiryNoticeAt(), now)
                        && messages.awaits(lease, LeaseMessages.RENEWAL_REQUESTED);
            case ORDER_STANDS -> facts.has(lease, Fact.REGULATOR_ORDER);
            case ARCHIVE_OPEN -> audit.has(number, "USER_ARCHIVE_OPENED");
            case HELD -> lease.legalHold() != null;
            case INDEFINITE -> lease.indefinite() && lease.termEndsAt() == null;
            case HANDED_OVER -> lease.inForceAt() != null;
            case NOT_HANDED_OVER -> lease.inForceAt() == null;
            case SUBLEASE_KNOWN -> facts.isTrue(lease, Fact.SUBLET);
            case SERVER_CHANGE_OPEN -> isServerToBeChanged(number);
            case CONCLUDED -> signing.isConcluded(number);
            case CONDITIONS_OVERDUE -> {
                var end = Conditions.dueAt(lease);
                yield end != null && lease.inForceAt() == null && isPast(end, now);
            }
        };
    }

    /** What was done last covers all that was asked for before. */
    private boolean isServerToBeChanged(String number) {
        return audit.of(number).stream()
                .map(AuditTrail.Step::action)
                .filter(action -> action.equals("SERVER_CHANGE_ASKED") || action.equals("SERVER_CHANGED"))
                .reduce((earlier, later) -> later)
                .filter("SERVER_CHANGE_ASKED"::equals)
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

    /** A notice that was asked for leaves no date behind. */
    private static boolean isPast(@Nullable Instant at, Instant now) {
        return at == null || !at.isAfter(now);
    }
}
