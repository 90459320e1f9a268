package dev.serverlease.front;

import dev.serverlease.front.LeaseAction.Need;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.stage.inforce.expiry.OpenTerm;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.stage.legalreview.HumanLookWindow;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whether a door would refuse a lease as it stands, as far as that is cheaply known: then its action is not offered.
 */
@Component
class ActionNeeds {

    private final SigningNeeds signing;
    private final RentDefaults rents;
    private final RecordedFacts facts;
    private final Suspensions suspensions;
    private final AuditTrail audit;
    private final HumanLookWindow humanLooks;
    private final OpenTerm term;

    ActionNeeds(
            SigningNeeds signing,
            RentDefaults rents,
            RecordedFacts facts,
            Suspensions suspensions,
            AuditTrail audit,
            HumanLookWindow humanLooks,
            OpenTerm term) {
        this.signing = signing;
        this.rents = rents;
        this.facts = facts;
        this.suspensions = suspensions;
        this.audit = audit;
        this.humanLooks = humanLooks;
        this.term = term;
    }

    boolean hold(Need need, Lease lease, Person person, Instant now) {
        var number = lease.number();
        return switch (need) {
            case APPLICANT -> lease.applicant().equals(person.name());
            case COMPLETION_OPEN -> lease.completeBy() != null;
            case LESSEE_AWAITED,
                    SEAL_AWAITED,
                    LESSEE_UNSIGNED,
                    SIGNING_OPEN,
                    NO_AGREEMENT_OPEN,
                    CONCLUDED,
                    RENT_PLAN_MISSING,
                    CONDITIONS_OVERDUE,
                    END_CHOICE_OPEN -> signing.hold(need, lease, now);
            case HUMAN_LOOK_OPEN -> humanLooks.isOpen(lease);
            case NO_REVIEW_OPEN -> lease.stepBy() == null;
            case CURABLE_BY_PERSON -> isCurableBy(person, number);
            case RENT_OPEN -> rents.open(number).isPresent();
            case NO_RENT_OPEN -> rents.open(number).isEmpty();
            case RENT_OWED ->
                rents.latest(number).filter(ActionNeeds::takesPayment).isPresent();
            case RENEWABLE -> term.isOpen(lease);
            case ORDER_STANDS -> facts.has(lease, Fact.REGULATOR_ORDER);
            case ARCHIVE_OPEN -> audit.has(number, "USER_ARCHIVE_OPENED");
            case HELD -> lease.legalHold() != null;
            case END_IN_DOUBT -> isEndInDoubt(number);
            case INDEFINITE -> lease.mayEndByNotice();
            case HANDED_OVER -> lease.inForceAt() != null;
            case CONTRACT_ENDED -> lease.saidEndReason() != null && lease.inForceAt() != null;
            case NOT_HANDED_OVER -> lease.inForceAt() == null;
            case SUBLEASE_KNOWN -> facts.isTrue(lease, Fact.SUBLET);
            case SERVER_CHANGE_OPEN -> isServerToBeChanged(number);
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

    /** A hold waits for whether the end stands, and nothing that was found since has lifted it. */
    private boolean isEndInDoubt(String number) {
        return audit.of(number).stream()
                .filter(step -> step.detail().path("undecided").asBoolean()
                        || step.action().equals("END_FOUND_EFFECTIVE")
                        || step.action().equals("END_SETTLED_BY_PARTIES")
                        || step.action().startsWith("GOES_ON_"))
                .reduce((earlier, later) -> later)
                .filter(step -> step.action().equals("LEGAL_HOLD_SET"))
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
}
