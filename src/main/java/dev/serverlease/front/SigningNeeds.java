package dev.serverlease.front;

import dev.serverlease.front.LeaseAction.Need;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.activation.delivery.EndChoices;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.RentPlans;
import dev.serverlease.stage.contract.offer.LongStop;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What doors ask of the contract or agreement that is being signed, or was. */
@Component
class SigningNeeds {

    private static final String SEALING = "Task_SealForLessor";

    private final OpenSigning signing;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final LongStop longStop;
    private final EndChoices endChoices;
    private final RentPlans rents;

    SigningNeeds(
            OpenSigning signing,
            LeaseMessages messages,
            LeaseTasks tasks,
            LongStop longStop,
            EndChoices endChoices,
            RentPlans rents) {
        this.rents = rents;
        this.endChoices = endChoices;
        this.longStop = longStop;
        this.signing = signing;
        this.messages = messages;
        this.tasks = tasks;
    }

    boolean hold(Need need, Lease lease, Instant now) {
        return switch (need) {
            case LESSEE_AWAITED -> messages.awaits(lease, LeaseMessages.LESSEE_SIGNED);
            case SEAL_AWAITED -> tasks.isOpen(lease, SEALING);
            case LESSEE_UNSIGNED ->
                signing.of(lease)
                        .filter(draft -> draft.isSignedBy(Party.LESSEE))
                        .isEmpty();
            case SIGNING_OPEN -> signing.of(lease).isPresent();
            case NO_AGREEMENT_OPEN -> signing.mayAgree(lease);
            case CONCLUDED -> signing.isConcluded(lease.number());
            case RENT_PLAN_MISSING -> rents.isInWords(lease);
            case END_CHOICE_OPEN -> endChoices.isUnmade(lease);
            case CONDITIONS_OVERDUE ->
                lease.inForceAt() == null
                        && longStop.of(lease).filter(end -> !end.isAfter(now)).isPresent();
            default -> throw new IllegalArgumentException(need + " is not about signing");
        };
    }
}
