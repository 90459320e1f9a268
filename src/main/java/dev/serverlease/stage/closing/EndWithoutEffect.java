package dev.serverlease.stage.closing;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Terminations;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.stage.closing.hold.LegalHolds;
import dev.serverlease.stage.inforce.rent.RentSettlement;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 解除不发生效力: a notice that arrived ended nothing (Civil Code art. 565). The same is on record as where it was decided not
 * to terminate, and the lease goes on; once its server was taken back or its set day has come it cannot, and what is
 * left of it is held.
 */
@Component
class EndWithoutEffect {

    private static final String ANSWER = "END_WITHOUT_EFFECT";

    private final GoingOn goingOn;
    private final Terminations terminations;
    private final RentSettlement rents;
    private final LegalHolds holds;
    private final Retention retention;
    private final LeaseMessages messages;
    private final AuditTrail audit;

    EndWithoutEffect(
            GoingOn goingOn,
            Terminations terminations,
            RentSettlement rents,
            LegalHolds holds,
            Retention retention,
            LeaseMessages messages,
            AuditTrail audit) {
        this.goingOn = goingOn;
        this.terminations = terminations;
        this.rents = rents;
        this.holds = holds;
        this.retention = retention;
        this.messages = messages;
        this.audit = audit;
    }

    /**
     * Under the lease's lock, after the finding is on record.
     *
     * @return whether it goes on and its service stays off for something else
     * @throws dev.serverlease.request.Refusal with 409 if its process cannot go on now
     */
    boolean follow(Lease lease, String reason, String actor) {
        if (!canGoOn(lease)) {
            terminations.notTerminated(lease.number(), ANSWER, reason, actor);
            return false;
        }
        holds.liftDecided(lease, reason, retention.of(lease), actor);
        rents.endedNothing(lease, actor);
        var place = goingOn.record(lease, ANSWER, reason, actor);
        messages.send(
                lease, "EndWithoutEffect", Map.of(ClosingDelegates.OUTCOME, Variables.stringValue(place.name(), true)));
        return place == GoingOn.Place.SUSPENDED;
    }

    /** The day that a notice set for an indefinite lease cannot be taken back, and would end it again at once. */
    private boolean canGoOn(Lease lease) {
        return lease.stage() == LeaseStage.CLOSING
                && !audit.has(lease.number(), "SERVER_TAKEN_BACK")
                && !(lease.indefinite() && lease.termEndsAt() != null);
    }
}
