package dev.serverlease.stage.lessee.word;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.Person;
import dev.serverlease.stage.closing.hold.EndInDoubt;
import dev.serverlease.stage.inforce.rent.RentSettlement;
import dev.serverlease.stage.inforce.suspension.Restoration;
import dev.serverlease.words.EndWords;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What follows from an answer. Once the lessor's notice of termination has arrived, whatever objection is accepted puts
 * the end in doubt, also of a lease that is closed (Civil Code art. 565): a legal officer finds whether it stands.
 */
@Component
class AnswerEffects {

    private static final String AGREED = "END_AGREED";

    private final RentSettlement rents;
    private final Restoration restoration;
    private final EndInDoubt doubt;
    private final EndWords ends;
    private final AuditTrail audit;

    AnswerEffects(RentSettlement rents, Restoration restoration, EndInDoubt doubt, EndWords ends, AuditTrail audit) {
        this.rents = rents;
        this.restoration = restoration;
        this.doubt = doubt;
        this.ends = ends;
        this.audit = audit;
    }

    /**
     * Under the lease's lock, in the transaction of the answer.
     *
     * @return whether the end is in doubt now because of it
     * @throws dev.serverlease.request.Refusal as {@link Restoration#afterAccepted}
     */
    boolean follow(Lease lease, Against against, String decision, String answer, Person person) {
        if (against == Against.RENT_DEMAND) {
            rents.showAgain(lease);
        }
        if (!decision.equals("ACCEPTED")) {
            return false;
        }
        if (against == Against.SUSPENSION) {
            restoration.afterAccepted(lease, answer, person);
        }
        return isEndedByLessor(lease)
                && doubt.raise(lease, "解除通知到达后认定承租人对" + against.word().zh() + "的异议成立，待法务认定解除是否有效");
    }

    /** Not by its own notice, not by an agreement, not by the end of the term. */
    private boolean isEndedByLessor(Lease lease) {
        boolean noticed = ends.of(lease.number())
                .filter(end -> end.party() == Party.LESSOR)
                .isPresent();
        return noticed
                && audit.of(lease.number()).stream()
                        .map(Step::action)
                        .filter(action -> Stream.concat(Stream.of(AGREED), EndWords.NOTICES.stream())
                                .anyMatch(action::equals))
                        .reduce((earlier, later) -> later)
                        .filter(AGREED::equals)
                        .isEmpty();
    }
}
